"""What a learner is booked for, and what she made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import BookingId
from app.learning.training_events import QUESTIONS, SCALE, answers_until, seated
from app.policy.actor import Actor
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.store.database import Session
from app.store.event_answers import add_answers, who_answered
from app.store.event_bookings import Booking, bookings_of, bookings_of_person
from app.store.events import Event, events_numbered, hold_event


@dataclass(frozen=True, slots=True)
class OwnEvent:
    booking: Booking
    event: Event
    place_in_queue: int | None
    """None: she has a place."""
    has_answered: bool
    today: date

    @property
    def is_coming(self) -> bool:
        return self.event.facts.held_on >= self.today and self.booking.attended is None

    @property
    def is_asked(self) -> bool:
        """How it was."""
        in_time = self.today <= answers_until(self.event.facts.held_on)
        return bool(self.booking.attended) and in_time and not self.has_answered


def mine(session: Session, actor: Actor, now: datetime) -> tuple[OwnEvent, ...]:
    """The earliest first."""
    hers = {each.event_id: each for each in bookings_of_person(session, actor.person_id)}
    if not hers:
        return ()
    events = events_numbered(session, hers)
    answered = who_answered(session, (each.id for each in hers.values()))
    queues = bookings_of(session, hers)
    return tuple(
        OwnEvent(
            hers[event.id],
            event,
            _place_in_queue(event, queues[event.id], hers[event.id]),
            hers[event.id].id in answered,
            civil_date(now),
        )
        for event in events
    )


def get(session: Session, actor: Actor, booking_id: BookingId, now: datetime) -> OwnEvent:
    found = (each for each in mine(session, actor, now) if each.booking.id == booking_id)
    own = next(found, None)
    if own is None:
        raise NotFound("no such booking")
    return own


def answer(
    session: Session,
    actor: Actor,
    booking_id: BookingId,
    answers: Mapping[str, int],
    now: datetime,
) -> None:
    """Once; the same again changes nothing. The event is held, so that two clicks come one after the other."""
    hold_event(session, get(session, actor, booking_id, now).event.id)
    own = get(session, actor, booking_id, now)
    if own.has_answered:
        return
    if not own.is_asked:
        raise Refused("answers-over")
    if answers.keys() != set(QUESTIONS) or not set(answers.values()) <= set(SCALE):
        raise Refused("answer-missing")
    add_answers(session, booking_id, answers, now)


def _place_in_queue(event: Event, bookings: tuple[Booking, ...], own: Booking) -> int | None:
    waiting = seated(bookings, event.facts.places).waiting
    return next((place for place, each in enumerate(waiting, 1) if each.id == own.id), None)
