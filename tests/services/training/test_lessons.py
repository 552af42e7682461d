"""Reading, notes for oneself, and being done."""

import pytest

from app.content.model.lesson import Reflect
from app.ids import Sha256
from app.services import drafts, lessons
from app.services.content import Content
from app.services.errors import NotFound
from app.services.lesson_notes import Box, reflects
from app.services.lessons import Changed
from app.services.open_steps import NotYet
from app.store.reflections import Reflection, reflections_of
from tests.services.training.learning import (
    COURSE,
    LESSON,
    OPTIONAL,
    Learning,
    with_every_step_required,
)


def notes(learning: Learning) -> tuple[Reflection, ...]:
    with learning.database.reading() as session:
        return reflections_of(session, learning.actor.person_id)


def prompt(learning: Learning) -> Reflect:
    return reflects(learning.library.lessons[f"{COURSE}/{LESSON}"])[0]


def test_done_leads_to_the_next_step_and_is_recorded_once(learning: Learning) -> None:
    first = learning.finish()
    assert first.next_step is not None
    assert first.next_step.step.slug == "a-bruise-at-the-door"
    learning.later(hours=1)
    again = learning.finish()
    assert again.next_step == first.next_step
    [done] = learning.history().lessons
    assert done.done_at < learning.now


def test_a_page_that_was_edited_while_it_was_read_is_not_done(learning: Learning) -> None:
    with pytest.raises(Changed), learning.database.transaction() as session:
        lessons.finish(
            session,
            learning.content,
            learning.actor,
            COURSE,
            LESSON,
            Sha256("0" * 64),
            {},
            learning.now,
        )
    assert learning.history().lessons == ()


def test_done_saves_the_notes_that_were_typed(learning: Learning) -> None:
    learning.finish(text="  In the red book.\nBefore lunch. ")
    [note] = notes(learning)
    assert note.text == "In the red book.\nBefore lunch."
    assert (note.title, note.prompt) == (
        "What a record is",
        "Where do you write such a note today?",
    )
    assert learning.open_lesson().notes == {prompt(learning).id: note.text}


def test_writing_again_changes_the_note_and_a_blank_box_leaves_it(learning: Learning) -> None:
    learning.finish(text="In the red book.")
    learning.later(days=1)
    learning.finish(text="On the form.")
    learning.finish(text="   ")
    [note] = notes(learning)
    assert note.text == "On the form."
    assert note.written_at < note.changed_at


def test_what_was_typed_and_not_saved_is_there_again_until_it_is_saved(learning: Learning) -> None:
    with learning.database.transaction() as session:
        fields = {Box(prompt(learning)).field: ["Half a sent"], "step": ["3"]}
        place = f"lesson/{COURSE}/{LESSON}"
        drafts.save(session, learning.actor.person_id, place, fields, learning.now)
    assert learning.open_lesson().notes[prompt(learning).id] == "Half a sent"
    learning.finish(text="A whole sentence.")
    assert learning.open_lesson().notes[prompt(learning).id] == "A whole sentence."


def test_an_optional_lesson_has_no_number(learning: Learning) -> None:
    assert learning.open_lesson(OPTIONAL).placed.number is None
    with pytest.raises(NotFound):
        learning.open_lesson("no-such-lesson")


def test_a_lesson_whose_turn_has_not_come_can_be_neither_read_nor_done(learning: Learning) -> None:
    learning.content = Content(with_every_step_required(learning.library))
    with pytest.raises(NotYet):
        learning.open_lesson(OPTIONAL)
    with pytest.raises(NotYet):
        learning.finish(OPTIONAL)
    assert learning.history().lessons == ()


def test_the_last_lesson_brings_the_award(learning: Learning) -> None:
    learning.case_another_way()
    with pytest.raises(NotYet):
        learning.begin("first-words", COURSE)
    learning.finish()
    learning.answer(learning.course(), "first-words")
    assert [award.facts.course for award in learning.history().awards] == [COURSE]


def test_others_see_nothing_of_it(learning: Learning, stranger: Learning) -> None:
    learning.finish(text="Mine.")
    assert notes(stranger) == ()
    assert stranger.open_lesson().notes == {}
