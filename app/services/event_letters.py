"""Letters to those who are booked. A letter a booking and kind at most; who has no address is told at work."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from app.ids import AgencyId, BookingId
from app.learning.training_events import seated
from app.services import event_words, letters
from app.services.civil_time import civil_date
from app.services.links import Links
from app.store.database import Database, Session
from app.store.event_bookings import Booking, bookings_of, find_booking, told_to_wait
from app.store.events import Event, events_ahead, events_numbered, hold_event
from app.store.letters import Letter
from app.store.staff_ways_in import staff_at

BOOKED, WAITING, MOVED_UP = "event-booked", "event-waiting", "event-moved-up"
CHANGED, CANCELLED = "event-changed", "event-cancelled"


def tell(
    session: Session,
    kind: str,
    event: Event,
    bookings: Iterable[Booking],
    now: datetime,
    links: Links,
) -> int:
    """How many letters were written."""
    by_agency: defaultdict[AgencyId, list[Booking]] = defaultdict(list)
    for booking in bookings:
        by_agency[booking.agency_id].append(booking)
    return sum(
        _tell_at(session, kind, event, agency_id, found, now, links)
        for agency_id, found in by_agency.items()
    )


def _tell_at(
    session: Session,
    kind: str,
    event: Event,
    agency_id: AgencyId,
    bookings: list[Booking],
    now: datetime,
    links: Links,
) -> int:
    hers = {each.person_id: each for each in bookings}
    written = 0
    for each in staff_at(session, agency_id, civil_date(now), now, only=hers):
        booking, address = hers[each.person_id], each.verified_address or each.address
        if address is None:
            continue
        sheet = event_words.sheet(kind, event, each.name, booking.agency, links.training())
        written += letters.post(
            session,
            kind,
            each.person_id,
            agency_id,
            _stage(kind, booking, now),
            address,
            sheet.subject,
            sheet.text,
            now,
        )
    return written


def tell_moved_up(session: Session, event: Event, now: datetime, links: Links) -> int:
    """Who was told to wait, and has a place now. With the event held."""
    placed = seated(bookings_of(session, [event.id])[event.id], event.facts.places).placed
    stages = {_stage(WAITING, each, now): each for each in placed}
    waited = told_to_wait(session, WAITING, stages)
    moved = (booking for stage, booking in stages.items() if stage in waited)
    return tell(session, MOVED_UP, event, moved, now, links)


def tell_where_places_fell_free(database: Database, now: datetime, links: Links) -> int:
    """A place falls free by itself too: where somebody leaves her workplace."""
    with database.reading() as session:
        ahead = events_ahead(session, civil_date(now))
    written = 0
    for each in ahead:
        with database.transaction() as session:
            hold_event(session, each.id)
            [event] = events_numbered(session, [each.id])
            if not event.is_cancelled:
                written += tell_moved_up(session, event, now, links)
    return written


def still_booked(session: Session, letter: Letter, now: datetime) -> str:
    """'' where the letter may go; else the reason why not."""
    number = letter.stage.removeprefix("booking/").partition("/")[0]
    booking = find_booking(session, BookingId(int(number))) if number.isdecimal() else None
    if booking is None or booking.person_id != letter.person_id:
        return "withdrawn"
    [event] = events_numbered(session, [booking.event_id])
    if event.is_cancelled:
        return "withdrawn"
    return "expired" if event.facts.held_on < civil_date(now) else ""


def _stage(kind: str, booking: Booking, now: datetime) -> str:
    """Something may be changed more than once; all else is told once."""
    return f"booking/{booking.id}" + (f"/{now.isoformat()}" if kind == CHANGED else "")
