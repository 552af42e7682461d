"""Bookings of a second entry: hers now, each event once."""

from collections.abc import Mapping

from sqlalchemy import insert, select, update

from app.store.database import Session
from app.store.merging_rows import Merge
from app.store.tables import EventAttendanceRow, EventBookingRow


def take_over_bookings(session: Session, merging: Merge, awards: Mapping[int, int]) -> None:
    """`awards`: the number of each that stood → of the one that stands for it now."""
    hers = _open_by_event(session, merging.into)
    for event_id, booking_id in _open_by_event(session, merging.shell).items():
        kept = hers.get(event_id, booking_id)
        if kept != booking_id:
            _withdraw(session, booking_id, merging)
        _take_over_attendance(session, booking_id, kept, merging, awards)
    session.execute(
        update(EventBookingRow)
        .where(EventBookingRow.person_id == merging.shell)
        .values(person_id=merging.into)
    )


def _open_by_event(session: Session, person_id: int) -> dict[int, int]:
    rows = session.execute(
        select(EventBookingRow.event_id, EventBookingRow.id).where(
            EventBookingRow.person_id == person_id, EventBookingRow.withdrawn_at.is_(None)
        )
    )
    return {row.event_id: row.id for row in rows}


def _withdraw(session: Session, booking_id: int, merging: Merge) -> None:
    session.execute(
        update(EventBookingRow)
        .where(EventBookingRow.id == booking_id)
        .values(withdrawn_at=merging.now, withdrawn_by=merging.into)
    )


def _take_over_attendance(
    session: Session, old: int, new: int, merging: Merge, awards: Mapping[int, int]
) -> None:
    """Who was there under either name was there."""
    row = EventAttendanceRow
    latest = session.execute(
        select(row.attended, row.award_id, row.recorded_by)
        .where(row.booking_id == old)
        .order_by(row.id.desc())
        .limit(1)
    ).one_or_none()
    if latest is None or not latest.attended:
        return
    session.execute(
        insert(row).values(
            booking_id=new,
            attended=True,
            award_id=awards.get(latest.award_id, latest.award_id),
            recorded_by=latest.recorded_by,
            recorded_at=merging.now,
        )
    )
