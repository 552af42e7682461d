"""Plans are their maker's, like notes; and a database that has none yet gets the table and keeps all it has."""

from datetime import timedelta

import pytest

from app.store import plans
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
