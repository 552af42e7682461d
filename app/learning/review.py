"""The road taken, decision by decision, and the roads beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.content.model.scenario import Choice, EndingKind, Noticing, Scenario, Scene, Writing
from app.content.state import State, follow, ways_on
from app.content.state_graph import ENDING_COST, StateGraph
from app.ids import ChoiceId, SceneId
from app.learning.noticing import NoticingReport, report
from app.learning.scenario_run import Passage, Run


@dataclass(frozen=True, slots=True)
class Turn:
    """One choice at a decision, taken or not. What the graph does not know is None."""

    choice: Choice
    leads_to: SceneId
    regret: int | None
    best_ending: EndingKind | None
    worst_ending: EndingKind | None
    likely_ending: EndingKind | None
    """Where the soundest road from there ends."""
    tried: bool
    """Taken at this scene earlier, and gone back on."""

    @property
    def good_stays_reachable(self) -> bool:
        return self.best_ending is EndingKind.GOOD


@dataclass(frozen=True, slots=True)
class ReviewedDecision:
    index: int
    """As `go_back` takes it."""
    scene: Scene
    taken: Turn
    others: tuple[Turn, ...]
    """Every other choice that was on offer, in the author's order."""
    costliest: bool
    """The greatest regret of the road; of equals, the first. None on a road without regret."""

    @property
    def tried_before(self) -> tuple[Choice, ...]:
        """What was chosen here and gone back on, each once, in the author's order."""
        return tuple(turn.choice for turn in (self.taken, *self.others) if turn.tried)


@dataclass(frozen=True, slots=True)
class ReviewedTask:
    """What was noticed or written on the road."""

    scene: Scene
    task: Noticing | Writing
    decisions_before: int
    """How many decisions were made before it: where it stands among them."""
    step: int
    """The move's: what was written is kept under it."""
    report: NoticingReport | None
    """None for a writing."""


def review_tasks(scenario: Scenario, run: Run) -> tuple[ReviewedTask, ...]:
    """On the present road, in the order of their doing."""
    reviewed = []
    decisions = 0
    for passage in run.road:
        scene = scenario.scenes[passage.scene]
        if passage.task and scene.task:
            ticked, step = passage.task.ticked, passage.task.step
            made = report(scene.task, ticked) if isinstance(scene.task, Noticing) else None
            reviewed.append(ReviewedTask(scene, scene.task, decisions, step, made))
        decisions += passage.choice is not None
    return tuple(reviewed)


def review(scenario: Scenario, graph: StateGraph, run: Run) -> tuple[ReviewedDecision, ...]:
    costliest = _costliest(graph, run.decisions)
    return tuple(
        _reviewed(scenario, graph, run, index, costliest=index == costliest)
        for index in range(len(run.decisions))
    )


def _costliest(graph: StateGraph, decisions: Sequence[Passage]) -> int | None:
    regrets = [
        (passage.choice and graph.regret(passage.before, passage.choice.id)) or 0
        for passage in decisions
    ]
    greatest = max(regrets, default=0)
    return regrets.index(greatest) if greatest else None


def _reviewed(
    scenario: Scenario, graph: StateGraph, run: Run, index: int, *, costliest: bool
) -> ReviewedDecision:
    passage = run.decisions[index]
    turns = _turns(scenario, graph, passage.before, _gone_back_on(run, passage.scene))
    return ReviewedDecision(
        index,
        scenario.scenes[passage.scene],
        taken=next(turn for turn in turns if turn.choice == passage.choice),
        others=tuple(turn for turn in turns if turn.choice != passage.choice),
        costliest=costliest,
    )


def _gone_back_on(run: Run, scene: SceneId) -> frozenset[ChoiceId]:
    return frozenset(
        passage.choice.id for passage in run.undone if passage.choice and passage.scene == scene
    )


def _turns(
    scenario: Scenario, graph: StateGraph, state: State, tried: Collection[ChoiceId]
) -> tuple[Turn, ...]:
    return tuple(
        _turn(graph, state, way_on.choice, follow(state, way_on), way_on.choice.id in tried)
        for way_on in ways_on(scenario, state)
        if way_on.choice
    )


def _turn(graph: StateGraph, here: State, choice: Choice, there: State, tried: bool) -> Turn:
    endings = sorted(graph.endings(there), key=ENDING_COST.__getitem__)
    prospect = graph.prospect(there)
    return Turn(
        choice,
        there.scene,
        regret=graph.regret(here, choice.id),
        best_ending=endings[0] if endings else None,
        worst_ending=endings[-1] if endings else None,
        likely_ending=prospect.ending if prospect else None,
        tried=tried,
    )
