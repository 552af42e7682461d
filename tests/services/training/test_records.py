"""A person's record, and what she wrote for herself."""

import pytest

from app.content.model.header import Kind
from app.services import reflections
from app.services.errors import NotFound
from app.services.records import award_held
from tests.services.training.learning import COURSE, SECOND, Learning


def test_the_record_has_awards_what_is_under_way_and_every_attempt(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    learning.take(learning.course(SECOND), 0, decisions=1)
    record = learning.record()
    assert [held.award.facts.course for held in record.awards] == [COURSE]
    assert record.awards[0].in_date
    assert [course.course.slug for course in record.under_way] == [SECOND]
    kinds = [summary.attempt.terms.kind for summary in record.attempts]
    assert kinds == [Kind.SCENARIO, Kind.QUIZ, Kind.SCENARIO]


def test_it_moves_with_the_person(learning: Learning) -> None:
    """The nation is another now; what was completed stands, in the words that it was completed in."""
    learning.take(learning.course(), 3)
    before = learning.record().awards
    learning.moves_to(learning.library.courses["england-only"].header.nations[0])
    assert learning.record().awards == before


def test_nobody_elses_award_is_found(learning: Learning, stranger: Learning) -> None:
    learning.take(learning.course(), 3)
    award = learning.history().awards[0].id
    with stranger.database.reading() as session:
        assert award_held(session, learning.actor, award, learning.now).in_date
        with pytest.raises(NotFound):
            award_held(session, stranger.actor, award, learning.now)


def test_a_note_is_changed_and_thrown_away_by_its_writer_alone(
    learning: Learning, stranger: Learning
) -> None:
    learning.finish(text="In the red book.")
    with learning.database.transaction() as session:
        [note] = reflections.mine(session, learning.actor)
        for act in (
            lambda: reflections.get(session, stranger.actor, note.id),
            lambda: reflections.change(session, stranger.actor, note.id, "Not mine", learning.now),
            lambda: reflections.throw_away(session, stranger.actor, note.id),
        ):
            with pytest.raises(NotFound):
                act()
        reflections.change(session, learning.actor, note.id, "On the form.", learning.now)
        [changed] = reflections.mine(session, learning.actor)
        assert changed.text == "On the form."
        reflections.throw_away(session, learning.actor, note.id)
        assert reflections.mine(session, learning.actor) == ()
