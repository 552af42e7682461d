"""The strictest of what is asked of each person at each agency for each course: one row each, from all its reasons."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app.learning.obligations import Status
from app.policy.scope import Scope
from app.reporting.as_known import ON
from app.reporting.asked import (
    AGENCY,
    COURSE,
    PERSON,
    REQUIREMENT,
    asked_by_assignments,
    asked_by_rules,
    back,
    held,
    is_exempt,
    no_number,
    seats,
)
from app.reporting.covers import END, covers_by_itself, covers_by_rule, is_fixed
from app.reporting.sql_days import Day, a_day, days_after, latest
from app.store.scoping import agency_ids
from app.store.tables import AssignmentRow, PostRow, RequirementRow


@dataclass(frozen=True, slots=True)
class Obliged:
    first: CTE
    """A row for each person, agency and course. Days without end are `WITHOUT_END`."""
    by_rule: CTE
    """A row for each person, agency and requirement, as if that were the only reason."""
    asked: CTE
    """The same, before awards are looked at."""
    awards: CTE
    away: CTE


def first_obligations(
    scope: Scope, *, of_agency: bool, of_person: bool, of_requirement: bool
) -> CTE:
    """Days without end are `WITHOUT_END`. With `of_requirement` it is counted as the only reason."""
    narrowed = []
    if of_agency:
        narrowed.append(PostRow.agency_id == AGENCY)
    if of_person:
        narrowed.append(PostRow.person_id == PERSON)
    return obliged(seats(agency_ids(scope, ON), *narrowed), of_requirement=of_requirement).first


def obliged(here: CTE, *, of_requirement: bool = False, of_course: bool = False) -> Obliged:
    """What follows for who sits there, from one reading of the rules."""
    awards, away = held(here), back(here)
    narrowed = [RequirementRow.course == COURSE] if of_course else []
    if of_requirement:
        narrowed.append(RequirementRow.id == REQUIREMENT)
    asked = asked_by_rules(here, *narrowed)
    rules = _by_rules(asked, awards, away).cte("by_rules")
    by_rule = _with_status(here, rules, "by_requirement")
    if of_requirement:
        first = _with_status(here, _strictest(rules), "first_obligations")
        return Obliged(first, by_rule, asked, awards, away)
    narrowed = [AssignmentRow.course == COURSE] if of_course else []
    by_assignments = _by_assignments(asked_by_assignments(here, *narrowed), awards, away)
    sources = union_all(select(rules), by_assignments).cte("sources")
    first = _with_status(here, _strictest(sources), "first_obligations")
    return Obliged(first, by_rule, asked, awards, away)


def _by_rules(asked: CTE, awards: CTE, away: CTE) -> Select[*tuple[Any, ...]]:
    cover, rule = covers_by_rule(asked, awards), RequirementRow
    endless, until = cover.c.until == END, cover.c.until
    renewed = case((or_(endless, is_fixed()), until), else_=days_after(until, 1))
    due = latest(
        days_after(asked.c.begun_on, rule.starter_days),
        _or_never(renewed),
        _or_never(rule.transition_on),
        _or_never(days_after(away.c.ends_on, rule.grace_days + 1)),
    )
    grace_until = case((endless, END), else_=days_after(due, rule.grace_days))
    return (
        select(
            asked.c.person_id,
            asked.c.agency_id,
            asked.c.course,
            asked.c.requirement_id,
            no_number().label("assignment_id"),
            due.label("due_on"),
            grace_until.label("grace_until"),
            cover.c.met_on,
            cover.c.until,
        )
        .join(rule, rule.id == asked.c.requirement_id)
        .outerjoin(
            cover,
            and_(
                cover.c.person_id == asked.c.person_id,
                cover.c.requirement_id == asked.c.requirement_id,
            ),
        )
        .outerjoin(away, _same_place(away, asked))
    )


def _by_assignments(asked: CTE, awards: CTE, away: CTE) -> Select[*tuple[Any, ...]]:
    cover = covers_by_itself(asked, awards)
    settled = and_(cover.c.last_met_on.is_not(None), cover.c.last_met_on >= asked.c.made_on)
    until = cover.c.until
    due: Day = case(
        (or_(settled, until == END), END),
        else_=latest(
            asked.c.due_on,
            _or_never(days_after(until, 1)),
            _or_never(days_after(away.c.ends_on, 1)),
        ),
    )
    return (
        select(
            asked.c.person_id,
            asked.c.agency_id,
            asked.c.course,
            no_number(),
            asked.c.assignment_id,
            due,
            due,
            cover.c.met_on,
            cover.c.until,
        )
        .outerjoin(
            cover,
            and_(cover.c.person_id == asked.c.person_id, cover.c.course == asked.c.course),
        )
        .outerjoin(away, _same_place(away, asked))
        .where(case((settled, cover.c.until >= ON), else_=literal(True)))
    )


def _strictest(sources: CTE) -> CTE:
    key = (sources.c.person_id, sources.c.agency_id, sources.c.course)
    order = (
        sources.c.due_on,
        sources.c.grace_until,
        func.coalesce(sources.c.requirement_id, 0),
        func.coalesce(sources.c.assignment_id, 0),
    )
    placed = select(
        *(column for column in sources.c if column.name != "grace_until"),
        func.min(sources.c.grace_until).over(partition_by=key).label("grace_until"),
        func.row_number().over(partition_by=key, order_by=order).label("place"),
    ).subquery()
    return select(placed).where(placed.c.place == 1).cte("strictest")


def _with_status(here: CTE, first: CTE, name: str) -> CTE:
    covered = and_(first.c.met_on.is_not(None), first.c.until >= ON)
    status = case(
        (is_exempt(first), Status.EXEMPT.value),
        (first.c.due_on == END, Status.COVERED.value),
        (covered, Status.COVERED.value),
        (first.c.due_on >= ON, Status.DUE.value),
        (first.c.grace_until >= ON, Status.IN_GRACE.value),
        else_=Status.OVERDUE.value,
    )
    seat = and_(_same_place(here, first), here.c.place == 1)
    return (
        select(
            first.c.person_id,
            first.c.agency_id,
            here.c.job_role,
            first.c.course,
            cast(status, String).label("status"),
            first.c.due_on,
            first.c.grace_until,
            first.c.met_on,
            first.c.until,
            first.c.requirement_id,
            first.c.assignment_id,
        )
        .join(here, seat)
        .cte(name)
    )


def _or_never(day: Any) -> Day:
    """Where there is no such day, one before all others."""
    return func.coalesce(day, a_day(date.min))


def _same_place(one: CTE, other: CTE) -> ColumnElement[bool]:
    return and_(one.c.person_id == other.c.person_id, one.c.agency_id == other.c.agency_id)
