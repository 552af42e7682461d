"""Where words stand, so that they neither overlap nor leave the box."""

import textwrap
from collections.abc import Sequence

WIDTH_OF_A_LETTER = 0.62
"""In em; system fonts differ, and this is the widest of those in common use."""


def width_of(words: str, size: float) -> float:
    return len(words) * size * WIDTH_OF_A_LETTER


def wrapped(words: str, room: float, size: float) -> tuple[str, ...]:
    """All of them, in as many lines as it takes."""
    letters = max(1, int(room / (size * WIDTH_OF_A_LETTER)))
    return tuple(textwrap.wrap(words, letters)) or ("",)


def within(middle: float, width: float, low: float, high: float) -> float:
    """The nearest middle at which the words stay inside."""
    return max(low + width / 2, min(high - width / 2, middle))


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Middles of blocks as near as can be to those wanted, in their order, touching at most.

    Blocks that would overlap are pooled and stand around the mean of their wishes (isotonic regression).
    """
    if sum(sizes) > high - low + 1e-9:
        raise ValueError(f"no room for {sum(sizes)} between {low} and {high}")
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    pools: list[tuple[float, int]] = []
    before = 0.0
    for i in order:
        pools.append((wanted[i] - sizes[i] / 2 - before, 1))
        before += sizes[i]
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last, earlier = pools.pop(), pools.pop()
            pools.append((earlier[0] + last[0], earlier[1] + last[1]))
    starts = [_mean(pool) for pool in pools for _ in range(pool[1])]
    middles = [0.0] * len(wanted)
    taken = 0.0
    for i, start in zip(order, starts, strict=True):
        middles[i] = max(low, min(high - before, start)) + taken + sizes[i] / 2
        taken += sizes[i]
    return tuple(middles)


def _mean(pool: tuple[float, int]) -> float:
    return pool[0] / pool[1]
