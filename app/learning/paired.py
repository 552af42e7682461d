"""What changed in the same people, and how sure that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from app.learning.intervals import FEWEST, Interval, wilson, z_of


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of one asking and of another, and of the differences in each person."""

    of: int
    first: float
    second: float
    interval: Interval
    """Of the difference."""

    @property
    def difference(self) -> float:
        return self.second - self.first


@dataclass(frozen=True, slots=True)
class Shift:
    """Of people who were judged twice by yes or no."""

    both: int
    gained: int
    lost: int
    neither: int
    interval: Interval
    """Of the difference between the two shares."""

    @property
    def of(self) -> int:
        return self.both + self.gained + self.lost + self.neither

    @property
    def first(self) -> int:
        return self.both + self.lost

    @property
    def second(self) -> int:
        return self.both + self.gained

    @property
    def difference(self) -> float:
        return (self.gained - self.lost) / self.of


def change(pairs: Sequence[tuple[float, float]]) -> Change | None:
    """None of fewer than FEWEST. The interval is that of the paired t test: Student, The probable error of a mean,
    Biometrika 6 (1908); Altman and others, Statistics with confidence, 2nd ed. (2000), ch. 4.
    """
    if len(pairs) < FEWEST:
        return None
    differences = [second - first for first, second in pairs]
    middle = fmean(differences)
    wide = t_of(len(pairs) - 1) * stdev(differences) / sqrt(len(pairs))
    return Change(
        len(pairs),
        fmean(first for first, _ in pairs),
        fmean(second for _, second in pairs),
        Interval(middle - wide, middle + wide),
    )


def t_of(freedom: int) -> float:
    """Student's t that 2.5 % lie above, by Cornish and Fisher's expansion: Abramowitz and Stegun, Handbook of
    mathematical functions (1964), 26.7.5. From nine degrees of freedom on it is right to four digits.
    """
    x = z_of()
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    total: float = x + sum(term / freedom**power for power, term in enumerate(terms, start=1))
    return total


def shift(pairs: Sequence[tuple[bool, bool]]) -> Shift | None:
    """None of fewer than FEWEST. Those who changed are what McNemar's test looks at (Psychometrika 12, 1947)."""
    if len(pairs) < FEWEST:
        return None
    both, gained = pairs.count((True, True)), pairs.count((False, True))
    lost, neither = pairs.count((True, False)), pairs.count((False, False))
    return Shift(both, gained, lost, neither, _between(both, gained, lost, neither))


def _between(both: int, gained: int, lost: int, neither: int) -> Interval:
    """Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data,
    Statistics in Medicine 17 (1998), method 10.
    """
    of = both + gained + lost + neither
    after, before = (both + gained) / of, (both + lost) / of
    here, there = wilson(both + gained, of), wilson(both + lost, of)
    phi = _phi(both, gained, lost, neither)
    below = _hypotenuse(after - here.low, there.high - before, phi)
    above = _hypotenuse(here.high - after, before - there.low, phi)
    return Interval(after - before - below, after - before + above)


def _phi(both: int, gained: int, lost: int, neither: int) -> float:
    """How far the two go together; with his correction for continuity where they do."""
    margins = (both + gained) * (lost + neither) * (both + lost) * (gained + neither)
    if margins == 0:
        return 0.0
    product = both * neither - gained * lost
    corrected = max(product - (both + gained + lost + neither) / 2, 0.0) if product > 0 else product
    return corrected / sqrt(margins)


def _hypotenuse(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))
