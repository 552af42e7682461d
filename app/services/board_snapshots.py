"""Boards' figures that are counted by night and kept: every month's end, and yesterday where counting live is slow.

A figure is kept as it was known a few minutes before it was counted, since a transaction that began before then may
still be under way. What is recorded later changes no kept figure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.content.library import Library
from app.ids import BoardId
from app.policy.scope import EVERYWHERE
from app.reporting.coverage import Dimension, coverage_of
from app.reporting.coverage_figures import BoardCoverage
from app.reporting.kept_figures import as_kept, keep
from app.reporting.trends import month_ends
from app.services.board_about import about_of
from app.services.civil_time import civil_date
from app.services.ticking import Clock
from app.store import organisations, snapshots
from app.store.database import Database, Session
from app.store.memberships import first_day_of
from app.store.organisations import Board
from app.store.snapshots import Snapshot

LIVE_UP_TO = 2_000
"""People of a board whose figures are counted when the page is asked for."""
SETTLED = timedelta(minutes=2)
PATIENCE = timedelta(seconds=20)
"""For one tick: a figure that is under way by then is finished."""
AT_MOST = 40
"""Figures in one tick."""
_DAY = timedelta(days=1)


def figures_of(session: Session, board: Board, library: Library, now: datetime) -> BoardCoverage:
    """Of a board that the caller has found in scope. Today's; of a large board yesterday's, once it was counted."""
    today = civil_date(now)
    if people_of(session, board.id, today, now) > LIVE_UP_TO:
        kept = snapshots.find_latest(session, board.id, today - _DAY)
        if kept:
            return as_kept(board.id, kept.as_of, kept.known_at, kept.figures)
    return coverage_of(session, board.id, today, now, about_of(library, board.nation))


def people_of(session: Session, board_id: BoardId, on: date, now: datetime) -> int:
    only = frozenset({Dimension.STAFF})
    return coverage_of(session, board_id, on, now, dimensions=only).staff


@dataclass(frozen=True, slots=True)
class _Missing:
    board: Board
    as_of: date


def take_missing(database: Database, library: Callable[[], Library], clock: Clock) -> int:
    """How many were taken. Yesterday's come first, then months, the latest first."""
    now = clock()
    with database.reading() as session:
        missing = list(_missing(session, now))[:AT_MOST]
    compiled, taken = library() if missing else None, 0
    for each in missing:
        if compiled is None or clock() - now > PATIENCE:
            break
        taken += _take(database, compiled, each, clock())
    return taken


def _missing(session: Session, now: datetime) -> Iterator[_Missing]:
    today = civil_date(now)
    boards = organisations.boards_in(session, EVERYWHERE)
    kept = {board.id: snapshots.days_kept(session, board.id) for board in boards}
    for board in boards:
        is_due = today - _DAY not in kept[board.id]
        if is_due and people_of(session, board.id, today, now) > LIVE_UP_TO:
            yield _Missing(board, today - _DAY)
    for board in boards:
        began = first_day_of(session, board.id)
        for day in reversed(month_ends(today)):
            if began is not None and began <= day and day not in kept[board.id]:
                yield _Missing(board, day)


def _take(database: Database, library: Library, missing: _Missing, now: datetime) -> bool:
    """Counted while nothing is held, then written."""
    board, known_at = missing.board, now - SETTLED
    with database.reading() as session:
        about = about_of(library, board.nation)
        found = keep(session, board.id, missing.as_of, known_at, about)
    snapshot = Snapshot(board.id, missing.as_of, known_at, found.figures, found.sha256, now)
    with database.transaction() as session:
        return snapshots.add_snapshot(session, snapshot)
