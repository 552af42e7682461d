"""What a case holds, in numbers: how many roads, how long, and where they end for one who chooses at random.

All by dynamic programming over the state graph, loop by loop (strongly connected components), never by walking roads.
A random player takes each open choice with equal chance; routes and only ways on are no choice.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf, isfinite
from typing import Final

from app.content.components import components
from app.content.model.scenario import EndingKind
from app.content.random_play import expectations
from app.content.state_graph import StateGraph, ending_kinds
from app.content.state_search import Search
from app.ids import ChoiceId, SceneId

MOST_PATHS: Final = 10**15
"""Counted no further."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One scene of a road, and what is chosen there; no choice where only one way is open, and at the end."""

    scene: SceneId
    choice: ChoiceId | None


@dataclass(frozen=True, slots=True)
class RandomPlay:
    decisions: float | None
    """How many are to be expected; None: without limit, where some road never ends."""
    endings: Mapping[EndingKind, float]
    """The chance of each, from 0 to 1. What they lack of 1 is the chance that no ending comes."""


@dataclass(frozen=True, slots=True)
class Statistics:
    states: int
    paths: int | None
    """Roads from the beginning to an ending, MOST_PATHS at most; None: unbounded, since some road can go round."""
    shortest: int | None
    """Fewest decisions to an ending; None where none can be reached."""
    longest: int | None
    """Most decisions; None: unbounded, or no ending."""
    random: RandomPlay | None
    """None where the loops are too tangled to settle (random_play)."""
    best: tuple[Stage, ...]
    """The least-cost road; empty where no ending can be reached."""


def statistics(graph: StateGraph) -> Statistics | None:
    """None for a case of too many states."""
    found = graph.search
    if found is None:
        return None
    loops = components(dict(enumerate(found.targets)))
    endings = ending_kinds(found)
    counts = _paths(found, loops, endings)
    return Statistics(
        len(found.numbers),
        _bounded(counts[0]),
        _shortest(found, endings),
        _longest(found, loops, counts) if counts[0] not in (0, inf) else None,
        _random_play(found, loops, endings),
        _best(graph, found),
    )


def goes_round(found: Search, loop: Sequence[int]) -> bool:
    return len(loop) > 1 or loop[0] in found.targets[loop[0]]


def _paths(
    found: Search, loops: Sequence[Sequence[int]], endings: Mapping[int, EndingKind]
) -> list[float]:
    """By place; inf where a road to an ending can go round. Whole below MOST_PATHS, which a float holds exactly."""
    counts = [0.0] * len(found.numbers)
    for loop in loops:
        onward = sum(counts[target] for place in loop for target in found.targets[place])
        if goes_round(found, loop):
            for place in loop:
                counts[place] = inf if onward else 0
        else:
            count = 1 if loop[0] in endings else onward
            counts[loop[0]] = min(count, MOST_PATHS) if isfinite(count) else inf
    return counts


def _bounded(count: float) -> int | None:
    return int(count) if isfinite(count) else None


def _shortest(found: Search, endings: Mapping[int, EndingKind]) -> int | None:
    """Breadth first; a step without a choice costs nothing and so goes to the front."""
    best: dict[int, int] = {}
    waiting = deque([(0, 0)])
    while waiting:
        place, decisions = waiting.popleft()
        if place in best:
            continue
        best[place] = decisions
        if place in endings:
            return decisions
        for way_on, target in zip(found.ways(place), found.targets[place], strict=True):
            if way_on.choice:
                waiting.append((target, decisions + 1))
            else:
                waiting.appendleft((target, decisions))
    return None


def _longest(found: Search, loops: Sequence[Sequence[int]], counts: Sequence[float]) -> int:
    """Of a beginning with bounded roads: what can still end lies on no loop."""
    most = [0] * len(found.numbers)
    for loop in loops:
        place = loop[0]
        if not counts[place]:
            continue
        ends = [target for target in found.targets[place] if counts[target]]
        decides = any(way_on.choice for way_on in found.ways(place))
        most[place] = max((most[target] for target in ends), default=-decides) + decides
    return most[0]


def _random_play(
    found: Search, loops: Sequence[Sequence[int]], endings: Mapping[int, EndingKind]
) -> RandomPlay | None:
    choosing = [bool(opening.ways and opening.ways[0].choice) for opening in found.openings]
    gains = [list(map(float, choosing))]
    gains += ([float(endings.get(place) is kind) for place in range(len(choosing))]
              for kind in EndingKind)  # fmt: skip
    expected = expectations(found.targets, loops, gains)
    if expected is None:
        return None
    decisions, *chances = (column[0] for column in expected)
    return RandomPlay(
        decisions if isfinite(decisions) else None, dict(zip(EndingKind, chances, strict=True))
    )


def _best(graph: StateGraph, found: Search) -> tuple[Stage, ...]:
    road: list[Stage] = []
    place = 0
    while (leg := graph.best_leg(place)) is not None:
        way_on, onward = leg
        road.append(Stage(found.scene(place).id, way_on.choice_id))
        place = onward
    return (*road, Stage(found.scene(place).id, None)) if graph.prospect_at(place) else ()
