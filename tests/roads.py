"""Roads through a case, for tests that walk them."""

from collections import deque

from app.content.model.scenario import Ending, EndingKind, Scenario
from app.content.state import State
from app.content.state_graph import StateGraph
from app.ids import SceneId
from app.learning.scenario_run import Move


def roads_to_endings(
    scenario: Scenario, kind: EndingKind | None = None
) -> dict[SceneId, tuple[Move, ...]]:
    """A shortest road to every ending that can be reached, or to those of a kind."""
    graph = StateGraph.of(scenario)
    start = next(iter(graph.states))
    roads: dict[SceneId, tuple[Move, ...]] = {}
    found: set[State] = {start}
    waiting: deque[tuple[State, tuple[Move, ...]]] = deque([(start, ())])
    while waiting:
        state, moves = waiting.popleft()
        onward = scenario.scenes[state.scene].onward
        if isinstance(onward, Ending) and kind in (None, onward.kind):
            roads.setdefault(state.scene, moves)
        for leg in graph.legs[state]:
            if leg.to not in found:
                found.add(leg.to)
                chosen = leg.way_on.choice_id
                move = Move.choosing(chosen) if chosen else Move.going_on()
                waiting.append((leg.to, (*moves, move)))
    return roads
