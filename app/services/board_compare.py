"""Why a board's figure is not what it was: two days, each as it was known by a moment, and what lies between them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from app.ids import BoardId
from app.policy.actor import Actor
from app.reporting.coverage import Dimension, coverage_of
from app.reporting.time_machine import Explanation, Moment, explain
from app.reporting.trends import month_ends
from app.services.board_figures import enter
from app.services.civil_time import LONDON, civil_date
from app.services.errors import Refused
from app.store.database import Session
from app.store.organisations import Board
from app.store.snapshots import first_kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """None: the last two month-ends; and a month's end as it was counted first, any other day as it is known now."""

    first_on: date | None = None
    second_on: date | None = None
    first_known: date | None = None
    second_known: date | None = None
    course: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    board: Board
    first: Moment
    second: Moment
    course: str | None
    courses: tuple[str, ...]
    """That were asked of anybody on the second day."""
    explanation: Explanation


def compare(
    session: Session, actor: Actor, board_id: BoardId, wanted: Wanted, now: datetime
) -> Comparison:
    """Refused for days in the wrong order, or a day to come."""
    board, today = enter(session, actor, board_id, now), civil_date(now)
    first_on, second_on = _days(wanted, today)
    kept = {
        each.as_of: each.known_at
        for each in first_kept(session, board_id, frozenset({first_on, second_on}))
    }
    first = Moment(first_on, _known(wanted.first_known, kept.get(first_on), now))
    second = Moment(second_on, _known(wanted.second_known, kept.get(second_on), now))
    if second.known_by < first.known_by:
        if wanted.second_known:
            raise Refused("known-in-wrong-order")
        second = Moment(second_on, now)
    only = frozenset({Dimension.COURSE})
    courses = tuple(coverage_of(session, board_id, second_on, now, dimensions=only).courses)
    course = wanted.course if wanted.course in courses else None
    found = explain(session, board_id, first, second, course)
    return Comparison(board, first, second, course, courses, found)


def _days(wanted: Wanted, today: date) -> tuple[date, date]:
    before, last = month_ends(today, 2)
    second = wanted.second_on or last
    first = wanted.first_on or (before if wanted.second_on is None else month_ends(second, 1)[0])
    given = (wanted.first_on, wanted.second_on, wanted.first_known, wanted.second_known)
    if any(day is not None and day > today for day in given):
        raise Refused("day-ahead")
    if second < first:
        raise Refused("days-in-wrong-order")
    return first, second


def _known(day: date | None, kept: datetime | None, now: datetime) -> datetime:
    if day is None:
        return kept or now
    return min(now, datetime.combine(day + timedelta(days=1), time.min, LONDON).astimezone(UTC))
