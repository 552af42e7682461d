"""Shares with how sure they are: a point, and a whisker from the lower to the upper end of the interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.web.charts import wordings
from app.web.charts.frame import Figures, Frame
from app.web.charts.scales import PERCENT


@dataclass(frozen=True, slots=True)
class Estimate:
    """Shares are between 0 and 1, as learning/intervals.py gives them. `words` instead of them: too few people."""

    label: str
    share: float | None = None
    low: float | None = None
    high: float | None = None
    of: int | None = None
    words: str | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class DrawnEstimate:
    label: str
    href: str | None
    said: str
    between: str
    of: str
    at: float | None
    """In percent of the plot. None: words, and no point."""
    low: float = 0
    high: float = 0


@dataclass(frozen=True, slots=True)
class IntervalChart:
    frame: Frame
    rows: tuple[DrawnEstimate, ...]
    table: Figures


def intervals(rows: Sequence[Estimate], *, frame: Frame) -> IntervalChart:
    drawn = tuple(_drawn(row) for row in rows)
    return IntervalChart(
        frame,
        drawn,
        Figures(
            (wordings.name_heading(), *wordings.spread_heading()),
            tuple((row.label, row.said, row.between, row.of) for row in drawn),
        ),
    )


def _drawn(row: Estimate) -> DrawnEstimate:
    share, low, high, of = row.share, row.low, row.high, row.of
    if row.words is not None or share is None or low is None or high is None or of is None:
        said = row.words or wordings.missing(of)
        return DrawnEstimate(row.label, row.href, said, "", "", None)
    if not 0 <= low <= share <= high <= 1:
        raise ValueError(f"{row.label}: {low}, {share} and {high} are no interval of a share")
    return DrawnEstimate(
        row.label,
        row.href,
        wordings.percent(int(100 * share + 1e-9)),
        wordings.between(low, high),
        wordings.people(of),
        *(PERCENT.at(100 * each) for each in (share, low, high)),
    )
