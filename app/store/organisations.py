"""Boards and agencies: what they are called, where they belong, and when they closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select, true, update
from sqlalchemy.orm import aliased

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.memberships import is_on
from app.store.scoping import is_agency_in, is_board_in
from app.store.tables import AgencyRow, BoardRow, MembershipRow


@dataclass(frozen=True, slots=True)
class Board:
    id: BoardId
    name: str
    nation: Nation
    contacts: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    name: str
    sector: str
    nation: Nation
    parent_id: AgencyId | None = None
    """Of a school: its trust."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An agency as those who run the place see it."""

    id: AgencyId
    facts: AgencyFacts
    parent_name: str | None
    contacts: Mapping[str, str]
    words: Mapping[str, str]
    closed_on: date | None
    """The last day."""

    @property
    def name(self) -> str:
        return self.facts.name


@dataclass(frozen=True, slots=True)
class Named:
    """What a list is searched and ordered by."""

    id: AgencyId
    name: str
    parent_id: AgencyId | None
    closed_on: date | None


def add_board(session: Session, name: str, nation: Nation, now: datetime) -> BoardId:
    number = insert_returning_id(
        session,
        BoardRow,
        name=name,
        nation=nation.value,
        contacts={},
        words={},
        recorded_at=now,
    )
    return BoardId(number)


def change_board(session: Session, board_id: BoardId, name: str, nation: Nation) -> None:
    session.execute(
        update(BoardRow).where(BoardRow.id == board_id).values(name=name, nation=nation.value)
    )


def boards_in(session: Session, scope: Scope) -> tuple[Board, ...]:
    """By name."""
    rows = session.execute(select(BoardRow.__table__).where(is_board_in(scope)))
    return tuple(sorted(map(_board, rows), key=lambda board: (board.name.casefold(), board.id)))


def get_board(session: Session, board_id: BoardId) -> Board:
    row = session.execute(select(BoardRow.__table__).where(BoardRow.id == board_id)).one_or_none()
    if row is None:
        raise NotFound("no such board")
    return _board(row)


def agencies_by_board(session: Session, boards: Iterable[BoardId], on: date) -> dict[BoardId, int]:
    """How many open agencies each serves on the day."""
    rows = session.execute(
        select(MembershipRow.board_id, func.count(MembershipRow.agency_id.distinct()))
        .join(AgencyRow, AgencyRow.id == MembershipRow.agency_id)
        .where(MembershipRow.board_id.in_(tuple(boards)), is_on(on), is_open(on))
        .group_by(MembershipRow.board_id)
    )
    return {BoardId(board): number for board, number in rows}


def set_board_support(
    session: Session, board_id: BoardId, contacts: Mapping[str, str], words: Mapping[str, str]
) -> None:
    session.execute(
        update(BoardRow)
        .where(BoardRow.id == board_id)
        .values(contacts=dict(contacts), words=dict(words))
    )


def add_organisation(session: Session, facts: AgencyFacts, now: datetime) -> AgencyId:
    number = insert_returning_id(
        session, AgencyRow, **_columns(facts), contacts={}, words={}, recorded_at=now
    )
    return AgencyId(number)


def change_organisation(session: Session, agency_id: AgencyId, facts: AgencyFacts) -> None:
    session.execute(update(AgencyRow).where(AgencyRow.id == agency_id).values(**_columns(facts)))


def close_organisation(session: Session, agency_id: AgencyId, last_day: date) -> None:
    session.execute(
        update(AgencyRow)
        .where(AgencyRow.id == agency_id)
        .values(closed_on=last_day, join_code=None)
    )


def set_agency_support(
    session: Session, agency_id: AgencyId, contacts: Mapping[str, str], words: Mapping[str, str]
) -> None:
    session.execute(
        update(AgencyRow)
        .where(AgencyRow.id == agency_id)
        .values(contacts=dict(contacts), words=dict(words))
    )


def names_in(
    session: Session, scope: Scope, on: date, *, board_id: BoardId | None = None
) -> tuple[Named, ...]:
    """All of the scope's agencies, closed ones too, in no order; with a board, those that it serves on the day."""
    served = true() if board_id is None else AgencyRow.id.in_(_served_by(board_id, on))
    rows = session.execute(
        select(AgencyRow.id, AgencyRow.name, AgencyRow.parent_id, AgencyRow.closed_on).where(
            is_agency_in(scope, on), served
        )
    )
    return tuple(Named(AgencyId(row.id), row.name, row.parent_id, row.closed_on) for row in rows)


def find_closed_in(
    session: Session, scope: Scope, agency_id: AgencyId, on: date
) -> tuple[str, date] | None:
    """Its name and last day, if it is in the scope and over by the day; of the few that are over, the scope is asked."""
    row = session.execute(_OVER, {"agency": agency_id, "on": on}).one_or_none()
    if row is None:
        return None
    within = select(AgencyRow.id).where(AgencyRow.id == agency_id, is_agency_in(scope, on))
    return (row.name, row.closed_on) if session.execute(within).first() else None


def organisations(session: Session, agencies: Iterable[AgencyId]) -> tuple[Organisation, ...]:
    """In the order that was asked for. That they are in scope is the caller's to know."""
    wanted = tuple(agencies)
    found = {
        row.id: _organisation(row)
        for row in session.execute(_ORGANISATIONS.where(AgencyRow.id.in_(wanted)))
    }
    return tuple(found[agency_id] for agency_id in wanted)


def get_organisation(session: Session, agency_id: AgencyId) -> Organisation:
    row = session.execute(_ORGANISATIONS.where(AgencyRow.id == agency_id)).one_or_none()
    if row is None:
        raise NotFound("no such agency")
    return _organisation(row)


def children_of(session: Session, agency_id: AgencyId, scope: Scope, on: date) -> tuple[Named, ...]:
    """Those of them in scope, by name."""
    rows = session.execute(
        select(AgencyRow.id, AgencyRow.name, AgencyRow.parent_id, AgencyRow.closed_on).where(
            AgencyRow.parent_id == agency_id, is_agency_in(scope, on)
        )
    )
    found = (Named(AgencyId(row.id), row.name, row.parent_id, row.closed_on) for row in rows)
    return tuple(sorted(found, key=lambda named: (named.name.casefold(), named.id)))


def is_open(on: date) -> ColumnElement[bool]:
    """About `AgencyRow`."""
    return or_(AgencyRow.closed_on.is_(None), AgencyRow.closed_on >= on)


_OVER = select(AgencyRow.name, AgencyRow.closed_on).where(
    AgencyRow.id == bindparam("agency"), AgencyRow.closed_on < bindparam("on")
)
_Parent = aliased(AgencyRow)
_ORGANISATIONS = select(AgencyRow.__table__, _Parent.name.label("parent_name")).outerjoin(
    _Parent, _Parent.id == AgencyRow.parent_id
)


def _served_by(board_id: BoardId, on: date) -> Any:
    return select(MembershipRow.agency_id).where(MembershipRow.board_id == board_id, is_on(on))


def _columns(facts: AgencyFacts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "sector": facts.sector,
        "nation": facts.nation.value,
        "parent_id": facts.parent_id,
    }


def _board(row: Any) -> Board:
    return Board(BoardId(row.id), row.name, Nation(row.nation), row.contacts, row.words)


def _organisation(row: Any) -> Organisation:
    facts = AgencyFacts(row.name, row.sector, Nation(row.nation), row.parent_id)
    return Organisation(
        AgencyId(row.id), facts, row.parent_name, row.contacts, row.words, row.closed_on
    )
