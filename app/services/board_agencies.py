"""A board's agencies now and at the end of the last quarter."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import BoardId
from app.policy.actor import Actor
from app.reporting.coverage import HEADLINES, Dimension, coverage_of
from app.reporting.coverage_figures import BoardCoverage
from app.reporting.kept_figures import as_kept
from app.services.board_standing import Standing, standing_of
from app.services.content import Content
from app.store.database import Session
from app.store.snapshots import first_kept

_WITH_CELLS = HEADLINES | {Dimension.CELL}


@dataclass(frozen=True, slots=True)
class Agencies:
    standing: Standing
    course: str | None
    """None: everything that is asked."""
    quarter: BoardCoverage


def agencies_of(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    course: str | None,
    now: datetime,
) -> Agencies:
    standing = standing_of(session, content, actor, board_id, now)
    quarter = _at(session, board_id, last_quarter_end(standing.today), now)
    return Agencies(standing, standing.known_course(course), quarter)


def last_quarter_end(on: date) -> date:
    return on.replace(month=on.month - (on.month - 1) % 3, day=1) - timedelta(days=1)


def _at(session: Session, board_id: BoardId, day: date, now: datetime) -> BoardCoverage:
    """As it was kept, where it was."""
    for kept in first_kept(session, board_id, frozenset({day})):
        return as_kept(board_id, kept.as_of, kept.known_at, kept.figures)
    return coverage_of(session, board_id, day, now, dimensions=_WITH_CELLS)
