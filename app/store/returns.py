"""Agencies asked for their own numbers, and what they declared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId, ReturnId, ReturnRequestId
from app.learning.declared import Line, RoleGroup
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.tables import (
    AgencyReturnRow,
    AgencyRow,
    BoardRow,
    ReturnLineRow,
    ReturnRequestRow,
)


@dataclass(frozen=True, slots=True)
class NewRequest:
    board_id: BoardId
    agency_id: AgencyId
    as_of: date
    address: str
    token_sha256: str
    courses: tuple[str, ...]
    made_by: PersonId
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    id: ReturnRequestId
    board_id: BoardId
    board: str
    agency_id: AgencyId
    agency: str
    nation: Nation
    as_of: date
    address: str
    courses: tuple[str, ...]
    made_by: PersonId
    made_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody declares in an agency's name."""

    headcount: int | None
    declared_by: str
    declared_as: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Return:
    id: ReturnId
    agency_id: AgencyId
    as_of: date
    said: Said
    recorded_at: datetime


_REQUESTS = (
    select(
        ReturnRequestRow.__table__,
        BoardRow.name.label("board"),
        AgencyRow.name.label("agency"),
        AgencyRow.nation,
    )
    .join(BoardRow, BoardRow.id == ReturnRequestRow.board_id)
    .join(AgencyRow, AgencyRow.id == ReturnRequestRow.agency_id)
)


def add_request(session: Session, new: NewRequest, now: datetime) -> ReturnRequestId:
    number = insert_returning_id(
        session,
        ReturnRequestRow,
        board_id=new.board_id,
        agency_id=new.agency_id,
        as_of=new.as_of,
        address=new.address,
        token_sha256=new.token_sha256,
        courses=list(new.courses),
        made_by=new.made_by,
        made_at=now,
        expires_at=new.expires_at,
    )
    return ReturnRequestId(number)


def find_request(session: Session, token_sha256: str) -> Request | None:
    query = _REQUESTS.where(ReturnRequestRow.token_sha256 == token_sha256)
    row = session.execute(query).one_or_none()
    return _request(row) if row else None


def find_request_numbered(session: Session, request_id: ReturnRequestId) -> Request | None:
    row = session.execute(_REQUESTS.where(ReturnRequestRow.id == request_id)).one_or_none()
    return _request(row) if row else None


def latest_requests(session: Session, board_id: BoardId) -> Mapping[AgencyId, Request]:
    latest = _latest_by_agency(ReturnRequestRow, board_id)
    rows = session.execute(_REQUESTS.where(ReturnRequestRow.id.in_(latest)))
    return {AgencyId(row.agency_id): _request(row) for row in rows}


def add_return(session: Session, request: Request, said: Said, now: datetime) -> ReturnId:
    number = insert_returning_id(
        session,
        AgencyReturnRow,
        board_id=request.board_id,
        agency_id=request.agency_id,
        as_of=request.as_of,
        headcount=said.headcount,
        declared_by=said.declared_by,
        declared_as=said.declared_as,
        request_id=request.id,
        recorded_at=now,
    )
    rows = [
        {
            "return_id": number,
            "course": line.course,
            "role_group": line.group.value,
            "required": line.required,
            "trained": line.trained,
        }
        for line in said.lines
    ]
    if rows:
        session.execute(ReturnLineRow.__table__.insert(), rows)  # type: ignore[attr-defined]
    return ReturnId(number)


def latest_returns(
    session: Session, board_id: BoardId, on: date, known_by: datetime
) -> Mapping[AgencyId, Return]:
    """Of each agency the one of the latest day up to `on`; of that day, the one declared last."""
    row = AgencyReturnRow
    place = func.row_number().over(
        partition_by=row.agency_id, order_by=(row.as_of.desc(), row.id.desc())
    )
    placed = (
        select(row.id, place.label("place"))
        .where(row.board_id == board_id, row.as_of <= on, row.recorded_at <= known_by)
        .subquery()
    )
    return _returns(session, select(placed.c.id).where(placed.c.place == 1))


def find_return(session: Session, request_id: ReturnRequestId) -> Return | None:
    """The latest that was declared by this request's link."""
    latest = select(func.max(AgencyReturnRow.id)).where(AgencyReturnRow.request_id == request_id)
    return next(iter(_returns(session, latest).values()), None)


def _returns(session: Session, numbers: Select[int]) -> Mapping[AgencyId, Return]:
    lines: dict[int, list[Line]] = {}
    for line in session.execute(
        select(ReturnLineRow.__table__)
        .where(ReturnLineRow.return_id.in_(numbers))
        .order_by(ReturnLineRow.course, ReturnLineRow.role_group)
    ):
        group = RoleGroup(line.role_group)
        lines.setdefault(line.return_id, []).append(
            Line(line.course, group, line.required, line.trained)
        )
    rows = session.execute(select(AgencyReturnRow.__table__).where(AgencyReturnRow.id.in_(numbers)))
    return {AgencyId(row.agency_id): _return(row, lines.get(row.id, ())) for row in rows}


def _latest_by_agency(table: Any, board_id: BoardId) -> Select[int]:
    return select(func.max(table.id)).where(table.board_id == board_id).group_by(table.agency_id)


def _request(row: Any) -> Request:
    return Request(
        ReturnRequestId(row.id),
        BoardId(row.board_id),
        row.board,
        AgencyId(row.agency_id),
        row.agency,
        Nation(row.nation),
        row.as_of,
        row.address,
        tuple(row.courses),
        PersonId(row.made_by),
        row.made_at,
        row.expires_at,
    )


def _return(row: Any, lines: Iterable[Line]) -> Return:
    said = Said(row.headcount, row.declared_by, row.declared_as, tuple(lines))
    return Return(ReturnId(row.id), AgencyId(row.agency_id), row.as_of, said, row.recorded_at)
