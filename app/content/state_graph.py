"""Every state a case can come to, and what is still to be had from each.

V, the value of a state, is the least cost from it to an ending; FORMAT.md, "Meaning", gives the costs.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Final, Self

from app.content.model.scenario import Ending, EndingKind, Scenario, Soundness
from app.content.state import State, WayOn
from app.content.state_search import Search, search

CHOICE_COST: Final = {Soundness.BEST: 0, Soundness.FAIR: 1, Soundness.POOR: 3}
ENDING_COST: Final = {EndingKind.GOOD: 0, EndingKind.MIXED: 2, EndingKind.UNSAFE: 6}
MOST_STATES: Final = 100_000
_KINDS: Final = tuple(sorted(EndingKind, key=ENDING_COST.__getitem__))
_NOWHERE: Final = -1
_WEIGHT_OF_COST: Final = 1 << 20
"""Against one decision: there are fewer decisions on a least-cost road than states."""


@dataclass(frozen=True, slots=True)
class Leg:
    way_on: WayOn
    to: State

    @property
    def cost(self) -> int:
        return _cost(self.way_on)

    @property
    def decisions(self) -> int:
        return 1 if self.way_on.choice else 0


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the least-cost road from a state holds; of equal roads, the one with fewest decisions."""

    cost: int
    decisions: int
    ending: EndingKind


@dataclass(frozen=True)
class StateGraph:
    """Beyond the most states, or five times as many legs, the search stops: `truncated`, and nothing is known."""

    search: Search | None
    """None where it was stopped."""

    @classmethod
    def of(cls, scenario: Scenario, most: int = MOST_STATES) -> Self:
        return cls(search(scenario, most))

    @property
    def truncated(self) -> bool:
        return self.search is None

    @cached_property
    def legs(self) -> Mapping[State, tuple[Leg, ...]]:
        """By state, in the order of their finding: the ways open there and where they lead."""
        if self.search is None:
            return {}
        states = [self.search.state(place) for place in range(len(self.search.numbers))]
        return {
            state: tuple(
                Leg(way_on, states[target])
                for way_on, target in zip(
                    self.search.ways(place), self.search.targets[place], strict=True
                )
            )
            for place, state in enumerate(states)
        }

    @property
    def states(self) -> Collection[State]:
        return self.legs.keys()

    @cached_property
    def sources(self) -> list[list[int]]:
        """By place: from where it is reached."""
        return self.search.sources() if self.search else []

    @cached_property
    def _roads(self) -> Sequence[int]:
        return _least_cost(self.search, self.sources) if self.search else ()

    @cached_property
    def _ends(self) -> Sequence[int]:
        return _endings(self.search, self.sources) if self.search else ()

    def prospect(self, state: State) -> Prospect | None:
        """None where no ending can be reached, and where nothing is known."""
        place = self.search.place(state) if self.search else None
        return None if place is None else self.prospect_at(place)

    def prospect_at(self, place: int) -> Prospect | None:
        road = self._roads[place]
        if road == _NOWHERE:
            return None
        weight, kind = divmod(road, len(_KINDS))
        return Prospect(*divmod(weight, _WEIGHT_OF_COST), _KINDS[kind])

    def value(self, state: State) -> int | None:
        prospect = self.prospect(state)
        return prospect.cost if prospect else None

    def decisions_left(self, state: State) -> int | None:
        prospect = self.prospect(state)
        return prospect.decisions if prospect else None

    def endings(self, state: State) -> frozenset[EndingKind]:
        """The kinds that some road from here reaches, sound or not."""
        place = self.search.place(state) if self.search else None
        return frozenset() if place is None else self.endings_at(place)

    def endings_at(self, place: int) -> frozenset[EndingKind]:
        return frozenset(kind for bit, kind in enumerate(_KINDS) if self._ends[place] >> bit & 1)

    def best_leg(self, place: int) -> tuple[WayOn, int] | None:
        """The first leg of the least-cost road; None at an ending, and where none can be reached."""
        if self.search is None or self._roads[place] == _NOWHERE:
            return None
        legs = zip(self.search.ways(place), self.search.targets[place], strict=True)
        open_ = [(way_on, target) for way_on, target in legs if self._roads[target] != _NOWHERE]
        return min(
            open_, key=lambda leg: self._roads[leg[1]] + _weight(leg[0]) * len(_KINDS), default=None
        )

    def leg(self, state: State, choice_id: str) -> Leg | None:
        """None if the choice is not on offer in this state."""
        place = self.search.place(state) if self.search else None
        if self.search is None or place is None:
            return None
        for way_on, target in zip(self.search.ways(place), self.search.targets[place], strict=True):
            if way_on.choice_id == choice_id:
                return Leg(way_on, self.search.state(target))
        return None

    def regret(self, state: State, choice_id: str) -> int | None:
        """What the choice costs beyond the best that could be had here; None where that is not known."""
        leg = self.leg(state, choice_id)
        here = self.value(state)
        if leg is None or here is None:
            return None
        there = self.value(leg.to)
        return None if there is None else leg.cost + there - here


def _cost(way_on: WayOn) -> int:
    return CHOICE_COST[way_on.choice.soundness] if way_on.choice else 0


def _weight(way_on: WayOn) -> int:
    return _cost(way_on) * _WEIGHT_OF_COST + 1 if way_on.choice else 0


def ending_kinds(found: Search) -> Mapping[int, EndingKind]:
    """By place."""
    by_scene = {
        index: scene.onward.kind
        for index, scene in enumerate(found.layout.scenes)
        if isinstance(scene.onward, Ending)
    }
    low = found.layout.low
    return {
        place: by_scene[number & low]
        for place, number in enumerate(found.numbers)
        if number & low in by_scene
    }


def _least_cost(found: Search, sources: Sequence[Iterable[int]]) -> Sequence[int]:
    """Dijkstra from all endings at once, against the direction of play.

    One number a place, or _NOWHERE: cost, then decisions, then the ending's kind, each weighing more than all after it.
    """
    count = len(found.numbers)
    step = len(_KINDS)
    weights = [
        tuple(_weight(way_on) * step for way_on in opening.ways) for opening in found.openings
    ]
    roads = array("q", [_NOWHERE]) * count
    heap = [
        (ENDING_COST[kind] * _WEIGHT_OF_COST * step + _KINDS.index(kind)) * count + place
        for place, kind in ending_kinds(found).items()
    ]
    heapify(heap)
    while heap:
        road, place = divmod(heappop(heap), count)
        if roads[place] != _NOWHERE:
            continue
        roads[place] = road
        for before in sources[place]:
            if roads[before] == _NOWHERE:
                weight = min(w for w, target in zip(weights[before], found.targets[before], strict=True)
                             if target == place)  # fmt: skip
                heappush(heap, (road + weight) * count + before)
    return roads


def _endings(found: Search, sources: Sequence[Iterable[int]]) -> Sequence[int]:
    """One bit for each kind of ending, least costly first."""
    reached = bytearray(len(found.numbers))
    for bit, kind in enumerate(_KINDS):
        waiting = [place for place, ending in ending_kinds(found).items() if ending is kind]
        for place in waiting:
            reached[place] |= 1 << bit
        while waiting:
            for before in sources[waiting.pop()]:
                if not reached[before] >> bit & 1:
                    reached[before] |= 1 << bit
                    waiting.append(before)
    return reached
