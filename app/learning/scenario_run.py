"""Playing a case is a fold over moves: nothing is erased, and going back is one more move."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from app.content.model.scenario import (
    Choice,
    Choices,
    Ending,
    EndingKind,
    Scenario,
    Scene,
    Soundness,
)
from app.content.state import State, Used, WayOn, beginning, follow, ways_on
from app.ids import SceneId
from app.learning.errors import IllegalMove, MoveRefusal
from app.learning.moves import Move as Move
from app.learning.moves import MoveKind as MoveKind


@dataclass(frozen=True, slots=True)
class Passage:
    """One step along the road."""

    before: State
    """Scene, flags and used-up ways as they were; going back restores them."""
    choice: Choice | None
    """None where a route or an only way on was followed."""
    after: SceneId
    step: int
    """The place of its move among all moves, from 0."""

    @property
    def scene(self) -> SceneId:
        return self.before.scene


@dataclass(frozen=True, slots=True)
class Run:
    state: State
    moves: tuple[Move, ...] = ()
    road: tuple[Passage, ...] = ()
    """The way from the start to here, without what was gone back on."""
    undone: tuple[Passage, ...] = ()
    """What was gone back on, in the order of its undoing."""
    unsettled: frozenset[SceneId] = frozenset()
    """Safety scenes whose latest visit was met poorly, or not decided."""

    @property
    def scene(self) -> SceneId:
        return self.state.scene

    @property
    def flags(self) -> frozenset[str]:
        return self.state.flags

    @property
    def used(self) -> frozenset[Used]:
        return self.state.used

    @property
    def step(self) -> int:
        return len(self.moves)

    @property
    def decisions(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.road if passage.choice)


def begin(scenario: Scenario) -> Run:
    state = beginning(scenario)
    return Run(state, unsettled=_waiting_for_safety(scenario, state))


def available(scenario: Scenario, run: Run) -> tuple[Choice, ...]:
    """In the author's order; `ordering.choices_shown` gives the learner's."""
    return tuple(way_on.choice for way_on in ways_on(scenario, run.state) if way_on.choice)


def choose(scenario: Scenario, run: Run, choice_id: str) -> Run:
    onward = _scene(scenario, run).onward
    if isinstance(onward, Ending):
        raise IllegalMove(MoveRefusal.AT_AN_ENDING)
    if not isinstance(onward, Choices):
        raise IllegalMove(MoveRefusal.NOT_A_DECISION)
    for way_on in ways_on(scenario, run.state):
        if way_on.choice_id == choice_id:
            return _follow(scenario, run, way_on, Move.choosing(choice_id))
    used_up = (run.scene, choice_id) in run.used
    raise IllegalMove(MoveRefusal.USED_UP if used_up else MoveRefusal.NOT_OFFERED)


def go_on(scenario: Scenario, run: Run) -> Run:
    onward = _scene(scenario, run).onward
    if isinstance(onward, Ending):
        raise IllegalMove(MoveRefusal.AT_AN_ENDING)
    if isinstance(onward, Choices):
        raise IllegalMove(MoveRefusal.DECISION_WAITING)
    for way_on in ways_on(scenario, run.state):
        return _follow(scenario, run, way_on, Move.going_on())
    raise IllegalMove(MoveRefusal.NO_WAY_ON)


def undo(scenario: Scenario, run: Run) -> Run:
    """Back to the latest decision on the road."""
    return go_back(scenario, run, len(run.decisions) - 1)


def go_back(scenario: Scenario, run: Run, decision: int) -> Run:
    """To be taken again: `decision` counts from 0 among those on the present road."""
    places = [place for place, passage in enumerate(run.road) if passage.choice]
    if not 0 <= decision < len(places):
        raise IllegalMove(MoveRefusal.NO_SUCH_DECISION)
    place = places[decision]
    state = run.road[place].before
    return Run(
        state,
        moves=(*run.moves, Move.going_back(decision)),
        road=run.road[:place],
        undone=run.undone + run.road[place:],
        unsettled=run.unsettled | _waiting_for_safety(scenario, state),
    )


def apply(scenario: Scenario, run: Run, move: Move) -> Run:
    match move.kind:
        case MoveKind.CHOOSE:
            return choose(scenario, run, move.choice)
        case MoveKind.GO_ON:
            return go_on(scenario, run)
        case MoveKind.BACK:
            return go_back(scenario, run, move.decision)


def replay(scenario: Scenario, moves: Iterable[Move]) -> Run:
    return reduce(lambda run, move: apply(scenario, run, move), moves, begin(scenario))


def ending_of(scenario: Scenario, run: Run) -> EndingKind | None:
    onward = _scene(scenario, run).onward
    return onward.kind if isinstance(onward, Ending) else None


def not_put_right(scenario: Scenario, run: Run) -> tuple[Scene, ...]:
    """Safety scenes met that still ask for a choice that is not poor, in the author's order."""
    return tuple(scene for scene in scenario.scenes.values() if scene.id in run.unsettled)


def is_complete(scenario: Scenario, run: Run) -> bool:
    """As the run now stands: an attempt that was once complete stays so, which its keeper remembers."""
    return ending_of(scenario, run) is not None and not run.unsettled


def _scene(scenario: Scenario, run: Run) -> Scene:
    return scenario.scenes[run.scene]


def _follow(scenario: Scenario, run: Run, way_on: WayOn, move: Move) -> Run:
    state = follow(run.state, way_on)
    return replace(
        run,
        state=state,
        moves=(*run.moves, move),
        road=(*run.road, Passage(run.state, way_on.choice, state.scene, run.step)),
        unsettled=_settled(run, way_on) | _waiting_for_safety(scenario, state),
    )


def _settled(run: Run, way_on: WayOn) -> frozenset[SceneId]:
    poor = way_on.choice is None or way_on.choice.soundness is Soundness.POOR
    return run.unsettled if poor else run.unsettled - {run.scene}


def _waiting_for_safety(scenario: Scenario, state: State) -> frozenset[SceneId]:
    scene = scenario.scenes[state.scene]
    asks = scene.safety and isinstance(scene.onward, Choices)
    return frozenset({scene.id}) if asks else frozenset()
