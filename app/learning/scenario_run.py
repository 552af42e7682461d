"""Playing a case is a fold over moves: nothing is erased, and going back is one more move."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from app.content.model.scenario import (
    Choices,
    Noticing,
    Scenario,
    Scene,
    Soundness,
)
from app.content.state import State, WayOn, beginning, follow, ways_on
from app.ids import SceneId
from app.learning.errors import IllegalMove, MoveRefusal
from app.learning.moves import Move as Move
from app.learning.moves import MoveKind as MoveKind
from app.learning.run import Done as Done
from app.learning.run import Passage as Passage
from app.learning.run import Run as Run
from app.learning.run import Waiting as Waiting
from app.learning.whereabouts import available as available
from app.learning.whereabouts import ending_of as ending_of
from app.learning.whereabouts import is_complete as is_complete
from app.learning.whereabouts import not_put_right as not_put_right
from app.learning.whereabouts import role_of as role_of
from app.learning.whereabouts import waiting as waiting


def begin(scenario: Scenario) -> Run:
    state = beginning(scenario)
    return Run(state, unsettled=_waiting_for_safety(scenario, state))


def choose(scenario: Scenario, run: Run, choice_id: str) -> Run:
    _demand(scenario, run, Waiting.CHOICE)
    for way_on in ways_on(scenario, run.state):
        if way_on.choice_id == choice_id:
            return _follow(scenario, run, way_on, Move.choosing(choice_id))
    used_up = (run.scene, choice_id) in run.used
    raise IllegalMove(MoveRefusal.USED_UP if used_up else MoveRefusal.NOT_OFFERED)


def go_on(scenario: Scenario, run: Run) -> Run:
    _demand(scenario, run, Waiting.GOING_ON)
    for way_on in ways_on(scenario, run.state):
        return _follow(scenario, run, way_on, Move.going_on())
    raise IllegalMove(MoveRefusal.NO_WAY_ON)


def notice(scenario: Scenario, run: Run, ticked: Iterable[str]) -> Run:
    """Shown its feedback, the learner then goes on."""
    _demand(scenario, run, Waiting.NOTICING)
    task, ticks = _scene(scenario, run).task, frozenset(ticked)
    signs = {sign.id for sign in task.items} if isinstance(task, Noticing) else set()
    if not ticks <= signs:
        raise IllegalMove(MoveRefusal.NO_SUCH_SIGN)
    return replace(run, moves=(*run.moves, Move.noticing(ticks)), task=Done(run.step, ticks))


def wrote(scenario: Scenario, run: Run) -> Run:
    """Shown the criteria and the model answer, the learner then goes on."""
    _demand(scenario, run, Waiting.WRITING)
    return replace(run, moves=(*run.moves, Move.having_written()), task=Done(run.step))


def explained(scenario: Scenario, run: Run) -> Run:
    _demand(scenario, run, Waiting.EXPLANATION)
    last = replace(run.road[-1], explained=run.step)
    return replace(run, moves=(*run.moves, Move.having_explained()), road=(*run.road[:-1], last))


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
        case MoveKind.NOTICE:
            return notice(scenario, run, move.ticked)
        case MoveKind.WROTE:
            return wrote(scenario, run)
        case MoveKind.EXPLAINED:
            return explained(scenario, run)


def replay(scenario: Scenario, moves: Iterable[Move]) -> Run:
    return reduce(lambda run, move: apply(scenario, run, move), moves, begin(scenario))


def _scene(scenario: Scenario, run: Run) -> Scene:
    return scenario.scenes[run.scene]


_REFUSED_WHERE = {
    Waiting.EXPLANATION: MoveRefusal.EXPLANATION_WAITING,
    Waiting.NOTICING: MoveRefusal.NOTICING_WAITING,
    Waiting.WRITING: MoveRefusal.WRITING_WAITING,
    Waiting.CHOICE: MoveRefusal.DECISION_WAITING,
    Waiting.GOING_ON: MoveRefusal.NOT_A_DECISION,
    Waiting.NOTHING: MoveRefusal.AT_AN_ENDING,
}


def _demand(scenario: Scenario, run: Run, wanted: Waiting) -> None:
    waits = waiting(scenario, run)
    if waits is wanted:
        return
    asks = wanted in (Waiting.CHOICE, Waiting.GOING_ON) or waits is Waiting.NOTHING
    raise IllegalMove(_REFUSED_WHERE[waits] if asks else MoveRefusal.NOT_ASKED)


def _follow(scenario: Scenario, run: Run, way_on: WayOn, move: Move) -> Run:
    state = follow(run.state, way_on)
    return replace(
        run,
        state=state,
        moves=(*run.moves, move),
        road=(*run.road, Passage(run.state, way_on.choice, state.scene, run.step, run.task)),
        task=None,
        unsettled=_settled(run, way_on) | _waiting_for_safety(scenario, state),
    )


def _settled(run: Run, way_on: WayOn) -> frozenset[SceneId]:
    poor = way_on.choice is None or way_on.choice.soundness is Soundness.POOR
    return run.unsettled if poor else run.unsettled - {run.scene}


def _waiting_for_safety(scenario: Scenario, state: State) -> frozenset[SceneId]:
    scene = scenario.scenes[state.scene]
    asks = scene.safety and isinstance(scene.onward, Choices)
    return frozenset({scene.id}) if asks else frozenset()
