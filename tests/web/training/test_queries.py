"""How often a page asks the database: not once more for more courses, attempts or notes."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.services.training.learning import COURSE, EVERY_KIND, LESSON, Learning
from tests.walking import Walker


@contextmanager
def counted() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def asked_for(walker: Walker, path: str) -> int:
    with counted() as asked:
        walker.go(path)
    assert walker.status == 200
    return len(asked)


def test_pages_ask_little_and_no_more_when_there_is_more(
    walker: Walker, learning: Learning
) -> None:
    attempt = learning.begin(EVERY_KIND)
    pages = {
        "/training": 10,
        f"/courses/{COURSE}": 10,
        f"/courses/{COURSE}/{LESSON}": 10,
        "/record": 9,
        "/reflections": 4,
        f"/quizzes/attempts/{attempt}": 3,
    }
    before = {path: asked_for(walker, path) for path in pages}
    learning.finish(text="A note.")
    for _ in range(4):
        learning.play(learning.course(), "a-bruise-at-the-door")
    learning.answer(learning.course(), "first-words")
    after = {path: asked_for(walker, path) for path in pages}
    assert [path for path, most in pages.items() if before[path] > most] == [], list(
        before.values()
    )
    assert all(after[path] <= most for path, most in pages.items()), after
