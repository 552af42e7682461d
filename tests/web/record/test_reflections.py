"""My notes: read, changed, deleted, and by nobody else."""

import pytest

from app.services import reflections
from app.store.reflections import Reflection
from tests.services.training.learning import COURSE, LESSON, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing

WORDS = "In the red book.\nBefore lunch."


@pytest.fixture
def note(learning: Learning) -> Reflection:
    learning.finish(text=WORDS)
    return mine(learning)[0]


def mine(learning: Learning) -> tuple[Reflection, ...]:
    with learning.database.reading() as session:
        return reflections.mine(session, learning.actor)


def test_no_notes_yet(walker: Walker) -> None:
    walker.go("/record").follow("Read my notes")
    assert "No notes yet" in walker.text
    assert "Only you can read it" in walker.text


def test_a_note_stands_with_its_question_and_the_way_back(walker: Walker, note: Reflection) -> None:
    walker.go("/reflections")
    assert "Where do you write such a note today?" in walker.text
    assert "In the red book. Before lunch." in walker.text
    walker.follow("What a record is")
    assert walker.path == f"/courses/{COURSE}/{LESSON}"


def test_changing_a_note(walker: Walker, learning: Learning, note: Reflection) -> None:
    walker.go("/reflections").follow("Change")
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == WORDS
    walker.press("Save my note", text="On the form.")
    assert "Your note is changed." in walker.text
    assert [kept.text for kept in mine(learning)] == ["On the form."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  ", "Write a few words, or delete the note."),
        ("word " * 1100, "Keep this note under 5000 characters."),
    ],
)
def test_a_note_that_cannot_be_saved_says_why(
    walker: Walker, learning: Learning, note: Reflection, text: str, words: str
) -> None:
    walker.go(f"/reflections/{note.id}/edit").press("Save my note", text=text)
    assert walker.status == 422
    assert words in walker.text
    assert mine(learning) == (note,)


def test_leaving_quickly_keeps_the_change_that_was_begun(walker: Walker, note: Reflection) -> None:
    walker.go(f"/reflections/{note.id}/edit").press("Leave quickly", text="On the fo")
    walker.go(f"/reflections/{note.id}/edit")
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == "On the fo"


def test_deleting_asks_first(walker: Walker, learning: Learning, note: Reflection) -> None:
    walker.go("/reflections").follow("Delete")
    assert walker.heading == "Delete this note?"
    assert mine(learning) == (note,), "looking at the question deletes nothing"
    walker.press("Delete my note")
    assert "Your note is deleted." in walker.text
    assert mine(learning) == ()


def test_others_can_neither_read_nor_change_nor_delete_it(
    learning: Learning, stranger: Browsing, note: Reflection
) -> None:
    address = f"/reflections/{note.id}"
    pages = [
        stranger.get(f"{address}/edit"),
        stranger.get(f"{address}/delete"),
        stranger.submit(f"{address}/edit", {"text": "Mine now"}),
        stranger.submit(f"{address}/delete"),
    ]
    assert {page.status_code for page in pages} == {404}
    assert not any("red book" in page.text for page in [*pages, stranger.get("/reflections")])
    assert mine(learning) == (note,)
