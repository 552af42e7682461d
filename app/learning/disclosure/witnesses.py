"""Proof that a number stays open: two sets of whole numbers that fit every sum and differ in it.

Between two runs the bounds of the shuttle can be wider than what is possible. So each number is asked for two witnesses:
all numbers are fixed one after another, at one end or the other of what the shuttle leaves. Where that does not
succeed, nothing is proved, and the number counts as given away.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from app.learning.disclosure.intervals import Contradiction, Interval, N, Shuttle

HABITS: Final[Sequence[Callable[[int], bool]]] = (
    lambda _place: True,
    lambda _place: False,
    lambda place: place % 2 == 0,
    lambda place: place % 2 == 1,
    lambda place: place % 3 == 0,
    lambda place: place % 3 != 0,
)
"""Whether the number in that place is tried at its least first."""


def without_witnesses(
    shuttle: Shuttle[N], bounds: Mapping[N, Interval], wanted: Collection[N]
) -> set[N]:
    """Those wanted that cannot be shown to be open; all, where nothing is found that fits. Raises Contradiction."""
    rest = shuttle.narrowed(bounds)
    seen: dict[N, set[int]] = defaultdict(set)
    for habit in HABITS:
        _see(shuttle, rest, habit, seen)
    if not seen:
        return set(wanted)
    for name in wanted:
        for end in {*rest[name]} - seen[name]:
            for habit in HABITS:
                if len(seen[name]) == 1:
                    _see(shuttle, rest | {name: Interval(end, end)}, habit, seen)
    return {name for name in wanted if len(seen[name]) == 1}


def _see(
    shuttle: Shuttle[N],
    bounds: Mapping[N, Interval],
    habit: Callable[[int], bool],
    seen: dict[N, set[int]],
) -> None:
    try:
        fixed = _fixed(shuttle, bounds, habit)
    except Contradiction:
        return
    for name, (value, _same) in fixed.items():
        seen[name].add(value)


def _fixed(
    shuttle: Shuttle[N], bounds: Mapping[N, Interval], habit: Callable[[int], bool]
) -> dict[N, Interval]:
    found = shuttle.narrowed(bounds)
    for place, name in enumerate(sorted(bounds, key=lambda name: _width(found[name]))):
        if not found[name].is_one_value:
            ends = found[name] if habit(place) else found[name][::-1]
            _fix(shuttle, found, name, ends)
    return found


def _fix(shuttle: Shuttle[N], bounds: dict[N, Interval], name: N, ends: Sequence[int]) -> None:
    """At the first of these ends that fits."""
    kept = bounds[name]
    for end in ends:
        bounds[name] = Interval(end, end)
        try:
            shuttle.narrow(bounds, [name])
        except Contradiction:
            bounds[name] = kept
        else:
            return
    raise Contradiction


def _width(interval: Interval) -> int:
    return interval.most - interval.least
