"""A board month by month: at each month's end, kept figures where there are any, and live ones where not."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, BoardId
from app.learning.civil_days import months_after
from app.learning.coverage import Counts
from app.reporting.coverage import HEADLINES, Dimension, coverage_of
from app.store.database import Session
from app.store.snapshots import Headlines, first_headlines

MONTHS = 36


@dataclass(frozen=True, slots=True)
class Point:
    on: date
    """A month's last day."""
    known_by: datetime
    """When it was counted first; for a month that was not kept, now."""
    is_kept: bool
    total: Counts
    agencies: Mapping[AgencyId, Counts]
    """Those of whose people something was asked."""
    courses: Mapping[str, Counts]


def month_ends(before: date, months: int = MONTHS) -> tuple[date, ...]:
    """The latest that are past, the oldest first."""
    this_month = before.replace(day=1)
    return tuple(
        months_after(this_month, -back) - timedelta(days=1) for back in reversed(range(months))
    )


def trend(
    session: Session, board_id: BoardId, today: date, now: datetime, months: int = MONTHS
) -> tuple[Point, ...]:
    """A record that came late does not move a point that was kept: time_machine.py tells what it would change."""
    ends = month_ends(today, months)
    kept = {each.as_of: _kept(each) for each in first_headlines(session, board_id, frozenset(ends))}
    return tuple(kept.get(day) or _live(session, board_id, day, now) for day in ends)


def _kept(found: Headlines) -> Point:
    by: defaultdict[str, dict[str, Counts]] = defaultdict(dict)
    for dimension, key, _, *numbers in found.rows:
        by[dimension][key] = Counts(*numbers)
    return Point(
        found.as_of,
        found.known_at,
        True,
        by[Dimension.TOTAL].get("", Counts()),
        {AgencyId(int(key)): counts for key, counts in by[Dimension.AGENCY].items()},
        by[Dimension.COURSE],
    )


def _live(session: Session, board_id: BoardId, day: date, now: datetime) -> Point:
    found = coverage_of(session, board_id, day, now, dimensions=HEADLINES)
    agencies = {each.agency.id: each.counts for each in found.agencies if each.counts.people}
    return Point(day, now, False, found.total, agencies, found.courses)
