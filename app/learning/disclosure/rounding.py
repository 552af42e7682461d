"""(b) Counts as they are shown, and what the shown counts of a row may stand for.

Below the base a count is "fewer than" the base, else the nearest multiple of it, a half upwards. Where both parts
are below the base, their sum is shown as the base itself: rounded like others, 8 people would tell that 4 and 4 stand behind it.
"""

from dataclasses import dataclass
from typing import Final

from app.learning.disclosure.intervals import Interval, Shuttle
from app.learning.disclosure.protected import NOT_SHOWN, About, Count, FewerThan, Figures, NotShown
from app.learning.disclosure.tables import Tally

PARTS: Final = Shuttle([((1, "covered"), (1, "uncovered"), (-1, "required"))])


@dataclass(frozen=True, slots=True)
class Possible:
    """What a row's counts may be; each end can happen."""

    required: Interval
    covered: Interval
    uncovered: Interval

    def with_uncovered(self, uncovered: Interval) -> "Possible":
        bounds = {"required": self.required, "covered": self.covered, "uncovered": uncovered}
        return Possible(**PARTS.narrowed(bounds))


def shown_counts(tally: Tally, base: int) -> Figures:
    """No share yet."""
    required = _shown(tally.required, base)
    covered, uncovered = _shown(tally.covered, base), _shown(tally.uncovered, base)
    if _is_sum_of_small(required, covered, uncovered):
        required = About(base, base)
    return Figures(required, covered, uncovered, NOT_SHOWN)


def possible_counts(figures: Figures) -> Possible:
    required = _interval(figures.required)
    if _is_sum_of_small(figures.required, figures.covered, figures.uncovered):
        required = Interval(required.least, 2 * required.least - 2)
    row = Possible(required, _interval(figures.covered), _interval(figures.uncovered))
    return row.with_uncovered(row.uncovered)


def _shown(count: int, base: int) -> Count:
    if count < base:
        return FewerThan(base)
    return About((2 * count + base) // (2 * base) * base, base)


def _is_sum_of_small(required: Count, covered: Count, uncovered: Count) -> bool:
    parts = (covered, uncovered)
    return isinstance(required, About) and all(isinstance(part, FewerThan) for part in parts)


def _interval(count: Count) -> Interval:
    match count:
        case FewerThan(limit):
            return Interval(0, limit - 1)
        case About(value, base):
            return Interval(max(base, value - base // 2), value + (base - 1) // 2)
        case NotShown():
            raise TypeError("a row is shown wholly or not at all")
