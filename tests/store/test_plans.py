"""Plans are their maker's, like notes; and a database that has none yet gets the table and keeps all it has."""

from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import text

from app.store import people, plans, reflections, schema
from app.store.database import Database
from app.store.errors import NotFound
from app.store.people import Person
from app.store.plans import Intention, Outcome
from tests.store.conftest import NOW

LATER = NOW + timedelta(weeks=8)
PLACE = "lesson/noticing-neglect/what-now/plan-1"
COAT = Intention("a child without a coat", "the DSP", "noon")
BREAD = Intention("bread in a sleeve", "", "")


def save(database: Database, person: Person, intention: Intention, *, course: str = "one") -> None:
    with database.transaction() as session:
        plans.save_plan(
            session, person.id, f"{PLACE}/{course}", intention, NOW, course=course, title="A plan"
        )


def test_writing_again_keeps_the_day_and_what_came_of_it(
    database: Database, person: Person
) -> None:
    save(database, person, COAT)
    with database.transaction() as session:
        [plan] = plans.plans_of(session, person.id)
        plans.answer_plan(session, person.id, plan.id, Outcome.IN_PART, "It rained.", LATER)
        plans.save_plan(session, person.id, plan.place, BREAD, LATER, course="one", title="A plan")
        [kept] = plans.plans_of(session, person.id, course="one")
    assert (kept.intention, kept.written_at, kept.changed_at) == (BREAD, NOW, LATER)
    assert (kept.outcome, kept.outcome_note, kept.answered_at) == (
        Outcome.IN_PART,
        "It rained.",
        LATER,
    )


def test_plans_of_one_course(database: Database, person: Person) -> None:
    save(database, person, COAT)
    save(database, person, BREAD, course="two")
    with database.reading() as session:
        assert [p.intention for p in plans.plans_of(session, person.id, course="two")] == [BREAD]
        assert len(plans.plans_of(session, person.id)) == 2


def test_a_plan_is_its_makers_alone(
    database: Database, person: Person, other_person: Person
) -> None:
    save(database, person, COAT)
    with database.transaction() as session:
        [mine] = plans.plans_of(session, person.id)
        assert plans.plans_of(session, other_person.id) == ()
        for reach in (
            lambda: plans.get_plan(session, other_person.id, mine.id),
            lambda: plans.change_plan(session, other_person.id, mine.id, BREAD, LATER),
            lambda: plans.answer_plan(session, other_person.id, mine.id, Outcome.DONE, "", LATER),
            lambda: plans.delete_plan(session, other_person.id, mine.id),
        ):
            with pytest.raises(NotFound):
                reach()
        assert plans.get_plan(session, person.id, mine.id) == mine
        plans.delete_plan(session, person.id, mine.id)
        assert plans.plans_of(session, person.id) == ()


def test_a_populated_database_of_the_first_road_is_migrated(database_url: str) -> None:
    database = Database(database_url)
    with database.rebuilding() as connection:
        command.upgrade(schema.configuration(connection), "0001")
    with database.transaction() as session:
        someone = people.add_person(session, "Carys Puw", NOW)
        reflections.save_reflection(
            session, someone.id, "attempt/1", "Kept.", NOW, title="A case", prompt="And now?"
        )
    schema.upgrade(database)
    with database.reading() as session:
        assert schema.is_current(database)
        [kept] = reflections.reflections_of(session, someone.id)
        assert kept.text == "Kept."
        assert plans.plans_of(session, someone.id) == ()
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    database.close()
