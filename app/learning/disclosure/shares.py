"""(c) A row as it is shown: its counts, and which share of those required is covered.

The share is worked out from the shown counts, so it says nothing more than they do, but for one question that may be
answered from the exact ones: whether 95 % (or else 90 %) are covered, to the nearest whole per cent, where the uncovered
are too few to be shown. It is asked only where either answer leaves at least two numbers of uncovered people,
and whether that is so can be seen from the shown counts alone.
"""

from fractions import Fraction
from math import floor
from typing import Final

from app.learning.disclosure.intervals import Interval
from app.learning.disclosure.protected import (
    HIDDEN,
    NOT_SHOWN,
    About,
    AboutPercent,
    FewerThan,
    Figures,
    PercentBand,
    Share,
)
from app.learning.disclosure.rounding import Possible, possible_counts, shown_counts
from app.learning.disclosure.tables import Tally

FEWEST_FOR_PERCENT: Final = 23
"""The least that "about 25" stands for."""
FEWEST_FOR_BAND: Final = 8
"""The least that "about 10" stands for."""
ASKED: Final = (95, 90)
EDGES: Final = (0, 5, *range(10, 100, 10), 95, 100)


def shown(tally: Tally, base: int) -> Figures:
    counts = shown_counts(tally, base)
    share = _share(tally, counts)
    return Figures(counts.required, counts.covered, counts.uncovered, share)


def possible(figures: Figures) -> Possible | None:
    """What the row says by itself, if it is shown at all."""
    if figures == HIDDEN:
        return None
    row = possible_counts(figures)
    question = _question(figures, row)
    if question is None:
        return row
    percent, most = question
    if figures.share == PercentBand(percent, 100):
        return row.with_uncovered(Interval(row.uncovered.least, most))
    return row.with_uncovered(Interval(most + 1, row.uncovered.most))


def _share(tally: Tally, counts: Figures) -> Share:
    row = possible_counts(counts)
    if row.required.least < FEWEST_FOR_BAND:
        return NOT_SHOWN
    question = _question(counts, row)
    if question and tally.uncovered <= question[1]:
        return PercentBand(question[0], 100)
    low, high = _shares(row)
    if _has_percentage(counts, row):
        return AboutPercent(floor((low + high) / 2 + Fraction(1, 2)))
    return _band(low, high)


def _band(low: Fraction, high: Fraction) -> Share:
    least = max(edge for edge in EDGES if edge <= low)
    most = min(edge for edge in EDGES if edge >= high and edge > least)
    return NOT_SHOWN if (least, most) == (0, 100) else PercentBand(least, most)


def _shares(row: Possible) -> tuple[Fraction, Fraction]:
    """The least and the most, in per cent."""
    (fewest, most), others = row.covered, row.uncovered
    many = min(others.most, row.required.most - fewest)
    few = max(others.least, row.required.least - most)
    return Fraction(100 * fewest, fewest + many), Fraction(100 * most, most + few)


def _has_percentage(counts: Figures, row: Possible) -> bool:
    parts = (counts.covered, counts.uncovered)
    is_large = row.required.least >= FEWEST_FOR_PERCENT
    return is_large and all(isinstance(part, About) for part in parts)


def _question(counts: Figures, row: Possible) -> tuple[int, int] | None:
    """The percentage that is asked for, and with how many uncovered people at most it is surely reached."""
    few = row.uncovered
    if row.required.least < FEWEST_FOR_BAND or not isinstance(counts.uncovered, FewerThan):
        return None
    for percent in ASKED:
        if _shares(row)[0] >= percent:
            return None
        most = row.required.least * (201 - 2 * percent) // 200
        if few.least + 1 <= most <= few.most - 2:
            return percent, most
    return None
