"""Who would be reminded of what, at one agency."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, PersonId
from app.learning.obligations import is_due_again
from app.policy.scope import only_at
from app.reporting.obligations import Filters, ObligationRow, Order, obligations_in
from app.services.civil_time import civil_date
from app.store.absences import absences_at
from app.store.database import Session
from app.store.staff_ways_in import staff_at

Rows = tuple[ObligationRow, ...]
LONGEST_REACH = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ToTell:
    """Somebody, and what she would be told."""

    person_id: PersonId
    name: str
    address: str | None
    """None: to be told in person."""
    rows: Rows
    """The earliest first."""
    listed: str | None = None
    """As the agency's list has it; the one that she has shown to be hers is hers alone."""


def asked_here(
    session: Session,
    agency_id: AgencyId,
    now: datetime,
    reach: timedelta,
    person_id: PersonId | None = None,
) -> dict[PersonId, Rows]:
    """What falls due by then, or did, whatever its standing; the earliest first."""
    today = civil_date(now)
    only = Filters(agency_id=agency_id, person_id=person_id, due_before=today + reach)
    rows: dict[PersonId, list[ObligationRow]] = defaultdict(list)
    for row in obligations_in(session, only_at(agency_id), today, now, only, order=Order.DUE):
        rows[row.person_id].append(row)
    return {person_id: tuple(each) for person_id, each in rows.items()}


def open_on(rows: Rows, day: date) -> Rows:
    """What is to be done: not held, or held and soon to be renewed, as “My training” has it too."""
    return tuple(row for row in rows if row.due_on and is_due_again(row, day))


def to_tell(
    session: Session, agency_id: AgencyId, asked: Mapping[PersonId, Rows], now: datetime
) -> tuple[ToTell, ...]:
    """By name."""
    if not asked:
        return ()
    return tuple(
        ToTell(
            each.person_id,
            each.name,
            each.verified_address or each.address,
            asked[each.person_id],
            each.address,
        )
        for each in staff_at(session, agency_id, civil_date(now), now, only=asked)
    )


def away_on(
    session: Session, agency_id: AgencyId, people: Iterable[PersonId], day: date
) -> frozenset[PersonId]:
    found = absences_at(session, agency_id, people)
    return frozenset(each.person_id for each in found if each.covers(day))


def why_not_asked(session: Session, agency_id: AgencyId, person_id: PersonId, now: datetime) -> str:
    """Asked again when a letter is sent: it may have been done since. '' where it is still asked, else a key."""
    today = civil_date(now)
    if person_id in away_on(session, agency_id, [person_id], today):
        return "away"
    rows = asked_here(session, agency_id, now, LONGEST_REACH, person_id).get(person_id, ())
    return "" if open_on(rows, today) else "done-meanwhile"
