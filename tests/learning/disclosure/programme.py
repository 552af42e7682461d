"""An integer programme (HiGHS) over pairs of unknowns, and which sums of theirs can have one value alone."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from app.learning.disclosure.tables import Place

MANY = 100_000
ROUNDS = 6
"""Of random aims, before each cell that is left is asked about by itself."""


class Node(NamedTuple):
    run: str
    place: Place


Quantity = tuple[int, int]
"""How often the covered and how often the uncovered count."""
COVERED, UNCOVERED, REQUIRED = (1, 0), (0, 1), (1, 1)
QUANTITIES = (COVERED, UNCOVERED, REQUIRED)
Cell = tuple[Node, Quantity]
Term = tuple[int, Node, Quantity]


class Ends(NamedTuple):
    covered: tuple[int, int]
    uncovered: tuple[int, int]
    required: tuple[int, int]

    def meet(self, other: "Ends") -> bool:
        return all(max(a, c) <= min(b, d) for (a, b), (c, d) in zip(self, other, strict=True))


ANY = Ends((0, MANY), (0, MANY), (0, 2 * MANY))


class Rule(NamedTuple):
    terms: tuple[Term, ...]
    least: float
    most: float


@dataclass(frozen=True)
class Knowledge:
    ends: dict[Node, Ends] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)

    def say(self, terms: Iterable[Term], least: float, most: float) -> None:
        self.rules.append(Rule(tuple(terms), least, most))


class Programme:
    def __init__(self, known: Knowledge, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311  (the same aims every time)
        self.nodes = list(known.ends)
        self.at = {node: 2 * number for number, node in enumerate(self.nodes)}
        sums = [Rule(((1, node, REQUIRED),), *known.ends[node].required) for node in self.nodes]
        rules = [*known.rules, *sums]
        entries = [
            (value, number, place)
            for number, rule in enumerate(rules)
            for value, place in self._entries(rule.terms)
        ]
        value, y, x = zip(*entries, strict=True)
        matrix = coo_array((value, (y, x)), shape=(len(rules), 2 * len(self.nodes)))
        least, most = ([rule[end] for rule in rules] for end in (1, 2))
        self.rules = LinearConstraint(matrix.tocsc(), least, most)
        each = [ends for node in self.nodes for ends in known.ends[node][:2]]
        self.bounds = Bounds([end[0] for end in each], [end[1] for end in each])

    def pinned(self) -> list[Cell] | None:
        """None: nothing fits."""
        first = self._solve(())
        if first is None:
            return None
        left = [(node, of) for node in self.nodes for of in QUANTITIES]
        for _ in range(ROUNDS):
            for aim in self._random_aims(left):
                found = self._solve(aim)
                left = [c for c in left if self._value(found, c) == self._value(first, c)]
                if not left:
                    return []
        return [cell for cell in left if self._has_one_value(cell)]

    def _entries(self, terms: Iterable[Term]) -> Iterator[tuple[int, int]]:
        for sign, node, of in terms:
            for which in (0, 1):
                if of[which]:
                    yield sign * of[which], self.at[node] + which

    def _solve(self, aim: Iterable[Term]) -> NDArray[np.int64] | None:
        costs = np.zeros(2 * len(self.nodes))
        for value, place in self._entries(aim):
            costs[place] += value
        found = milp(
            costs, constraints=self.rules, bounds=self.bounds, integrality=np.ones(len(costs))
        )
        assert found.status in (0, 2), found.message
        return None if found.x is None else np.rint(found.x).astype(np.int64)

    def _random_aims(self, left: Sequence[Cell]) -> Iterator[list[Term]]:
        signs = [self.random.choice((-1, 0, 1)) for _ in left]
        for turn in (1, -1):
            yield [(turn * sign, *cell) for sign, cell in zip(signs, left, strict=True)]

    def _has_one_value(self, cell: Cell) -> bool:
        least, most = (self._value(self._solve([(sign, *cell)]), cell) for sign in (1, -1))
        return least == most

    def _value(self, found: NDArray[np.int64] | None, cell: Cell) -> int:
        assert found is not None
        node, of = cell
        at = self.at[node]
        return int(of[0] * found[at] + of[1] * found[at + 1])
