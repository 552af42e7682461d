"""A board's training events: what they are, and what has been changed about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, update

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, EventId, PersonId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import BoardRow, MembershipRow, TrainingEventRow


@dataclass(frozen=True, slots=True)
class EventFacts:
    title: str
    course: str | None
    """What being there meets; None: attendance alone."""
    held_on: date
    starts_at: str
    """HH:MM, on the clocks there."""
    ends_at: str
    place: str
    about: str
    led_by: str
    places: int
    book_until: date
    """The last day."""


@dataclass(frozen=True, slots=True)
class Event:
    id: EventId
    board_id: BoardId
    board: str
    nation: Nation
    facts: EventFacts
    cancelled_at: datetime | None
    cancelled_why: str

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


_EVENTS = (
    select(TrainingEventRow.__table__, BoardRow.name.label("board"), BoardRow.nation)
    .join(BoardRow, BoardRow.id == TrainingEventRow.board_id)
    .order_by(TrainingEventRow.held_on, TrainingEventRow.starts_at, TrainingEventRow.id)
)


def add_event(
    session: Session, board_id: BoardId, facts: EventFacts, by: PersonId, now: datetime
) -> EventId:
    number = insert_returning_id(
        session,
        TrainingEventRow,
        board_id=board_id,
        made_by=by,
        made_at=now,
        **_columns(facts),
    )
    return EventId(number)


def change_event(session: Session, event_id: EventId, facts: EventFacts) -> None:
    _update(session, event_id, **_columns(facts))


def cancel_event(session: Session, event_id: EventId, why: str, now: datetime) -> None:
    _update(session, event_id, cancelled_at=now, cancelled_why=why)


def hold_event(session: Session, event_id: EventId) -> None:
    """Until the transaction ends nobody else who asks for the same books, withdraws, changes or records."""
    session.execute(
        select(TrainingEventRow.id)
        .where(TrainingEventRow.id == event_id)
        .with_for_update(key_share=True)
    )


def get_event(session: Session, board_id: BoardId, event_id: EventId) -> Event:
    return _one(session, TrainingEventRow.id == event_id, TrainingEventRow.board_id == board_id)


def get_event_for(session: Session, agency_id: AgencyId, event_id: EventId) -> Event:
    """NotFound for one of a board that does not serve the agency on the event's day."""
    return _one(session, TrainingEventRow.id == event_id, serves(agency_id))


def events_of(session: Session, board_id: BoardId) -> tuple[Event, ...]:
    """The earliest first."""
    return _found(session, TrainingEventRow.board_id == board_id)


def events_for(session: Session, agency_id: AgencyId, since: date) -> tuple[Event, ...]:
    """Of the boards that serve the agency, the earliest first."""
    return _found(session, TrainingEventRow.held_on >= since, serves(agency_id))


def events_numbered(session: Session, numbers: Iterable[EventId]) -> tuple[Event, ...]:
    return _found(session, TrainingEventRow.id.in_(set(numbers)))


def events_ahead(session: Session, today: date) -> tuple[Event, ...]:
    """Of every board: today's and later ones that will be held."""
    return _found(
        session, TrainingEventRow.held_on >= today, TrainingEventRow.cancelled_at.is_(None)
    )


def serves(agency_id: Any) -> ColumnElement[bool]:
    """About `TrainingEventRow`: its board serves the agency on its day, as it is known now."""
    return exists().where(
        MembershipRow.board_id == TrainingEventRow.board_id,
        MembershipRow.agency_id == agency_id,
        MembershipRow.superseded_at.is_(None),
        MembershipRow.starts_on <= TrainingEventRow.held_on,
        or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= TrainingEventRow.held_on),
    )


def _found(session: Session, *where: ColumnElement[bool]) -> tuple[Event, ...]:
    return tuple(map(_event, session.execute(_EVENTS.where(and_(*where)))))


def _one(session: Session, *where: ColumnElement[bool]) -> Event:
    found = _found(session, *where)
    if not found:
        raise NotFound("no such event")
    return found[0]


def _update(session: Session, event_id: EventId, **values: Any) -> None:
    session.execute(
        update(TrainingEventRow).where(TrainingEventRow.id == event_id).values(**values)
    )


def _columns(facts: EventFacts) -> dict[str, Any]:
    return {name: getattr(facts, name) for name in EventFacts.__slots__}


def _event(row: Any) -> Event:
    facts = EventFacts(**{name: getattr(row, name) for name in EventFacts.__slots__})
    return Event(
        EventId(row.id),
        BoardId(row.board_id),
        row.board,
        Nation(row.nation),
        facts,
        row.cancelled_at,
        row.cancelled_why or "",
    )
