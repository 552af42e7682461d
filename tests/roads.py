"""Roads through a case, for tests that walk them."""

from collections import deque
from collections.abc import Iterable

from app.content.model.scenario import Ending, EndingKind, Noticing, Scenario
from app.content.state import State
from app.content.state_graph import StateGraph
from app.ids import SceneId
from app.learning.scenario_run import Move, Run, Waiting, apply, begin, waiting


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
            roads.setdefault(state.scene, with_tasks(scenario, moves))
        for leg in graph.legs[state]:
            if leg.to not in found:
                found.add(leg.to)
                chosen = leg.way_on.choice_id
                move = Move.choosing(chosen) if chosen else Move.going_on()
                waiting.append((leg.to, (*moves, move)))
    return roads


def with_tasks(scenario: Scenario, moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves, and between them whatever a scene asks for first: all that was there is noticed."""
    run = begin(scenario)
    for move in moves:
        run = apply(scenario, do_tasks(scenario, run), move)
    return do_tasks(scenario, run).moves


def do_tasks(scenario: Scenario, run: Run) -> Run:
    while task := task_move(scenario, run):
        run = apply(scenario, run, task)
    return run


def task_move(scenario: Scenario, run: Run) -> Move | None:
    match waiting(scenario, run), scenario.scenes[run.scene].task:
        case Waiting.EXPLANATION, _:
            return Move.having_explained()
        case Waiting.NOTICING, Noticing(items=items):
            return Move.noticing(sign.id for sign in items if sign.expected)
        case Waiting.WRITING, _:
            return Move.having_written()
        case _:
            return None
