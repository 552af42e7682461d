"""Who is booked for an event, as far as it still holds, and who was there.

A booking falls away by itself where the person leaves the agency before the event's day, the agency closes, or its
board serves it no more. One whose attendance is recorded stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from app.ids import AgencyId, AwardId, BookingId, EventId, PersonId
from app.store.database import Session
from app.store.events import serves
from app.store.inserting import insert_returning_id
from app.store.tables import (
    AgencyRow,
    EventAttendanceRow,
    EventBookingRow,
    LetterRow,
    PersonRow,
    PostRow,
    TrainingEventRow,
)


@dataclass(frozen=True, slots=True)
class Booking:
    """Without a name: boards count bookings, and do not read who they are."""

    id: BookingId
    event_id: EventId
    agency_id: AgencyId
    agency: str
    person_id: PersonId
    booked_at: datetime
    attended: bool | None
    """None: not recorded."""
    award_id: AwardId | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is recorded of a booking."""

    booking_id: BookingId
    attended: bool
    award_id: AwardId | None


_Later = aliased(EventAttendanceRow)


def add_booking(
    session: Session,
    event_id: EventId,
    agency_id: AgencyId,
    person_id: PersonId,
    by: PersonId,
    now: datetime,
) -> BookingId:
    """With the event held. A booking of hers that fell away must not be in the way."""
    number = insert_returning_id(
        session,
        EventBookingRow,
        event_id=event_id,
        agency_id=agency_id,
        person_id=person_id,
        booked_by=by,
        booked_at=now,
    )
    return BookingId(number)


def withdraw_bookings(
    session: Session, bookings: Iterable[BookingId], by: PersonId, now: datetime
) -> None:
    session.execute(
        update(EventBookingRow)
        .where(EventBookingRow.id.in_(set(bookings)), EventBookingRow.withdrawn_at.is_(None))
        .values(withdrawn_at=now, withdrawn_by=by)
    )


def fallen_away(
    session: Session, event_id: EventId, people: Iterable[PersonId]
) -> tuple[BookingId, ...]:
    """Of these people: never withdrawn, and not standing either."""
    open_ones = session.scalars(
        select(EventBookingRow.id).where(
            EventBookingRow.event_id == event_id,
            EventBookingRow.person_id.in_(set(people)),
            EventBookingRow.withdrawn_at.is_(None),
        )
    )
    standing = {each.id for each in bookings_of(session, [event_id])[event_id]}
    return tuple(BookingId(number) for number in open_ones if number not in standing)


def bookings_of(
    session: Session, events: Iterable[EventId]
) -> Mapping[EventId, tuple[Booking, ...]]:
    """That stand, in the order in which they were made: under the event's lock that is the numbers' order."""
    wanted = tuple(events)
    found: dict[EventId, list[Booking]] = {each: [] for each in wanted}
    for booking in _found(session, EventBookingRow.event_id.in_(wanted)):
        found[booking.event_id].append(booking)
    return {event_id: tuple(bookings) for event_id, bookings in found.items()}


def bookings_of_person(session: Session, person_id: PersonId) -> tuple[Booking, ...]:
    return _found(session, EventBookingRow.person_id == person_id)


def find_booking(session: Session, booking_id: BookingId) -> Booking | None:
    """None for one that does not stand."""
    return next(iter(_found(session, EventBookingRow.id == booking_id)), None)


def names_of(session: Session, people: Iterable[PersonId]) -> dict[PersonId, str]:
    """For the register, and for the people's own agency."""
    rows = session.execute(
        select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(set(people)))
    )
    return {PersonId(row.id): row.name for row in rows}


def add_attendance(session: Session, marks: Iterable[Mark], by: PersonId, now: datetime) -> None:
    rows = [
        {
            "booking_id": mark.booking_id,
            "attended": mark.attended,
            "award_id": mark.award_id,
            "recorded_by": by,
            "recorded_at": now,
        }
        for mark in marks
    ]
    if rows:
        session.execute(insert(EventAttendanceRow), rows)


def told_to_wait(session: Session, kind: str, stages: Iterable[str]) -> frozenset[str]:
    """The stages of those letters that were written."""
    rows = session.scalars(
        select(LetterRow.stage).where(LetterRow.kind == kind, LetterRow.stage.in_(set(stages)))
    )
    return frozenset(rows)


def _found(session: Session, *where: ColumnElement[bool]) -> tuple[Booking, ...]:
    latest = (
        select(func.max(_Later.id))
        .where(_Later.booking_id == EventBookingRow.id)
        .correlate(EventBookingRow)
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            EventBookingRow.__table__,
            AgencyRow.name.label("agency"),
            EventAttendanceRow.attended,
            EventAttendanceRow.award_id,
        )
        .join(TrainingEventRow, TrainingEventRow.id == EventBookingRow.event_id)
        .join(AgencyRow, AgencyRow.id == EventBookingRow.agency_id)
        .outerjoin(EventAttendanceRow, EventAttendanceRow.id == latest)
        .where(EventBookingRow.withdrawn_at.is_(None), *where)
        .where(or_(EventAttendanceRow.id.is_not(None), _holds()))
        .order_by(EventBookingRow.id)
    )
    return tuple(map(_booking, rows))


def _holds() -> ColumnElement[bool]:
    on = TrainingEventRow.held_on
    works_there = exists().where(
        PostRow.person_id == EventBookingRow.person_id,
        PostRow.agency_id == EventBookingRow.agency_id,
        PostRow.superseded_at.is_(None),
        or_(PostRow.ends_on.is_(None), PostRow.ends_on >= on),
    )
    is_open = or_(AgencyRow.closed_on.is_(None), AgencyRow.closed_on >= on)
    return and_(works_there, is_open, serves(EventBookingRow.agency_id))


def _booking(row: Any) -> Booking:
    return Booking(
        BookingId(row.id),
        EventId(row.event_id),
        AgencyId(row.agency_id),
        row.agency,
        PersonId(row.person_id),
        row.booked_at,
        row.attended,
        AwardId(row.award_id) if row.award_id else None,
    )
