"""Expected gains of a walk that takes each leg with equal chance.

A small loop is solved by taking its places out one by one, each time passing its legs on to those that lead to it
(the elimination of Grassmann, Taksar and Heyman, which never subtracts: all but the last few digits are right, however
seldom the loop is left). A greater one is swept again and again until what is still to come, judged by how fast the
changes shrink, is below TOLERANCE of the value. Where MOST_WORK does not reach that, nothing is said.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from math import inf, isfinite
from typing import Final

MOST_WORK: Final = 60_000_000
"""Legs looked at, in all: some seconds."""
_ELIMINATION_WEIGHS: Final = 8
SMALL: Final = 200
"""Places in a loop."""
TOLERANCE: Final = 1e-9
_SWEEPS_JUDGED: Final = 8

Column = list[float]
"""By place."""


class _TooTangled(Exception):
    pass


def expectations(
    targets: Sequence[Sequence[int]],
    loops: Iterable[Sequence[int]],
    gains: Sequence[Sequence[float]],
    most_work: int = MOST_WORK,
    small: int = SMALL,
) -> list[Column] | None:
    """A column for each column of gains: what is expected from a place on. inf where it never stops growing.

    `loops` are the strongly connected components, each after all that it leads to. Gains are got whenever a place is
    left, and where the walk stops; none is negative. None where the loops are too tangled.
    """
    walk = _Walk(targets, [list(column) for column in gains], most_work, small)
    try:
        for loop in loops:
            walk.settle(loop)
    except _TooTangled:
        return None
    return walk.values


class _Walk:
    def __init__(
        self, targets: Sequence[Sequence[int]], values: list[Column], work: int, small: int
    ) -> None:
        self.targets = targets
        self.values = values
        """Gains until a place is settled, then what is expected from it."""
        self.work = work
        self.small = small

    def settle(self, loop: Sequence[int]) -> None:
        inside = set(loop)
        self._gain_what_leads_out(loop, inside)
        if len(loop) == 1 and loop[0] not in self.targets[loop[0]]:
            return
        if all(target in inside for place in loop for target in self.targets[place]):
            self._never_left(loop)
        elif len(loop) <= self.small:
            self._eliminate(loop, inside)
        else:
            self._sweep(loop, inside)

    def spend(self, legs: int) -> None:
        self.work -= legs
        if self.work < 0:
            raise _TooTangled

    def _gain_what_leads_out(self, loop: Sequence[int], inside: set[int]) -> None:
        for place in loop:
            targets = self.targets[place]
            out = [target for target in targets if target not in inside]
            if out:
                for column in self.values:
                    column[place] += sum(column[target] for target in out) / len(targets)

    def _never_left(self, loop: Sequence[int]) -> None:
        for column in self.values:
            value = inf if any(column[place] for place in loop) else 0.0
            for place in loop:
                column[place] = value

    def _eliminate(self, loop: Sequence[int], inside: set[int]) -> None:
        elimination = _Elimination(self, loop, inside)
        for place in elimination.order:
            elimination.take_out(place)
        for place in reversed(elimination.order):
            for number, column in enumerate(self.values):
                column[place] = elimination.gains[place][number] + sum(
                    chance * column[target] for target, chance in elimination.chances[place].items()
                )

    def _sweep(self, loop: Sequence[int], inside: set[int]) -> None:
        within = [
            (place, [t for t in self.targets[place] if t in inside], len(self.targets[place]))
            for place in reversed(loop)
        ]
        legs = sum(len(targets) for _, targets, _ in within) + len(loop)
        for column in self.values:
            gains = [column[place] for place, _, _ in within]
            start = 0.0 if all(map(isfinite, gains)) else inf
            for place in loop:
                column[place] = start
            changes: deque[float] = deque([inf], maxlen=_SWEEPS_JUDGED)
            while start == 0 and not _settled(changes, max(1.0, column[loop[0]])):
                self.spend(legs)
                changes.append(_swept(within, gains, column))


def _swept(
    within: Sequence[tuple[int, list[int], int]], gains: Sequence[float], column: Column
) -> float:
    """Gauss and Seidel's, from nothing upwards; gives the greatest change."""
    change = 0.0
    for (place, targets, count), gain in zip(within, gains, strict=True):
        value = gain + sum([column[target] for target in targets]) / count
        change = max(change, value - column[place])
        column[place] = value
    return change


def _settled(changes: Sequence[float], value: float) -> bool:
    latest = changes[-1]
    if latest == 0:
        return True
    if len(changes) < _SWEEPS_JUDGED:
        return False
    rate = max(after / before for before, after in zip(changes, list(changes)[1:], strict=False))
    return rate < 1 and latest * rate / (1 - rate) < TOLERANCE * value


class _Elimination:
    def __init__(self, walk: _Walk, loop: Sequence[int], inside: set[int]) -> None:
        self.spend = walk.spend
        self.chances: dict[int, dict[int, float]] = {place: {} for place in loop}
        """Of going on from a place to another of the loop."""
        self.leaving = dict.fromkeys(loop, 0.0)
        self.before: dict[int, set[int]] = {place: set() for place in loop}
        self.gains = {place: [column[place] for column in walk.values] for place in loop}
        for place in loop:
            for target in walk.targets[place]:
                self._lead(place, target, 1 / len(walk.targets[place]), inside)
        self.order = sorted(loop, key=lambda p: len(self.chances[p]) * len(self.before[p]))

    def _lead(self, place: int, target: int, chance: float, inside: set[int]) -> None:
        if target in inside:
            self.chances[place][target] = self.chances[place].get(target, 0.0) + chance
            self.before[target].add(place)
        else:
            self.leaving[place] += chance

    def take_out(self, place: int) -> None:
        """Its own legs are kept, as they are to be when it is put back."""
        row = self.chances[place]
        row.pop(place, None)
        self.before[place].discard(place)
        self.spend(_ELIMINATION_WEIGHS * (len(row) + 1) * (len(self.before[place]) + 1))
        whole = self.leaving[place] + sum(row.values())
        self.leaving[place] /= whole
        self.gains[place] = [gain / whole for gain in self.gains[place]]
        for target in row:
            row[target] /= whole
            self.before[target].discard(place)
        for source in self.before[place]:
            self._pass_on(place, source)

    def _pass_on(self, place: int, source: int) -> None:
        row = self.chances[source]
        chance = row.pop(place)
        self.leaving[source] += chance * self.leaving[place]
        both = zip(self.gains[source], self.gains[place], strict=True)
        self.gains[source] = [gain + chance * more for gain, more in both]
        for target, share in self.chances[place].items():
            row[target] = row.get(target, 0.0) + chance * share
            self.before[target].add(source)
