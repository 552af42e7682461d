"""A board month by month, at each month's end. The whole: kept figures where there are any, and live ones where not. Its
sectors: kept figures alone.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.ids import AgencyId, BoardId
from app.learning.civil_days import months_after
from app.learning.coverage import Counts
from app.reporting.coverage import HEADLINES, Dimension, coverage_of
from app.store.database import Session
from app.store.memberships import first_day_of
from app.store.snapshots import Headlines, first_headlines, first_sectors

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


@dataclass(frozen=True, slots=True)
class SectorMonth:
    on: date
    """A month's last day."""
    sectors: Mapping[str, Counts] | None
    """Those of whose people something was asked, as they were called then. None: nothing was kept, which is a gap."""


def months_of(session: Session, board_id: BoardId, today: date) -> int:
    """That are over, from the board's first on; three years at most."""
    began = first_day_of(session, board_id)
    return sum(began is not None and began <= end for end in month_ends(today))


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


def sectors_by_month(
    session: Session, board_id: BoardId, today: date, months: int = MONTHS
) -> tuple[SectorMonth, ...]:
    ends = month_ends(today, months)
    kept = {
        each.as_of: _sectors(each) for each in first_sectors(session, board_id, frozenset(ends))
    }
    return tuple(SectorMonth(day, kept.get(day)) for day in ends)


def _sectors(found: Headlines) -> dict[str, Counts]:
    rows = (row for row in found.rows if row[0] == Dimension.SECTOR)
    return {key: Counts(*numbers) for _, key, _, *numbers in rows}


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
