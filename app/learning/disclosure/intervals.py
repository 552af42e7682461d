"""What sums leave possible: each number's bounds, drawn together until nothing moves. The shuttle algorithm."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

MOST_STEPS: Final = 200
"""For each equation. What has not come to rest then creeps towards a contradiction."""

N = TypeVar("N", bound=Hashable)
"""What a number is called."""
Equation = tuple[tuple[int, N], ...]
"""Terms that sum to 0: +1 or -1, and a number's name. No name twice."""


class Contradiction(Exception):
    """No numbers fit."""


class Interval(NamedTuple):
    """Both ends belong to it."""

    least: int
    most: int

    @property
    def is_one_value(self) -> bool:
        return self.least == self.most

    def meets(self, other: "Interval") -> bool:
        return max(self.least, other.least) <= min(self.most, other.most)

    def cut(self, other: "Interval") -> "Interval":
        if not self.meets(other):
            raise Contradiction
        return Interval(max(self.least, other.least), min(self.most, other.most))


class Shuttle(Generic[N]):
    def __init__(self, equations: Sequence[Equation[N]]) -> None:
        self.equations = equations
        self.concerned: dict[N, dict[int, None]] = defaultdict(dict)
        for number, equation in enumerate(equations):
            for _sign, name in equation:
                self.concerned[name][number] = None

    def narrowed(self, bounds: Mapping[N, Interval]) -> dict[N, Interval]:
        """Raises Contradiction."""
        found = dict(bounds)
        self.narrow(found, self.concerned)
        return found

    def narrow(self, bounds: dict[N, Interval], moved: Iterable[N]) -> None:
        """In place, where only those had moved; as before where it raises Contradiction."""
        undo: list[tuple[N, Interval]] = []
        try:
            for name, interval in self._moves(bounds, moved):
                undo.append((name, bounds[name]))
                bounds[name] = interval
        except Contradiction:
            bounds.update(reversed(undo))
            raise

    def _moves(
        self, bounds: Mapping[N, Interval], moved: Iterable[N]
    ) -> Iterator[tuple[N, Interval]]:
        waiting: dict[int, None] = {}
        for name in moved:
            waiting |= self.concerned[name]
        for _step in range(MOST_STEPS * len(self.equations)):
            if not waiting:
                return
            first = next(iter(waiting))
            del waiting[first]
            for name, interval in _narrowings(bounds, self.equations[first]):
                yield name, interval
                waiting |= self.concerned[name]
        raise Contradiction


def _narrowings(bounds: Mapping[N, Interval], equation: Equation[N]) -> list[tuple[N, Interval]]:
    """Each term is at least 0 less the most of the others, and at most 0 less the least of them."""
    terms = [(sign, name, *_signed(sign, bounds[name])) for sign, name in equation]
    least, most = sum(term[2] for term in terms), sum(term[3] for term in terms)
    if least > 0 or most < 0:
        raise Contradiction
    return [
        (name, Interval(*_signed(sign, (max(low, high - most), min(high, low - least)))))
        for sign, name, low, high in terms
        if high - low > most or high - low > -least
    ]


def _signed(sign: int, ends: tuple[int, int]) -> tuple[int, int]:
    return ends if sign > 0 else (-ends[1], -ends[0])
