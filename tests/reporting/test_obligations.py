"""The query says of everybody what the pure rule says of each, on both engines."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Integer, literal, select

from app.ids import AgencyId, PersonId
from app.learning.civil_days import months_after, next_fixed_day
from app.learning.obligations import Obligation, Status
from app.policy.scope import Scope
from app.reporting import sql_days
from app.reporting.obligations import (
    Counts,
    Filters,
    ObligationRow,
    Order,
    counts_by_agency,
    counts_in,
    obligations_in,
    people_in,
)
from app.services.obligations import obligations_of
from app.store.database import Database
from tests.reporting.often import in_it, often
from tests.reporting.worlds import COURSES, NOW, NURSERY, PEOPLE, World, worlds

EVERYTHING = Scope(everything=True)


Told = tuple[object, ...]


def told(of: PersonId, obligation: Obligation) -> Told:
    first = obligation.reason.sources[0]
    return (
        of,
        obligation.agency_id,
        obligation.course,
        obligation.status,
        obligation.due_on,
        obligation.grace_until,
        obligation.met_on,
        obligation.until,
        first.requirement_id,
        first.assignment_id,
    )


def shown(row: ObligationRow) -> Told:
    return (
        row.person_id,
        row.agency_id,
        row.course,
        row.status,
        row.due_on,
        row.grace_until,
        row.met_on,
        row.until,
        row.requirement_id,
        row.assignment_id,
    )


@often
@given(world=worlds())
def test_the_query_and_the_rule_agree(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        rows = obligations_in(session, EVERYTHING, world.on, NOW)
        expected = {
            told(person, obligation)
            for person in map(PersonId, PEOPLE)
            for obligation in obligations_of(session, person, world.on)
        }
        assert {shown(row) for row in rows} == expected
        assert len(rows) == len(expected)


@often
@given(world=worlds(), status=st.sampled_from(Status), course=st.sampled_from(COURSES))
def test_narrower_questions_get_the_same_rows(
    database: Database, world: World, status: Status, course: str
) -> None:
    at_nursery = Scope(agencies=frozenset({AgencyId(NURSERY)}))
    with in_it(database, world) as session:
        everything = obligations_in(session, EVERYTHING, world.on, NOW)
        only = Filters(course=course, statuses=frozenset({status}))
        assert set(obligations_in(session, at_nursery, world.on, NOW)) == {
            row for row in everything if row.agency_id == NURSERY
        }
        assert set(obligations_in(session, EVERYTHING, world.on, NOW, only)) == {
            row for row in everything if (row.course, row.status) == (course, status)
        }
        first = obligations_in(session, EVERYTHING, world.on, NOW, order=Order.DUE, limit=2)
        rest = obligations_in(session, EVERYTHING, world.on, NOW, order=Order.DUE, offset=2)
        assert (*first, *rest) == tuple(
            sorted(
                everything,
                key=lambda row: (
                    row.due_on or date.max,
                    row.name,
                    row.person_id,
                    row.course,
                    row.agency_id,
                ),
            )
        )


@often
@given(world=worlds())
def test_everybody_counts_once(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        rows = obligations_in(session, EVERYTHING, world.on, NOW)
        counts = counts_in(session, EVERYTHING, world.on, NOW)
        people = people_in(session, EVERYTHING, world.on, NOW)
    pressing = list(Status)
    for course in COURSES:
        worst = worst_of([row for row in rows if row.course == course], pressing)
        assert totals(counts.get(course, Counts())) == {
            status: worst.count(status) for status in Status
        }
    assert totals(people) == {s: worst_of(rows, pressing).count(s) for s in Status}


@often
@given(world=worlds())
def test_by_agency_everybody_counts_once_at_each(database: Database, world: World) -> None:
    with in_it(database, world) as session:
        rows = obligations_in(session, EVERYTHING, world.on, NOW)
        counts = counts_by_agency(session, EVERYTHING, world.on, NOW)
    there = {
        row.agency_id: [each for each in rows if each.agency_id == row.agency_id] for row in rows
    }
    assert {agency: totals(found) for agency, found in counts.items()} == {
        agency: {s: worst_of(asked, list(Status)).count(s) for s in Status}
        for agency, asked in there.items()
    }


def worst_of(
    rows: list[ObligationRow] | tuple[ObligationRow, ...], pressing: list[Status]
) -> list[Status]:
    """Of each person."""
    by_person: dict[PersonId, list[Status]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(row.status)
    return [min(found, key=pressing.index) for found in by_person.values()]


def totals(counts: Counts) -> dict[Status, int]:
    return {
        Status.COVERED: counts.covered,
        Status.DUE: counts.due,
        Status.IN_GRACE: counts.in_grace,
        Status.OVERDUE: counts.overdue,
        Status.EXEMPT: counts.exempt,
    }


@often
@given(
    day=st.one_of(
        st.dates(date(1999, 1, 1), date(2101, 12, 31)),
        st.builds(date, st.integers(2023, 2032), st.sampled_from([1, 3, 5, 8, 12]), st.just(31)),
        st.sampled_from([date(2024, 2, 29), date(2028, 2, 29)]),
    ),
    months=st.integers(0, 240),
    fixed=st.dates(date(2028, 1, 1), date(2028, 12, 31)),
)
def test_days_are_reckoned_alike(database: Database, day: date, months: int, fixed: date) -> None:
    number = [literal(each, Integer()) for each in (fixed.month, fixed.day)]
    with database.reading() as session:
        row = session.execute(
            select(
                sql_days.months_after(sql_days.a_day(day), months),
                sql_days.days_after(sql_days.a_day(day), -months),
                sql_days.next_fixed_day(sql_days.a_day(day), *number),
            )
        ).one()
    assert tuple(row) == (
        months_after(day, months),
        date.fromordinal(day.toordinal() - months),
        next_fixed_day(day, fixed.month, fixed.day),
    )
