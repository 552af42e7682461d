"""Every state a case can come to, and what is still to be had from each.

V, the value of a state, is the least cost from it to an ending; FORMAT.md, "Meaning", gives the costs.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Final, Self

from app.content.model.scenario import Ending, EndingKind, Scenario, Soundness
from app.content.state import State, WayOn, beginning, follow, open_among, ways_of

CHOICE_COST: Final = {Soundness.BEST: 0, Soundness.FAIR: 1, Soundness.POOR: 3}
ENDING_COST: Final = {EndingKind.GOOD: 0, EndingKind.MIXED: 2, EndingKind.UNSAFE: 6}
MOST_STATES: Final = 100_000
LEGS_A_STATE: Final = 5
"""On the average of a graph at its limit: a scene with hundreds of choices must not exhaust the memory."""


@dataclass(frozen=True, slots=True)
class Leg:
    way_on: WayOn
    to: State

    @property
    def cost(self) -> int:
        return CHOICE_COST[self.way_on.choice.soundness] if self.way_on.choice else 0

    @property
    def decisions(self) -> int:
        return 1 if self.way_on.choice else 0


@dataclass(frozen=True, slots=True)
class Prospect:
    """What the least-cost road from a state holds; of equal roads, the one with fewest decisions."""

    cost: int
    decisions: int
    ending: EndingKind


Legs = Mapping[State, tuple[Leg, ...]]
Arrivals = Mapping[State, list[tuple[State, Leg]]]


@dataclass(frozen=True, slots=True)
class StateGraph:
    """Beyond the most states, or five times as many legs, the search stops: `truncated`, and nothing is known."""

    legs: Legs
    """By state, in the order of their finding: the ways open there and where they lead."""
    truncated: bool
    _prospects: Mapping[State, Prospect]
    _endings: Mapping[State, frozenset[EndingKind]]

    @classmethod
    def of(cls, scenario: Scenario, most: int = MOST_STATES) -> Self:
        legs = _search(scenario, most)
        if legs is None:
            return cls({}, True, {}, {})
        last = {
            state: onward.kind
            for state in legs
            if isinstance(onward := scenario.scenes[state.scene].onward, Ending)
        }
        arrivals = _reversed(legs)
        return cls(legs, False, _prospects(last, arrivals), _endings(last, arrivals))

    @property
    def states(self) -> Collection[State]:
        return self.legs.keys()

    def prospect(self, state: State) -> Prospect | None:
        """None where no ending can be reached, and where nothing is known."""
        return self._prospects.get(state)

    def value(self, state: State) -> int | None:
        prospect = self.prospect(state)
        return prospect.cost if prospect else None

    def decisions_left(self, state: State) -> int | None:
        prospect = self.prospect(state)
        return prospect.decisions if prospect else None

    def endings(self, state: State) -> frozenset[EndingKind]:
        """The kinds that some road from here reaches, sound or not."""
        return self._endings.get(state, frozenset())

    def leg(self, state: State, choice_id: str) -> Leg | None:
        """None if the choice is not on offer in this state."""
        legs = self.legs.get(state, ())
        return next((leg for leg in legs if leg.way_on.choice_id == choice_id), None)

    def regret(self, state: State, choice_id: str) -> int | None:
        """What the choice costs beyond the best that could be had here; None where that is not known."""
        leg = self.leg(state, choice_id)
        here = self.value(state)
        if leg is None or here is None:
            return None
        there = self.value(leg.to)
        return None if there is None else leg.cost + there - here


def _search(scenario: Scenario, most: int) -> Legs | None:
    """None once there is more than `most` allows."""
    ways = {scene.id: ways_of(scene) for scene in scenario.scenes.values()}
    found = {start: start for start in [beginning(scenario)]}
    waiting = deque(found)
    legs: dict[State, tuple[Leg, ...]] = {}
    legs_left = most * LEGS_A_STATE
    while waiting:
        state = waiting.popleft()
        onward = []
        for way_on in open_among(ways[state.scene], state):
            there = follow(state, way_on)
            if there not in found:
                found[there] = there
                waiting.append(there)
            onward.append(Leg(way_on, found[there]))
        legs[state] = tuple(onward)
        legs_left -= len(onward)
        if len(found) > most or legs_left < 0:
            return None
    return legs


def _reversed(legs: Legs) -> Arrivals:
    arrivals = defaultdict(list)
    for state, onward in legs.items():
        for leg in onward:
            arrivals[leg.to].append((state, leg))
    return arrivals


def _prospects(last: Mapping[State, EndingKind], arrivals: Arrivals) -> dict[State, Prospect]:
    """Dijkstra from all endings at once, against the direction of play."""
    settled: dict[State, Prospect] = {}
    turn = count()
    heap: list[tuple[int, int, int, State, EndingKind]] = []
    for state, ending in last.items():
        heappush(heap, (ENDING_COST[ending], 0, next(turn), state, ending))
    while heap:
        cost, decisions, _, state, ending = heappop(heap)
        if state in settled:
            continue
        settled[state] = Prospect(cost, decisions, ending)
        for before, leg in arrivals.get(state, ()):
            if before not in settled:
                further = (cost + leg.cost, decisions + leg.decisions, next(turn), before, ending)
                heappush(heap, further)
    return settled


def _endings(
    last: Mapping[State, EndingKind], arrivals: Arrivals
) -> dict[State, frozenset[EndingKind]]:
    reached: dict[State, frozenset[EndingKind]] = {}
    for kind in EndingKind:
        ends = [state for state, ending in last.items() if ending is kind]
        for state in _leading_to(ends, arrivals):
            reached[state] = reached.get(state, frozenset()) | {kind}
    return reached


def _leading_to(ends: Iterable[State], arrivals: Arrivals) -> set[State]:
    waiting = list(ends)
    leading = set(waiting)
    while waiting:
        for before, _ in arrivals.get(waiting.pop(), ()):
            if before not in leading:
                leading.add(before)
                waiting.append(before)
    return leading
