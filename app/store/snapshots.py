"""Figures of boards as they were counted once. Their form is reporting/kept_figures.py's; here they are a text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from app.ids import BoardId, Sha256
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.tables import CoverageSnapshotRow

HAS_SECTORS = 2
"""The first form in which sectors stand by themselves."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    board_id: BoardId
    as_of: date
    known_at: datetime
    figures: Mapping[str, Any]
    sha256: Sha256
    taken_at: datetime


def add_snapshot(session: Session, snapshot: Snapshot) -> bool:
    """False where the same was kept already."""
    return insert_once(
        session,
        CoverageSnapshotRow,
        board_id=snapshot.board_id,
        as_of=snapshot.as_of,
        known_at=snapshot.known_at,
        figures=dict(snapshot.figures),
        sha256=snapshot.sha256,
        taken_at=snapshot.taken_at,
    )


def days_kept(session: Session, board_id: BoardId) -> frozenset[date]:
    row = CoverageSnapshotRow
    return frozenset(session.scalars(select(row.as_of).where(row.board_id == board_id)))


@dataclass(frozen=True, slots=True)
class Headlines:
    as_of: date
    known_at: datetime
    rows: list[list[Any]]


def first_kept(session: Session, board_id: BoardId, days: frozenset[date]) -> Iterator[Snapshot]:
    """Of each of the days the one that was known first: a month-end's figure stays what it was."""
    yield from _snapshots(session, CoverageSnapshotRow.id.in_(_first(board_id, days)))


def first_headlines(
    session: Session, board_id: BoardId, days: frozenset[date]
) -> Iterator[Headlines]:
    """Of the same: the part that a trend reads, picked out by the database."""
    yield from _parts(session, board_id, days, CoverageSnapshotRow.figures["headlines"])


def first_sectors(
    session: Session, board_id: BoardId, days: frozenset[date]
) -> Iterator[Headlines]:
    """Of the same: the rows of its sectors; of what was kept in the first form, every row."""
    figures = CoverageSnapshotRow.figures
    is_apart = figures["form"].as_integer() >= HAS_SECTORS
    part = case((is_apart, figures["sectors"]), else_=figures["rows"])
    yield from _parts(session, board_id, days, part)


def _parts(
    session: Session, board_id: BoardId, days: frozenset[date], part: Any
) -> Iterator[Headlines]:
    row = CoverageSnapshotRow
    query = select(row.as_of, row.known_at, part.label("rows"))
    for found in session.execute(query.where(row.id.in_(_first(board_id, days)))):
        yield Headlines(found.as_of, found.known_at, found.rows)


def _first(board_id: BoardId, days: frozenset[date]) -> Select[int]:
    row = CoverageSnapshotRow
    theirs = select(func.min(row.id)).where(row.board_id == board_id, row.as_of.in_(days))
    return theirs.group_by(row.as_of)


def find_latest(session: Session, board_id: BoardId, as_of: date) -> Snapshot | None:
    """Of that day, the one that was known last."""
    row = CoverageSnapshotRow
    last = select(func.max(row.id)).where(row.board_id == board_id, row.as_of == as_of)
    return next(_snapshots(session, row.id == last.scalar_subquery()), None)


def _snapshots(session: Session, which: Any) -> Iterator[Snapshot]:
    row = CoverageSnapshotRow
    for found in session.execute(select(row.__table__).where(which).order_by(row.as_of)):
        yield Snapshot(
            BoardId(found.board_id),
            found.as_of,
            found.known_at,
            found.figures,
            Sha256(found.sha256),
            found.taken_at,
        )
