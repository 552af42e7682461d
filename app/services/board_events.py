"""A board's training events, counted by agency and without a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import AgencyId, BoardId, EventId
from app.learning.intervals import FEWEST
from app.learning.training_events import QUESTIONS, Register, Seats, register_on, seated
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.store import organisations
from app.store.database import Session
from app.store.event_answers import answers_to, who_answered
from app.store.event_bookings import Booking, bookings_of
from app.store.events import Event, events_of, get_event
from app.store.organisations import Board
from app.store.scoping import require_board


@dataclass(frozen=True, slots=True)
class Tally:
    """Of an agency, or of all."""

    booked: int
    """With a place."""
    waiting: int
    attended: int
    absent: int
    """Had a place and was not there."""


@dataclass(frozen=True, slots=True)
class AgencyTally:
    agency_id: AgencyId
    name: str
    tally: Tally


@dataclass(frozen=True, slots=True)
class EventLine:
    event: Event
    tally: Tally
    is_recorded: bool

    @property
    def free(self) -> int:
        return max(0, self.event.facts.places - self.tally.booked)


@dataclass(frozen=True, slots=True)
class EventsPage:
    board: Board
    coming: tuple[EventLine, ...]
    """The next first."""
    past: tuple[EventLine, ...]
    """The latest first."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    people: int
    """Who answered."""
    of: int
    """Who was there."""
    answers: Mapping[str, Mapping[int, int]]
    """By question: how many gave each answer. Empty while there are too few."""


@dataclass(frozen=True, slots=True)
class EventPage:
    board: Board
    line: EventLine
    agencies: tuple[AgencyTally, ...]
    """By name."""
    evaluation: Evaluation
    register: Register
    today: date

    @property
    def event(self) -> Event:
        return self.line.event

    @property
    def is_open(self) -> bool:
        """To be changed or cancelled."""
        return self.event.facts.held_on >= self.today and not self.event.is_cancelled


def events(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> EventsPage:
    board, today = enter(session, actor, board_id), civil_date(now)
    found = events_of(session, board_id)
    bookings = bookings_of(session, [each.id for each in found])
    lines = [_line(each, bookings[each.id]) for each in found]
    past = [line for line in lines if line.event.facts.held_on < today]
    coming = [line for line in lines if line.event.facts.held_on >= today]
    return EventsPage(board, tuple(coming), tuple(reversed(past)))


def event(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> EventPage:
    board, today = enter(session, actor, board_id), civil_date(now)
    found = get_event(session, board_id, event_id)
    bookings = bookings_of(session, [event_id])[event_id]
    state = register_on(found.facts.held_on, today, cancelled=found.is_cancelled)
    return EventPage(
        board,
        _line(found, bookings),
        _by_agency(seated(bookings, found.facts.places)),
        _evaluation(session, bookings),
        state,
        today,
    )


def note_export(
    session: Session, actor: Actor, board_id: BoardId, event_id: EventId, now: datetime
) -> None:
    what = "counts of a training event, csv"
    record(session, actor, Action.EXPORTED, now, board=board_id, event=event_id, what=what)


def enter(session: Session, actor: Actor, board_id: BoardId) -> Board:
    require_board(session, scope_of(actor, Permission.REPORT), board_id)
    return organisations.get_board(session, board_id)


def _line(event: Event, bookings: tuple[Booking, ...]) -> EventLine:
    recorded = any(each.attended is not None for each in bookings)
    return EventLine(event, _tally(seated(bookings, event.facts.places)), recorded)


def _by_agency(seats: Seats[Booking]) -> tuple[AgencyTally, ...]:
    names = {each.agency_id: each.agency for each in (*seats.placed, *seats.waiting)}
    return tuple(
        AgencyTally(agency_id, name, _tally(_of_agency(seats, agency_id)))
        for agency_id, name in sorted(names.items(), key=lambda each: (each[1].casefold(), each[0]))
    )


def _of_agency(seats: Seats[Booking], agency_id: AgencyId) -> Seats[Booking]:
    def hers(bookings: Iterable[Booking]) -> tuple[Booking, ...]:
        return tuple(each for each in bookings if each.agency_id == agency_id)

    return Seats(hers(seats.placed), hers(seats.waiting), seats.places)


def _tally(seats: Seats[Booking]) -> Tally:
    return Tally(
        len(seats.placed),
        len(seats.waiting),
        sum(each.attended is True for each in (*seats.placed, *seats.waiting)),
        sum(each.attended is False for each in seats.placed),
    )


def _evaluation(session: Session, bookings: tuple[Booking, ...]) -> Evaluation:
    there = [each.id for each in bookings if each.attended]
    people = len(who_answered(session, there))
    shown = answers_to(session, there) if people >= FEWEST else {}
    ordered = {question: shown[question] for question in QUESTIONS if question in shown}
    return Evaluation(people, len(there), ordered)
