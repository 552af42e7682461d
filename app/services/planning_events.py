"""A board offers a training event, changes what was offered, or cancels it."""

from datetime import datetime

from app.ids import BoardId, EventId
from app.learning.training_events import Seats, seated
from app.policy.actor import Actor
from app.services import event_letters
from app.services.auditing import Action, record
from app.services.board_events import enter
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import Refused
from app.services.links import Links
from app.store import events as store
from app.store.database import Session
from app.store.event_bookings import Booking, bookings_of
from app.store.events import Event, EventFacts

LONGEST, LONGEST_ABOUT, LONGEST_WHY = 100, 1000, 500
MOST_PLACES = 1000


def add(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    facts: EventFacts,
    now: datetime,
) -> EventId:
    enter(session, actor, board_id)
    _refuse_unfit(content, facts, now)
    number = store.add_event(session, board_id, facts, actor.person_id, now)
    record(session, actor, Action.EVENT_ADDED, now, board=board_id, event=number)
    return number


def change(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    event_id: EventId,
    facts: EventFacts,
    now: datetime,
    *,
    links: Links,
) -> None:
    """Who is booked is told of another day, hour or place; who waited, of a place that there is now."""
    before = hold_open(session, actor, board_id, event_id, now)
    if facts == before.facts:
        return
    _refuse_unfit(content, facts, now)
    seats = seats_of(session, before)
    if facts.places < len(seats.placed):
        raise Refused("places-taken")
    store.change_event(session, event_id, facts)
    after = store.get_event(session, board_id, event_id)
    event_letters.tell_moved_up(session, after, now, links)
    if _when_and_where(facts) != _when_and_where(before.facts):
        there = (*seats.placed, *seats.waiting)
        event_letters.tell(session, event_letters.CHANGED, after, there, now, links)
    record(session, actor, Action.EVENT_CHANGED, now, board=board_id, event=event_id)


def cancel(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    event_id: EventId,
    why: str,
    now: datetime,
    *,
    links: Links,
) -> int:
    """How many letters say so."""
    event = hold_open(session, actor, board_id, event_id, now)
    if not why or len(why) > LONGEST_WHY:
        raise Refused("why-missing")
    store.cancel_event(session, event_id, why, now)
    seats = seats_of(session, event)
    cancelled = store.get_event(session, board_id, event_id)
    there = (*seats.placed, *seats.waiting)
    told = event_letters.tell(session, event_letters.CANCELLED, cancelled, there, now, links)
    record(session, actor, Action.EVENT_CANCELLED, now, board=board_id, event=event_id)
    return told


def hold_open(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> Event:
    """Refused for one that is cancelled, or was held."""
    enter(session, actor, board_id)
    store.hold_event(session, event_id)
    event = store.get_event(session, board_id, event_id)
    if event.is_cancelled:
        raise Refused("event-cancelled")
    if event.facts.held_on < civil_date(now):
        raise Refused("event-over")
    return event


def seats_of(session: Session, event: Event) -> Seats[Booking]:
    return seated(bookings_of(session, [event.id])[event.id], event.facts.places)


def _refuse_unfit(content: Content, facts: EventFacts, now: datetime) -> None:
    if facts.held_on < civil_date(now):
        raise Refused("held-past")
    if facts.book_until > facts.held_on:
        raise Refused("booked-after")
    if facts.ends_at <= facts.starts_at:
        raise Refused("ends-before")
    if not 1 <= facts.places <= MOST_PLACES:
        raise Refused("places-unfit")
    if facts.course is not None and facts.course not in content.library.courses:
        raise Refused("course-unknown")
    named = (facts.title, facts.place, facts.led_by)
    if not all(named) or max(map(len, named)) > LONGEST or len(facts.about) > LONGEST_ABOUT:
        raise Refused("words-unfit")


def _when_and_where(facts: EventFacts) -> tuple[object, ...]:
    return facts.held_on, facts.starts_at, facts.ends_at, facts.place
