"""A DSP asks people for a course by a day, and changes her mind."""

import pytest
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.services.passwords import Passwords
from app.store.assignments import add_assignments
from app.store.database import Database, Session
from app.store.tables import AssignmentEventRow, AssignmentRow, AuditRow
from tests.conftest import FakeClock
from tests.everybody_notices import COURSE
from tests.people import Someone, learner
from tests.walking import Walker
from tests.web.nurseries import Nurseries, require

DUE = {"course": COURSE, "due_on": "2026-12-18", "note": "Before the holidays, please."}


@pytest.fixture
def assigned(walker: Walker, nurseries: Nurseries) -> Walker:
    walker.go(f"/team/{nurseries.own}/assign?person={nurseries.overdue.id}")
    walker.press("See who this would reach", **DUE)
    return walker.press("Assign it")


def test_everyone_is_asked_by_name_first(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}/assign")
    walker.press("See who this would reach", whom="everyone", **DUE)
    assert walker.heading == "Who this would reach"
    for name in ("Carys Puw", "Ŵyn Ansell", "=Dai Morris"):
        assert name in walker.text
    walker.press("Assign it")
    assert "The course is assigned to 3 people." in walker.text


def test_those_of_a_job_role_are_asked(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}/assign")
    walker.press("See who this would reach", whom="roles", job_roles="teacher", **DUE)
    walker.press("Assign it")
    assert "The course is assigned to 1 person." in walker.text
    assert "=Dai Morris" in walker.text
    assert "Carys" not in walker.text


def test_the_note_and_the_day_reach_the_learner(
    assigned: Walker, overdue: Walker, database: Database
) -> None:
    overdue.go("/training")
    assert "Assigned to you: “Before the holidays, please.”" in overdue.text
    with database.reading() as session:
        actions = session.scalars(select(AuditRow.action)).all()
    assert "assigned" in actions


def test_whoever_is_on_another_list_cannot_be_asked(
    walker: Walker, nurseries: Nurseries, database: Database
) -> None:
    walker.go(f"/team/{nurseries.own}/assign")
    stranger = str(nurseries.stranger.id)
    walker.press("See who this would reach", whom="people", people=stranger, **DUE)
    assert walker.status == 422
    with database.reading() as session:
        assert session.execute(select(AssignmentRow.id)).all() == []


def test_a_day_that_is_past_and_nobody_are_said_at_their_fields(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}/assign")
    walker.press("See who this would reach", **{**DUE, "whom": "everyone", "due_on": "2026-11-01"})
    assert "Choose today or a later day." in walker.text
    walker.press("See who this would reach", **{**DUE, "whom": "people"})
    assert "Choose at least one." in walker.text


def test_the_day_is_moved_once_a_reason_is_given(assigned: Walker, database: Database) -> None:
    assigned.follow("Move the day")
    assigned.press("Move the day", due_on="2027-01-15")
    assert "Give a reason." in assigned.text
    assigned.press("Move the day", due_on="2026-12-01", reason="Inspection week")
    assert "Choose a day after the one that it is due now." in assigned.text
    assigned.press("Move the day", due_on="2027-01-15", reason="Inspection week")
    assert "15 Jan 2027" in assigned.text
    with database.reading() as session:
        [event] = session.execute(select(AssignmentEventRow.__table__))
    assert (event.kind, event.reason) == ("extended", "Inspection week")


def test_an_assignment_is_taken_back_and_stays_written_down(
    assigned: Walker, database: Database
) -> None:
    assigned.follow("Take back").press("Take it back", reason="Done elsewhere")
    assert "Nothing is assigned by hand" in assigned.text
    with database.reading() as session:
        assert len(session.execute(select(AssignmentRow.id)).all()) == 1


def test_who_is_exempt_is_asked_no_more_until_it_ends(
    walker: Walker, overdue: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}/assign/{nurseries.overdue.id}/exempt?course={COURSE}")
    walker.press("Record the exemption", ends_on="2026-11-01", reason="Trained at her college")
    assert "The last day lies before the first." in walker.text
    walker.press("Record the exemption", ends_on="", reason="Trained at her college")
    assert "Trained at her college" in walker.text
    assert "You are exempt from this for now." in overdue.go("/training").text
    assert "Overdue" not in overdue.text
    walker.press("End now")
    assert "Trained at her college" not in walker.text
    assert "Overdue" in overdue.go("/training").text


def test_nobody_elsewhere_is_exempted_or_given_anything(
    walker: Walker, nurseries: Nurseries
) -> None:
    for person, agency in (
        (nurseries.stranger.id, nurseries.own),
        (nurseries.stranger.id, nurseries.other),
    ):
        for page in ("exempt", "attempt"):
            assert walker.go(f"/team/{agency}/assign/{person}/{page}").status == 404


@pytest.mark.parametrize("page", ["assign", "assignments", "requirements"])
def test_pages_ask_no_more_when_there_is_more(
    walker: Walker,
    nurseries: Nurseries,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    page: str,
) -> None:
    address = f"/team/{nurseries.own}/{page}"
    before = asked_for(walker, address)
    with database.transaction() as session:
        for number in range(30):
            someone = learner(
                session, passwords, clock(), name=f"Person {number}", at=nurseries.own
            )
            ask(session, someone, nurseries, clock)
            require(session, nurseries.own, clock)
    assert asked_for(walker, address) == before


def ask(session: Session, someone: Someone, nurseries: Nurseries, clock: FakeClock) -> None:
    today, by = clock().date(), nurseries.dsp.id
    add_assignments(
        session, [someone.id], nurseries.own, COURSE, today, today, "", "b", by, clock()
    )


def asked_for(walker: Walker, path: str) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        walker.go(path)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert walker.status == 200
    return len(asked)
