"""How sure a figure is: 95 % intervals of shares, of their differences and of correlations."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import NormalDist, StatisticsError, correlation

FEWEST = 10
"""A figure that rests on fewer people is not shown."""
ALPHA = 0.05
_ONE = 1 - 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    low: float
    high: float

    @property
    def has_zero(self) -> bool:
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class Share:
    """Of so many people. `yes` is whole, or a sum of marks where marks are given in part."""

    yes: float
    of: int
    interval: Interval

    @property
    def value(self) -> float:
        return self.yes / self.of


@dataclass(frozen=True, slots=True)
class Correlation:
    value: float
    of: int
    interval: Interval | None
    """None: more than three are needed."""


def share(yes: float, of: int) -> Share | None:
    """None of fewer than FEWEST: then nothing is said, not even how many."""
    return None if of < FEWEST else Share(yes, of, wilson(yes, of))


def z_of(comparisons: int = 1) -> float:
    """Standard errors to either side; of several comparisons, wider by Bonferroni: each at 5 % ÷ their number.

    Dunn, Multiple comparisons among means, JASA 56 (1961).
    """
    return NormalDist().inv_cdf(1 - ALPHA / (2 * max(1, comparisons)))


def wilson(yes: float, of: int, z: float | None = None) -> Interval:
    """The score interval of a share: Wilson, Probable inference, JASA 22 (1927); the form of Newcombe (1998), method 3.

    Of a mean of marks between 0 and 1 it is at least wide enough: their variance is never above p(1 − p)
    (Bhatia and Davis, 2000). `of` must be above 0.
    """
    z = z_of() if z is None else z
    p = yes / of
    middle, wide = (p + z * z / (2 * of)), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return Interval(max(0.0, (middle - wide) / scale), min(1.0, (middle + wide) / scale))


def newcombe(yes: float, of: int, other: float, of_other: int, z: float | None = None) -> Interval:
    """The first share minus the second: Newcombe, Interval estimation for the difference between independent
    proportions, Statistics in Medicine 17 (1998), method 10 (the hybrid score interval).
    """
    p, q = yes / of, other / of_other
    here, there = wilson(yes, of, z), wilson(other, of_other, z)
    below = sqrt((p - here.low) ** 2 + (there.high - q) ** 2)
    above = sqrt((here.high - p) ** 2 + (q - there.low) ** 2)
    return Interval(p - q - below, p - q + above)


def correlated(these: Sequence[float], those: Sequence[float]) -> Correlation | None:
    """Pearson's; the interval by Fisher's z (Metron 1, 1921). None of fewer than FEWEST, or where either never varies."""
    of = len(these)
    if of < FEWEST:
        return None
    try:
        value = correlation(these, those)
    except StatisticsError:
        return None
    return Correlation(value, of, _fisher(value, of))


def _fisher(value: float, of: int) -> Interval | None:
    middle, wide = atanh(max(-_ONE, min(_ONE, value))), z_of() / sqrt(of - 3)
    return Interval(tanh(middle - wide), tanh(middle + wide))
