"""Reports as they were published. Their results are protected, and here no more than JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from app.ids import BoardId, PersonId, ReportRunId, Sha256
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.tables import (
    BoardRow,
    PersonRow,
    PublishingGroupsRow,
    ReportNarrativeRow,
    ReportRunRow,
)


@dataclass(frozen=True, slots=True)
class NewRun:
    board_id: BoardId
    as_of: date
    known_at: datetime
    definition: Mapping[str, Any]
    code_version: str
    releases: Mapping[str, str]
    result: Mapping[str, Any]
    sha256: Sha256
    made_by: PersonId | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class StoredRun(NewRun):
    id: ReportRunId


@dataclass(frozen=True, slots=True)
class Narrative:
    text: str
    written_by: str
    """A name: analysts sign what they say."""
    written_at: datetime


def hold_board(session: Session, board_id: BoardId) -> None:
    """Until the transaction ends nobody else makes a report of it."""
    session.execute(select(BoardRow.id).where(BoardRow.id == board_id).with_for_update())


def add_run(session: Session, new: NewRun) -> ReportRunId:
    number = insert_returning_id(
        session,
        ReportRunRow,
        board_id=new.board_id,
        as_of=new.as_of,
        known_at=new.known_at,
        definition=dict(new.definition),
        code_version=new.code_version,
        releases=dict(new.releases),
        result=dict(new.result),
        sha256=new.sha256,
        made_by=new.made_by,
        made_at=new.made_at,
    )
    return ReportRunId(number)


def runs_of(session: Session, board_id: BoardId) -> tuple[StoredRun, ...]:
    """The latest first: in the order in which they were made."""
    row = ReportRunRow
    query = select(row.__table__).where(row.board_id == board_id).order_by(row.id.desc())
    return tuple(map(_run, session.execute(query)))


def find_run(session: Session, run_id: ReportRunId) -> StoredRun | None:
    found = session.execute(select(ReportRunRow.__table__).where(ReportRunRow.id == run_id))
    row = found.one_or_none()
    return _run(row) if row else None


def add_groups(session: Session, board_id: BoardId, groups: dict[str, Any], now: datetime) -> None:
    insert_returning_id(
        session,
        PublishingGroupsRow,
        board_id=board_id,
        year=groups["year"],
        groups=groups,
        made_at=now,
    )


def find_groups(session: Session, board_id: BoardId, year: int) -> Mapping[str, Any] | None:
    row = PublishingGroupsRow
    query = select(row.groups).where(row.board_id == board_id, row.year == year)
    return session.scalar(query.order_by(row.id.desc()).limit(1))


def add_narrative(
    session: Session, run_id: ReportRunId, text: str, by: PersonId, now: datetime
) -> None:
    insert_returning_id(
        session, ReportNarrativeRow, run_id=run_id, text=text, written_by=by, written_at=now
    )


def find_narrative(session: Session, run_id: ReportRunId) -> Narrative | None:
    row = ReportNarrativeRow
    latest = select(func.max(row.id)).where(row.run_id == run_id).scalar_subquery()
    query = (
        select(row.text, PersonRow.name, row.written_at)
        .join(PersonRow, PersonRow.id == row.written_by)
        .where(row.id == latest)
    )
    found = session.execute(query).one_or_none()
    return Narrative(found.text, found.name, found.written_at) if found else None


def _run(row: Any) -> StoredRun:
    return StoredRun(
        BoardId(row.board_id),
        row.as_of,
        row.known_at,
        row.definition,
        row.code_version,
        row.releases,
        row.result,
        Sha256(row.sha256),
        PersonId(row.made_by) if row.made_by else None,
        row.made_at,
        ReportRunId(row.id),
    )
