"""All that one agency's people are asked: one frozen list, from which every page and file of the team is made."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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
from app.store.database import Session

_PRESSING = {status: place for place, status in enumerate(Status)}


def asked_here(
    session: Session, agency_id: AgencyId, on: date, now: datetime
) -> tuple[ObligationRow, ...]:
    """By name. Worked out once for as long as nothing changes."""
    scope, only = only_at(agency_id), Filters(agency_id=agency_id)
    return remembered(
        session,
        ("asked here", agency_id),
        on,
        lambda: obligations_in(session, scope, on, now, only, order=Order.NAME),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    people: Counts
    """Everybody once."""
    courses: Mapping[str, Counts]


def standing_here(session: Session, agency_id: AgencyId, on: date, now: datetime) -> Standing:
    def count() -> Standing:
        rows = asked_here(session, agency_id, on, now)
        return Standing(people(rows, on), by_course(rows, on))

    return remembered(session, ("standing here", agency_id), on, count)


def narrowed(rows: Iterable[ObligationRow], only: Filters) -> list[ObligationRow]:
    """As `obligations_in` narrows, but for the agency and the requirement."""
    words = only.search.casefold().split()
    return [
        row
        for row in rows
        if (only.course is None or row.course == only.course)
        and (only.job_role is None or row.job_role == only.job_role)
        and (not only.statuses or row.status in only.statuses)
        and (only.due_before is None or (row.due_on or date.max) <= only.due_before)
        and all(word in row.name.casefold() for word in words)
    ]


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
