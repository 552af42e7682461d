"""Drafts, kept forms and reflections: the learner's own words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.ids import PersonId
from app.store import drafts, kept_forms, reflections
from app.store.database import Database, Session
from app.store.drafts import Draft
from app.store.errors import NotFound
from app.store.kept_forms import KeptForm
from app.store.people import Person
from tests.store.conftest import NOW

LATER = NOW + timedelta(hours=1)
PLACE = "lesson/noticing-neglect/signs/reflect-1"


def test_a_draft_is_written_over(database: Database, person: Person) -> None:
    with database.transaction() as session:
        drafts.save_draft(session, person.id, "attempt/1/0", {"answer": ["b", "c"]}, NOW)
        drafts.save_draft(session, person.id, "attempt/1/0", {"answer": ["ŵ"]}, LATER)
        drafts.save_draft(session, person.id, "attempt/1/1", {"answer": ["else"]}, LATER)
    with database.reading() as session:
        assert drafts.find_draft(session, person.id, "attempt/1/0") == Draft(
            "attempt/1/0", {"answer": ["ŵ"]}, LATER
        )


def test_a_draft_is_its_writers(database: Database, person: Person, other_person: Person) -> None:
    with database.transaction() as session:
        drafts.save_draft(session, person.id, PLACE, {"text": ["mine"]}, NOW)
        assert drafts.find_draft(session, other_person.id, PLACE) is None
        drafts.drop_draft(session, other_person.id, PLACE)
        assert drafts.find_draft(session, person.id, PLACE) is not None
        drafts.drop_draft(session, person.id, PLACE)
        assert drafts.find_draft(session, person.id, PLACE) is None


def test_a_kept_form_is_given_back_to_its_person_alone(
    database: Database, person: Person, other_person: Person
) -> None:
    form = KeptForm(person.id, "play.scene", {"attempt": 1}, {"choice": ["ask-her"]}, NOW)
    with database.transaction() as session:
        kept_forms.add_kept_form(session, "token", form)

        def find(who: Person, since: timedelta) -> KeptForm | None:
            return kept_forms.find_kept_form(session, "token", who.id, NOW - since)

        assert find(person, timedelta(days=1)) == form
        assert find(other_person, timedelta(days=1)) is None
        assert find(person, timedelta(0)) is None, "it was kept for too long"
        kept_forms.drop_kept_form(session, "token")
        assert find(person, timedelta(days=1)) is None


def test_sweeping_takes_the_forms_that_were_kept_too_long(
    database: Database, person: Person
) -> None:
    form = KeptForm(person.id, "play.scene", {}, {}, NOW)
    with database.transaction() as session:
        kept_forms.add_kept_form(session, "old", form)
        kept_forms.add_kept_form(session, "new", replace(form, kept_at=LATER))
        kept_forms.sweep_kept_forms(session, LATER)
        long_ago = NOW - timedelta(days=1)
        assert kept_forms.find_kept_form(session, "old", person.id, long_ago) is None
        assert kept_forms.find_kept_form(session, "new", person.id, long_ago) is not None


def write(session: Session, person_id: PersonId, place: str, text: str) -> None:
    reflections.save_reflection(
        session, person_id, place, text, NOW, title="The signs", prompt="What did you notice?"
    )


def test_writing_again_at_a_place_keeps_the_day_it_was_first_written(
    database: Database, person: Person
) -> None:
    with database.transaction() as session:
        write(session, person.id, PLACE, "I was unsure.")
        reflections.save_reflection(
            session, person.id, PLACE, "I am surer.", LATER, title="Signs", prompt="And now?"
        )
        (kept,) = reflections.reflections_of(session, person.id)
        assert reflections.find_reflection(session, person.id, PLACE) == kept
    assert (kept.text, kept.written_at, kept.changed_at) == ("I am surer.", NOW, LATER)


def test_reflections_are_listed_by_place(database: Database, person: Person) -> None:
    with database.transaction() as session:
        for place in ("lesson/a_b/one", "lesson/a_b/two", "lesson/axb/one", "attempt/1"):
            write(session, person.id, place, place)
        listed = reflections.reflections_of(session, person.id, under="lesson/a_b/")
        everything = reflections.reflections_of(session, person.id)
    assert [one.place for one in listed] == ["lesson/a_b/two", "lesson/a_b/one"]
    assert len(everything) == 4


def test_a_reflection_can_be_changed_and_taken_away(database: Database, person: Person) -> None:
    with database.transaction() as session:
        write(session, person.id, PLACE, "I was unsure.")
        number = reflections.reflections_of(session, person.id)[0].id
        reflections.change_reflection(session, person.id, number, "I asked.", LATER)
        changed = reflections.get_reflection(session, person.id, number)
        reflections.delete_reflection(session, person.id, number)
        with pytest.raises(NotFound):
            reflections.get_reflection(session, person.id, number)
    assert (changed.text, changed.written_at, changed.changed_at) == ("I asked.", NOW, LATER)


def test_a_reflection_is_the_writers_alone(
    database: Database, person: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        write(session, person.id, PLACE, "Mine.")
        (mine,) = reflections.reflections_of(session, person.id)
        assert reflections.reflections_of(session, other_person.id) == ()
        assert reflections.find_reflection(session, other_person.id, PLACE) is None
        with pytest.raises(NotFound):
            reflections.get_reflection(session, other_person.id, mine.id)
        with pytest.raises(NotFound):
            reflections.change_reflection(session, other_person.id, mine.id, "Not yours.", LATER)
        with pytest.raises(NotFound):
            reflections.delete_reflection(session, other_person.id, mine.id)
        assert reflections.reflections_of(session, person.id) == (mine,)
