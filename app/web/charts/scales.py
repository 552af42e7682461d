"""From figures to places in percent of the plot. All scales begin at zero; shares always end at 100."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, log10

from app.web.charts import wordings
from app.web.charts.parts import Part, are_shares

MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Axis:
    top: float
    ticks: tuple[float, ...]
    shares: bool

    def at(self, size: float) -> float:
        return round(100 * size / self.top, 2)

    def down(self, size: float) -> float:
        """From the upper edge."""
        return round(100 - self.at(size), 2)

    def words(self, tick: float) -> str:
        return wordings.percent(int(tick)) if self.shares else wordings.number(tick)


PERCENT = Axis(100, (0, 25, 50, 75, 100), shares=True)


def axis_of(parts: Iterable[Part], target: int | None = None) -> Axis:
    parts = tuple(parts)
    if are_shares(parts):
        if target is not None and not 0 <= target <= 100:
            raise ValueError(f"a target of {target} %")
        return PERCENT
    sizes = [part.size or 0 for part in parts]
    return counting(max([*sizes, float(target or 0)]))


def counting(largest: float) -> Axis:
    """Steps of 1, 2 or 5 times a power of ten, and never of less than one person."""
    step = _step(largest / (MOST_TICKS - 1))
    steps = max(1, ceil(largest / step))
    return Axis(steps * step, tuple(step * tick for tick in range(steps + 1)), shares=False)


def _step(least: float) -> float:
    if least <= 1:
        return 1
    power = 10.0 ** int(log10(least))
    return next(power * times for times in (1, 2, 5, 10, 20) if power * times >= least)
