"""What everybody in a scope is asked, as one query: the rule of learning/obligations.py once more, over sets."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, and_, bindparam, case, func, select

from app.ids import AgencyId, AssignmentId, PersonId, RequirementId
from app.learning.coverage import Counts as Counts
from app.learning.obligations import Status
from app.learning.serving import WITHOUT_END
from app.policy.scope import Scope
from app.reporting.as_known import ON, holds, moment
from app.reporting.asking import ask
from app.reporting.first_obligations import first_obligations
from app.store.database import Session
from app.store.scoping import agency_ids
from app.store.tables import PersonRow, PostRow

SOON = timedelta(days=30)
_MOST = 256
"""Queries kept, of each kind."""
_ALL = 2**31 - 1
_PRESSING = {status: place for place, status in enumerate(Status)}


class Order(StrEnum):
    NAME = "name"
    DUE = "due"
    COURSE = "course"
    STATUS = "status"
    """The most pressing first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which filters are set. A query is put together once for a scope and a shape: that takes longer than to run it."""

    agency: bool
    person: bool
    requirement: bool
    course: bool
    job_role: bool
    statuses: bool
    due_before: bool
    search: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """Each narrows; the defaults let everything through."""

    agency_id: AgencyId | None = None
    person_id: PersonId | None = None
    course: str | None = None
    job_role: str | None = None
    statuses: frozenset[Status] = frozenset()
    search: str = ""
    """In names, whatever their case."""
    due_before: date | None = None
    """Or on that day."""
    requirement_id: RequirementId | None = None
    """As if this were the only reason to be asked anything."""

    @property
    def shape(self) -> Shape:
        return Shape(
            self.agency_id is not None,
            self.person_id is not None,
            self.requirement_id is not None,
            self.course is not None,
            self.job_role is not None,
            bool(self.statuses),
            self.due_before is not None,
            bool(self.search.strip()),
        )


@dataclass(frozen=True, slots=True)
class ObligationRow:
    person_id: PersonId
    name: str
    agency_id: AgencyId
    job_role: str
    """Of the post there that was begun last."""
    course: str
    status: Status
    due_on: date | None
    grace_until: date | None
    met_on: date | None
    until: date | None
    requirement_id: RequirementId | None
    assignment_id: AssignmentId | None


EVERYTHING = Filters()


def obligations_in(
    session: Session,
    scope: Scope,
    on: date,
    now: datetime,
    only: Filters = EVERYTHING,
    *,
    order: Order = Order.NAME,
    descending: bool = False,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[ObligationRow, ...]:
    """`on`: true in the world on that day; `now`: as it was recorded by then. One for a person, agency and course."""
    query = _listing(scope, only.shape, order, descending, session.dialect.name)
    page = {"most": _ALL if limit is None else limit, "skipped": offset}
    rows = ask(session, query, _parameters(session, scope, on, now, only) | page)
    return tuple(map(_row, rows))


def counts_in(
    session: Session, scope: Scope, on: date, now: datetime, only: Filters = EVERYTHING
) -> dict[str, Counts]:
    """By course, everybody once, however many agencies ask: the most pressing counts."""
    parameters = _parameters(session, scope, on, now, only)
    rows = ask(session, _totals_by(scope, only.shape, "course"), parameters)
    return {row.course: _counts(row) for row in rows}


def counts_by_agency(
    session: Session, scope: Scope, on: date, now: datetime, only: Filters = EVERYTHING
) -> dict[AgencyId, Counts]:
    """Everybody once at each agency, whatever the courses. Who works at two counts at both."""
    parameters = _parameters(session, scope, on, now, only)
    rows = ask(session, _totals_by(scope, only.shape, "agency_id"), parameters)
    return {AgencyId(row.agency_id): _counts(row) for row in rows}


def people_in(
    session: Session, scope: Scope, on: date, now: datetime, only: Filters = EVERYTHING
) -> Counts:
    """Everybody once, whatever the courses: the most pressing counts."""
    parameters = _parameters(session, scope, on, now, only)
    [totals] = ask(session, _totals(scope, only.shape), parameters)
    return _counts(totals)


def _parameters(
    session: Session, scope: Scope, on: date, now: datetime, only: Filters
) -> dict[str, Any]:
    when = moment(on, now)
    return {
        **when,
        "soon": on + SOON,
        "agency": only.agency_id,
        "person": only.person_id,
        "requirement": only.requirement_id,
        "course": only.course,
        "job_role": only.job_role,
        "statuses": [status.value for status in only.statuses],
        "due_before": only.due_before,
        "called": _called(session, scope, only, when) if only.search.strip() else [],
    }


def _called(session: Session, scope: Scope, only: Filters, when: dict[str, Any]) -> list[int]:
    """Whose names have the words in them. Told in Python: SQLite knows no capitals but A to Z."""
    inside = select(PostRow.person_id).where(
        holds(PostRow), PostRow.agency_id.in_(agency_ids(scope, ON))
    )
    if only.agency_id is not None:
        inside = inside.where(PostRow.agency_id == only.agency_id)
    people = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(inside))
    words = only.search.casefold().split()
    return [
        each.id
        for each in session.execute(people, when)
        if all(word in each.name.casefold() for word in words)
    ]


@lru_cache(_MOST)
def _listing(
    scope: Scope, shape: Shape, order: Order, descending: bool, dialect: str
) -> Select[*tuple[Any, ...]]:
    asked = _asked(scope, shape).subquery()
    wanted = [key.desc() if descending else key.asc() for key in _keys(asked.c, order)]
    lower = func.lower(asked.c.name)
    name = lower if dialect == "sqlite" else lower.collate("C")
    by_name = name.desc() if descending and order is Order.NAME else name
    steady = (by_name, asked.c.person_id, asked.c.course, asked.c.agency_id)
    listed = select(asked).order_by(*wanted, *steady)
    return listed.limit(bindparam("most", type_=Integer())).offset(
        bindparam("skipped", type_=Integer())
    )


@lru_cache(_MOST)
def _totals_by(scope: Scope, shape: Shape, column: str) -> Select[*tuple[Any, ...]]:
    asked = _asked(scope, shape).subquery()
    each = _worst(asked, asked.c[column]).subquery()
    by = each.c[column]
    return select(by, *_sums(each)).group_by(by).order_by(by)


@lru_cache(_MOST)
def _totals(scope: Scope, shape: Shape) -> Select[*tuple[Any, ...]]:
    return select(*_sums(_worst(_asked(scope, shape).subquery()).subquery()))


def _asked(scope: Scope, shape: Shape) -> Select[*tuple[Any, ...]]:
    """A row for each person, agency and course, narrowed."""
    first = first_obligations(
        scope,
        of_agency=shape.agency,
        of_person=shape.person,
        of_requirement=shape.requirement,
    )
    query = select(first, PersonRow.name).join(PersonRow, PersonRow.id == first.c.person_id)
    narrowed = (
        (shape.course, first.c.course == bindparam("course")),
        (shape.job_role, first.c.job_role == bindparam("job_role")),
        (shape.statuses, first.c.status.in_(bindparam("statuses", expanding=True))),
        (shape.due_before, first.c.due_on <= bindparam("due_before", type_=Date())),
        (shape.search, first.c.person_id.in_(bindparam("called", expanding=True))),
    )
    return query.where(*(condition for wanted, condition in narrowed if wanted))


def _keys(column: Any, order: Order) -> tuple[ColumnElement[Any], ...]:
    """What comes before the name."""
    match order:
        case Order.NAME:
            return ()
        case Order.DUE:
            return (column.due_on,)
        case Order.COURSE:
            return (column.course,)
        case Order.STATUS:
            return (_pressing(column.status), column.due_on)


def _pressing(status: ColumnElement[str]) -> ColumnElement[int]:
    """0 is the most."""
    return case(*((status == each.value, place) for each, place in _PRESSING.items()))


def _worst(asked: Any, *by: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    soon = and_(
        asked.c.status != Status.EXEMPT.value,
        asked.c.due_on >= ON,
        asked.c.due_on <= bindparam("soon", type_=Date()),
    )
    return select(
        *by,
        asked.c.person_id,
        func.min(_pressing(asked.c.status)).label("pressing"),
        func.max(case((soon, 1), else_=0)).label("soon"),
    ).group_by(*by, asked.c.person_id)


def _sums(each: Any) -> list[ColumnElement[int]]:
    totals = [
        func.coalesce(func.sum(case((each.c.pressing == place, 1), else_=0)), 0).label(status.name)
        for status, place in _PRESSING.items()
    ]
    return [*totals, func.coalesce(func.sum(each.c.soon), 0).label("soon")]


def _counts(row: Any) -> Counts:
    return Counts(
        covered=row.COVERED,
        due=row.DUE,
        in_grace=row.IN_GRACE,
        overdue=row.OVERDUE,
        exempt=row.EXEMPT,
        due_soon=row.soon,
    )


def _row(row: Any) -> ObligationRow:
    return ObligationRow(
        PersonId(row.person_id),
        row.name,
        AgencyId(row.agency_id),
        row.job_role,
        row.course,
        Status(row.status),
        _or_none(row.due_on),
        _or_none(row.grace_until),
        row.met_on,
        _or_none(row.until),
        row.requirement_id,
        row.assignment_id,
    )


def _or_none(day: date | None) -> date | None:
    return None if day == WITHOUT_END else day
