"""All that one agency's people are asked: one frozen list, from which every page and file of the team is made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from app.ids import AgencyId, PersonId
from app.learning.obligations import Status
from app.policy.scope import only_at
from app.reporting.obligations import (
    SOON,
    Counts,
    Filters,
    ObligationRow,
    Order,
    obligations_in,
)
from app.reporting.remembered import remembered
from app.reporting.team import Staff, staff_at
from app.store.database import Session

_PRESSING = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Standing:
    people: Counts
    """Everybody once."""
    courses: Mapping[str, Counts]


@dataclass(frozen=True)
class AskedHere:
    """Of one day. What pages want besides is worked out when one first wants it, and kept with it."""

    on: date
    rows: tuple[ObligationRow, ...]
    """By name."""
    staff: Staff
    """Those of whom nothing is asked too."""
    _orders: dict[Order, Sequence[ObligationRow]] = field(default_factory=dict, compare=False)

    def ordered(self, order: Order) -> Sequence[ObligationRow]:
        found = self._orders.get(order)
        if found is None:
            found = self._orders[order] = in_order(self.rows, order)
        return found

    @cached_property
    def standing(self) -> Standing:
        return Standing(people(self.rows, self.on), by_course(self.rows, self.on))

    @cached_property
    def courses(self) -> tuple[str, ...]:
        return tuple(sorted({row.course for row in self.rows}))

    @cached_property
    def job_roles(self) -> tuple[str, ...]:
        return tuple(sorted({row.job_role for row in self.rows}))

    @cached_property
    def by_person(self) -> Mapping[PersonId, Mapping[str, ObligationRow]]:
        """And by course."""
        found: dict[PersonId, dict[str, ObligationRow]] = {}
        for row in self.rows:
            found.setdefault(row.person_id, {})[row.course] = row
        return found


def asked_here(session: Session, agency_id: AgencyId, on: date, now: datetime) -> AskedHere:
    """Worked out once for as long as nothing changes."""
    scope, only = only_at(agency_id), Filters(agency_id=agency_id)

    def ask() -> AskedHere:
        rows = obligations_in(session, scope, on, now, only, order=Order.NAME)
        return AskedHere(on, rows, staff_at(session, agency_id, on))

    return remembered(session, ("asked here", agency_id), on, ask)


def narrowed(rows: Sequence[ObligationRow], only: Filters) -> Sequence[ObligationRow]:
    """As `obligations_in` narrows, but for the agency and the requirement. In the order of the rows."""
    if only.course is not None:
        rows = [row for row in rows if row.course == only.course]
    if only.job_role is not None:
        rows = [row for row in rows if row.job_role == only.job_role]
    if only.statuses:
        rows = [row for row in rows if row.status in only.statuses]
    if by := only.due_before:
        rows = [row for row in rows if (row.due_on or date.max) <= by]
    if words := only.search.casefold().split():
        called = {name for name in {row.name for row in rows} if _has(name.casefold(), words)}
        rows = [row for row in rows if row.name in called]
    return rows


def _has(name: str, words: Iterable[str]) -> bool:
    return all(word in name for word in words)


def in_order(rows: Iterable[ObligationRow], order: Order) -> list[ObligationRow]:
    """Of rows by name."""
    match order:
        case Order.NAME:
            return list(rows)
        case Order.DUE:
            return sorted(rows, key=lambda row: row.due_on or date.max)
        case Order.COURSE:
            return sorted(rows, key=lambda row: row.course)
        case Order.STATUS:
            return sorted(rows, key=lambda row: (_PRESSING[row.status], row.due_on or date.max))


def by_course(rows: Iterable[ObligationRow], on: date) -> dict[str, Counts]:
    courses: dict[str, list[ObligationRow]] = {}
    for row in rows:
        courses.setdefault(row.course, []).append(row)
    return {course: people(courses[course], on) for course in sorted(courses)}


def people(rows: Iterable[ObligationRow], on: date) -> Counts:
    """Everybody once: the most pressing counts."""
    each: dict[PersonId, list[ObligationRow]] = {}
    for row in rows:
        each.setdefault(row.person_id, []).append(row)
    worst = Counter(min(map(_place, theirs)) for theirs in each.values())
    found: dict[str, Any] = {
        status.name.casefold(): worst[place] for status, place in _PRESSING.items()
    }
    return Counts(**found, due_soon=sum(_any_soon(theirs, on) for theirs in each.values()))


def _place(row: ObligationRow) -> int:
    return _PRESSING[row.status]


def _any_soon(rows: Sequence[ObligationRow], on: date) -> bool:
    return any(
        row.status is not Status.EXEMPT and row.due_on and on <= row.due_on <= on + SOON
        for row in rows
    )
