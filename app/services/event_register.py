"""Who was there: the one place where a board reads names, on the day and two weeks after it. Opening it is written down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from app.ids import AwardId, BoardId, BookingId, EventId
from app.learning.training_events import Register, register_on, register_until, seated
from app.policy.actor import Actor
from app.services.auditing import Action, record
from app.services.board_events import enter
from app.services.civil_time import LONDON, civil_date
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.learnt_elsewhere import Learnt, give
from app.store import audit
from app.store.awards import Source, add_void
from app.store.database import Session
from app.store.event_bookings import Booking, Mark, add_attendance, bookings_of, names_of
from app.store.events import Event, get_event, hold_event
from app.store.organisations import Board

TAKEN_BACK = "The attendance at the event was taken back"


@dataclass(frozen=True, slots=True)
class Line:
    booking_id: BookingId
    name: str
    agency: str
    waits: bool
    """Had no place, and may have come all the same."""
    attended: bool | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    board: Board
    event: Event
    state: Register
    until: date
    """The last day on which it can be opened."""
    opened: bool
    """Today, by this person."""
    lines: tuple[Line, ...]
    """By name, those with a place first; none unless it is open and was opened."""
    booked: int


def page(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> RegisterPage:
    board = enter(session, actor, board_id)
    event = get_event(session, board_id, event_id)
    state, bookings = _state(event, now), bookings_of(session, [event_id])[event_id]
    opened = state is Register.OPEN and _was_opened(session, actor, event, now)
    lines = _lines(session, event, bookings) if opened else ()
    until = register_until(event.facts.held_on)
    return RegisterPage(board, event, state, until, opened, lines, len(bookings))


def open_register(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> None:
    """Opening it again the same day adds nothing."""
    event = _open_event(session, actor, board_id, event_id, now)
    if not _was_opened(session, actor, event, now):
        record(session, actor, Action.REGISTER_OPENED, now, board=board_id, event=event_id)


def record_register(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    event_id: EventId,
    shown: Collection[BookingId],
    there: Collection[BookingId],
    now: datetime,
) -> int:
    """`shown`: on the register that was ticked, and `there` among them. How many were there."""
    event = _open_event(session, actor, board_id, event_id, now)
    known = {each.id: each for each in bookings_of(session, [event_id])[event_id]}
    if set(there) - set(shown) or set(shown) - known.keys():
        raise NotFound("no such booking")
    changed = [known[each] for each in sorted(shown) if known[each].attended != (each in there)]
    gone = [each.award_id for each in changed if each.attended and each.award_id]
    for award_id in gone:
        add_void(session, award_id, TAKEN_BACK, now)
    marks = [
        Mark(each.id, each.id in there, _award(session, content, actor, event, each, now))
        if each.id in there
        else Mark(each.id, False, None)
        for each in changed
    ]
    add_attendance(session, marks, actor.person_id, now)
    if gone:
        record(
            session, actor, Action.AWARD_VOIDED, now, board=board_id, awards=sorted(map(int, gone))
        )
    record(session, actor, Action.REGISTER_RECORDED, now, board=board_id, event=event_id)
    return len(set(there))


def _award(
    session: Session,
    content: Content,
    actor: Actor,
    event: Event,
    booking: Booking,
    now: datetime,
) -> AwardId | None:
    """None where being there is attendance alone, or the course is offered no more."""
    facts = event.facts
    if facts.course not in content.library.courses:
        return None
    learnt = Learnt(str(facts.course), facts.held_on, Source.SESSION, facts.led_by)
    return give(session, content, booking.person_id, event.nation, learnt, actor.person_id, now).id


def _open_event(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> Event:
    enter(session, actor, board_id)
    hold_event(session, event_id)
    event = get_event(session, board_id, event_id)
    if _state(event, now) is not Register.OPEN:
        raise Refused("register-shut")
    return event


def _state(event: Event, now: datetime) -> Register:
    return register_on(event.facts.held_on, civil_date(now), cancelled=event.is_cancelled)


def _was_opened(session: Session, actor: Actor, event: Event, now: datetime) -> bool:
    midnight = datetime.combine(civil_date(now), time.min, LONDON).astimezone(UTC)
    action = Action.REGISTER_OPENED.value
    done = audit.said_about(session, actor.person_id, action, event.board_id, midnight)
    return any(subjects.get("event") == event.id for subjects in done)


def _lines(session: Session, event: Event, bookings: tuple[Booking, ...]) -> tuple[Line, ...]:
    names = names_of(session, (each.person_id for each in bookings))
    seats = seated(bookings, event.facts.places)
    lines = [
        Line(each.id, names[each.person_id], each.agency, waits, each.attended)
        for waits, some in ((False, seats.placed), (True, seats.waiting))
        for each in some
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.waits, line.name.casefold(), line.booking_id))
    )
