"""An agency's training lead books people for what its boards run, and takes bookings back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, BookingId, EventId, PersonId
from app.learning.training_events import Seats, seated
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at
from app.services import event_letters
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.links import Links
from app.services.staff_scope import change_agency, see_agency
from app.store import event_bookings as store
from app.store.database import Session
from app.store.event_bookings import Booking, bookings_of
from app.store.events import Event, events_for, get_event_for, hold_event
from app.store.organisations import Organisation
from app.store.scoping import require_people
from app.store.staff_there import StaffThere, staff_there

LOOKS_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Offered:
    """An event, as one agency sees it."""

    event: Event
    free: int
    placed: int
    """Of its own people, as what follows."""
    waiting: int
    attended: int
    absent: int
    is_open: bool
    """Bookings are made and taken back."""


@dataclass(frozen=True, slots=True)
class AgencyEvents:
    agency: Organisation
    coming: tuple[Offered, ...]
    """The next first."""
    past: tuple[Offered, ...]
    """To which somebody of hers was booked; the latest first."""


@dataclass(frozen=True, slots=True)
class Booked:
    """One of the agency's people."""

    booking_id: BookingId
    person_id: PersonId
    name: str
    place_in_queue: int | None
    """None: has a place."""
    attended: bool | None


@dataclass(frozen=True, slots=True)
class AgencyEvent:
    agency: Organisation
    offered: Offered
    queue: int
    """Everybody who waits, of whatever agency."""
    booked: tuple[Booked, ...]
    """Who works there still, by name, those with a place first."""
    left: int
    """Booked, and gone: not named to the old workplace."""
    staff: tuple[StaffThere, ...]
    """Who can be booked, by name."""

    @property
    def event(self) -> Event:
        return self.offered.event


@dataclass(frozen=True, slots=True)
class Made:
    placed: int
    waiting: int


def at_agency(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> AgencyEvents:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    today = civil_date(now)
    events = events_for(session, agency_id, today - LOOKS_BACK)
    bookings = bookings_of(session, [each.id for each in events])
    found = [_offered(each, bookings[each.id], agency_id, today) for each in events]
    coming = [each for each in found if each.event.facts.held_on >= today]
    past = [each for each in found if each.event.facts.held_on < today and _any_of_hers(each)]
    return AgencyEvents(agency, tuple(coming), tuple(reversed(past)))


def one(
    session: Session, actor: Actor, agency_id: AgencyId, event_id: EventId, now: datetime
) -> AgencyEvent:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    event, today = get_event_for(session, agency_id, event_id), civil_date(now)
    bookings = bookings_of(session, [event_id])[event_id]
    seats = seated(bookings, event.facts.places)
    there = staff_there(session, agency_id, today)
    booked = _booked(seats, agency_id, {each.person_id: each.name for each in there})
    hers = {each.person_id for each in bookings}
    return AgencyEvent(
        agency,
        _offered(event, bookings, agency_id, today),
        len(seats.waiting),
        booked,
        sum(each.agency_id == agency_id for each in bookings) - len(booked),
        tuple(each for each in there if each.person_id not in hers),
    )


def book(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    event_id: EventId,
    people: Collection[PersonId],
    now: datetime,
    *,
    links: Links,
) -> Made:
    """Whoever is booked already stays as she is. With all places taken, the others wait in this order: by name."""
    event = _hold_open(session, actor, agency_id, event_id, now)
    if not people:
        raise Refused("nobody-chosen")
    require_people(session, only_at(agency_id), people, civil_date(now))
    known = {each.person_id for each in bookings_of(session, [event_id])[event_id]}
    there = staff_there(session, agency_id, civil_date(now), people)
    new = [each.person_id for each in there if each.person_id not in known]
    fallen = store.fallen_away(session, event_id, new)
    store.withdraw_bookings(session, fallen, actor.person_id, now)
    made = {
        store.add_booking(session, event_id, agency_id, each, actor.person_id, now) for each in new
    }
    seats = _only(seated(bookings_of(session, [event_id])[event_id], event.facts.places), made)
    event_letters.tell(session, event_letters.BOOKED, event, seats.placed, now, links)
    event_letters.tell(session, event_letters.WAITING, event, seats.waiting, now, links)
    if new:
        reached = sorted(map(int, new))
        record(
            session,
            actor,
            Action.EVENT_BOOKED,
            now,
            agency=agency_id,
            event=event_id,
            people=reached,
        )
    return Made(len(seats.placed), len(seats.waiting))


def withdraw(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    event_id: EventId,
    booking_id: BookingId,
    now: datetime,
    *,
    links: Links,
) -> None:
    """Who waits longest has the place then, and is told."""
    event = _hold_open(session, actor, agency_id, event_id, now)
    booking = store.find_booking(session, booking_id)
    if booking is None or (booking.event_id, booking.agency_id) != (event_id, agency_id):
        raise NotFound("no such booking")
    store.withdraw_bookings(session, [booking_id], actor.person_id, now)
    event_letters.tell_moved_up(session, event, now, links)
    record(
        session,
        actor,
        Action.BOOKING_WITHDRAWN,
        now,
        agency=agency_id,
        event=event_id,
        person=booking.person_id,
    )


def _hold_open(
    session: Session, actor: Actor, agency_id: AgencyId, event_id: EventId, now: datetime
) -> Event:
    """Two who book the last place at once come here one after the other."""
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    get_event_for(session, agency_id, event_id)
    hold_event(session, event_id)
    event = get_event_for(session, agency_id, event_id)
    if event.is_cancelled:
        raise Refused("event-cancelled")
    if not _is_open(event, civil_date(now)):
        raise Refused("booking-over")
    return event


def _is_open(event: Event, today: date) -> bool:
    return today <= event.facts.book_until and not event.is_cancelled


def _only(seats: Seats[Booking], wanted: Collection[BookingId]) -> Seats[Booking]:
    placed = tuple(each for each in seats.placed if each.id in wanted)
    return Seats(placed, tuple(e for e in seats.waiting if e.id in wanted), seats.places)


def _offered(
    event: Event, bookings: tuple[Booking, ...], agency_id: AgencyId, today: date
) -> Offered:
    everybody = seated(bookings, event.facts.places)
    hers = _only(everybody, {each.id for each in bookings if each.agency_id == agency_id})
    return Offered(
        event,
        max(0, everybody.free),
        len(hers.placed),
        len(hers.waiting),
        sum(each.attended is True for each in (*hers.placed, *hers.waiting)),
        sum(each.attended is False for each in hers.placed),
        _is_open(event, today),
    )


def _any_of_hers(offered: Offered) -> bool:
    return bool(offered.placed or offered.waiting)


def _booked(
    seats: Seats[Booking], agency_id: AgencyId, names: dict[PersonId, str]
) -> tuple[Booked, ...]:
    queue = {each.id: place for place, each in enumerate(seats.waiting, 1)}
    found = [
        Booked(each.id, each.person_id, names[each.person_id], queue.get(each.id), each.attended)
        for each in (*seats.placed, *seats.waiting)
        if each.agency_id == agency_id and each.person_id in names
    ]
    return tuple(
        sorted(
            found, key=lambda one: (one.place_in_queue or 0, one.name.casefold(), one.booking_id)
        )
    )
