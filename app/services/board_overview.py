"""A board's first page: how it stands, month by month, since the last quarter, and why it moved since the last month."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import BoardId
from app.policy.actor import Actor
from app.reporting.coverage_figures import BoardCoverage
from app.reporting.time_machine import Explanation, Moment, explain
from app.reporting.trends import Point, months_of, trend
from app.services.board_agencies import agencies_of
from app.services.board_standing import Standing
from app.services.board_weakest import Weakest, weakest
from app.services.content import Content
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class Change:
    since: Moment
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Overview:
    standing: Standing
    course: str | None
    """None: everything that is asked."""
    points: tuple[Point, ...]
    """From the board's first month on, three years at most."""
    quarter: BoardCoverage
    """At the end of the last quarter."""
    change: Change | None
    """Since the last month's end. None: that month was before the board, or the board is too large to ask in passing."""
    weakest: Weakest | None


def overview(
    session: Session,
    content: Content,
    actor: Actor,
    board_id: BoardId,
    course: str | None,
    now: datetime,
) -> Overview:
    found = agencies_of(session, content, actor, board_id, course, now)
    standing, today = found.standing, found.standing.today
    points = trend(session, board_id, today, now, months_of(session, board_id, today))
    change = None
    if points and standing.figures.on == today:
        since = Moment(points[-1].on, points[-1].known_by)
        change = Change(since, explain(session, board_id, since, Moment(today, now), found.course))
    weak = weakest(session, content, standing.board, found.course, now)
    return Overview(standing, found.course, points, found.quarter, change, weak)
