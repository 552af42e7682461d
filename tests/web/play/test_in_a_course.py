"""The case as a step of a course: what comes first, the award, doing it another way."""

import shutil
from pathlib import Path

import pytest

from app.store.awards import awards_of
from app.store.database import Database
from tests.people import Someone
from tests.services.playing.conftest import CASE, EXAMPLES
from tests.walking import Walker
from tests.web.play.test_debrief import GOOD, past_the_question, play

COURSE = "first-words"
START = f"/cases/{CASE}?course={COURSE}"


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    """The lesson, then the case, and reading the lesson again is the other way."""
    root = tmp_path / "content"
    shutil.copytree(EXAMPLES, root)
    case = root / "scenarios" / f"{CASE}.md"
    link = f"minutes: 8\nalternative: ../courses/{COURSE}/what-a-record-is.md"
    case.write_text(case.read_text("utf-8").replace("minutes: 8", link), "utf-8")
    course = root / "courses" / COURSE / "course.md"
    lines = course.read_text("utf-8").splitlines()
    kept = [line for line in lines if "quizzes/" not in line and "listen:" not in line]
    course.write_text("\n".join(kept), "utf-8")
    return root


def awards(database: Database, person: Someone) -> list[str]:
    with database.reading() as session:
        return [award.facts.course for award in awards_of(session, person.id)]


def test_what_comes_first_is_said_and_linked(walker: Walker) -> None:
    walker.go(START)
    assert "In First words, “What a record is” comes before this." in walker.text
    assert not walker.has_button("Begin")
    assert walker.follow("What a record is").path == f"/courses/{COURSE}/what-a-record-is"


def test_begin_from_a_stale_page_leads_back_to_what_comes_first(walker: Walker) -> None:
    path = walker.client.submit(START).location
    assert "comes before this" in walker.go(path).text


def test_complete_leads_on_and_is_awarded(
    walker: Walker, database: Database, person: Someone
) -> None:
    walker.go(f"/courses/{COURSE}/what-a-record-is").press("Done, go on")
    play(walker.go(START).press("Begin"), *GOOD)
    assert awards(database, person) == [COURSE]
    assert "You have completed First words. It is on your record." in walker.text
    past_the_question(walker)
    assert walker.follow("Go to the course").path == f"/courses/{COURSE}"


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ("I will talk it through", f"/courses/{COURSE}"),
        ("I will read the lesson", f"/courses/{COURSE}/what-a-record-is"),
    ],
)
def test_another_way_is_done_without_a_reason(
    walker: Walker, database: Database, person: Someone, button: str, leads_to: str
) -> None:
    walker.go(f"/courses/{COURSE}/what-a-record-is").press("Done, go on")
    walker.go(START).follow("Do this another way")
    assert not walker.page.find("textarea")
    assert "The lesson “What a record is” covers the same ground" in walker.text
    walker.press(button)
    assert walker.path == leads_to
    assert "This case counts as done." in walker.text
    assert awards(database, person) == [COURSE]
    walker.go(START)
    assert "You have done this case another way, and it counts as done." in walker.text
    assert walker.has_button("Begin")
