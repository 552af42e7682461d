"""A case as far as it was played, by a learner's attempt or on a visitor's signed road."""

from dataclasses import dataclass

from app.content.model.scenario import Choice, Ending, EndingKind, Noticing, Scenario, Scene, Sign
from app.content.model.terms import Nation
from app.content.model.text import PlainText
from app.content.state_graph import StateGraph
from app.ids import SceneId
from app.learning import scenario_run
from app.learning.ordering import choices_shown, signs_shown
from app.learning.review import ReviewedDecision, ReviewedTask, review, review_tasks
from app.learning.scenario_run import Passage, Run, Waiting


@dataclass(frozen=True, slots=True)
class Case:
    scenario: Scenario
    graph: StateGraph
    run: Run
    nation: Nation
    seed: str

    @property
    def scene(self) -> Scene:
        return self.scenario.scenes[self.run.scene]

    @property
    def waiting(self) -> Waiting:
        return scenario_run.waiting(self.scenario, self.run)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """On offer here, in this attempt's order; none while something else comes first."""
        if self.waiting is not Waiting.CHOICE:
            return ()
        offered = scenario_run.available(self.scenario, self.run)
        return choices_shown(self.seed, self.scene, offered)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """To be ticked or left, in this attempt's order."""
        task = self.scene.task
        return signs_shown(self.seed, self.scene, task) if isinstance(task, Noticing) else ()

    @property
    def writes_about(self) -> SceneId | None:
        """The scene to which what the learner is asked to write now belongs."""
        match self.waiting:
            case Waiting.WRITING:
                return self.scene.id
            case Waiting.EXPLANATION:
                return self.run.road[-1].scene
            case _:
                return None

    @property
    def role_before(self) -> PlainText:
        """The one that the case begins with, if no scene says otherwise."""
        return PlainText((self.scenario.header.role,))

    def role_after(self, steps: int) -> PlainText:
        """Whom the learner played after so many steps of the present road."""
        met = [*(passage.scene for passage in self.run.road), self.run.scene]
        roles = (self.scenario.scenes[scene].role for scene in reversed(met[: steps + 1]))
        return next(filter(None, roles), self.role_before)

    def role_taken_after(self, steps: int) -> PlainText | None:
        """Another role than before, where it begins just there."""
        before = self.role_after(steps - 1) if steps else self.role_before
        role = self.role_after(steps)
        return role if role != before else None

    @property
    def ending(self) -> EndingKind | None:
        return scenario_run.ending_of(self.scenario, self.run)

    @property
    def complete(self) -> bool:
        return scenario_run.is_complete(self.scenario, self.run)

    @property
    def not_put_right(self) -> tuple[Scene, ...]:
        return scenario_run.not_put_right(self.scenario, self.run)

    @property
    def made(self) -> int:
        """Decisions on the present road."""
        return len(self.run.decisions)

    @property
    def about(self) -> int | None:
        """How many decisions the road will have had, if it goes on by the soundest way; None: not known."""
        left = self.graph.decisions_left(self.run.state)
        return None if left is None else self.made + left

    @property
    def goes(self) -> int:
        """How often an ending was reached, undone or not."""
        passages = (*self.run.undone, *self.run.road)
        endings = (isinstance(self.scenario.scenes[p.after].onward, Ending) for p in passages)
        return sum(endings)

    @property
    def review_is_open(self) -> bool:
        """Never before an ending; with safety still to be put right, only after a second go."""
        return self.ending is not None and (self.complete or self.goes > 1)

    def review(self) -> tuple[ReviewedDecision, ...]:
        return review(self.scenario, self.graph, self.run)

    def review_tasks(self) -> tuple[ReviewedTask, ...]:
        return review_tasks(self.scenario, self.run)

    @property
    def earlier_tries(self) -> tuple[Passage, ...]:
        """Decisions that were gone back on, in the order in which they were made."""
        undone = (passage for passage in self.run.undone if passage.choice)
        return tuple(sorted(undone, key=lambda passage: passage.step))


def way_back_to(case: Case, scene: SceneId) -> int | None:
    """The decision on the present road from which a scene that was met can be met again, as `go_back` takes it.

    That is its own latest decision there; where the present road goes round the scene, the decision at
    which the roads part.
    """
    decisions = case.run.decisions
    on_road = [index for index, passage in enumerate(decisions) if passage.scene == scene]
    if on_road:
        return on_road[-1]
    met = [p.step for p in case.run.undone if scene in (p.scene, p.after)]
    if not met or not decisions:
        return None
    earlier = scenario_run.replay(case.scenario, case.run.moves[: max(met) + 1]).decisions
    shared = sum(1 for then, now in zip(earlier, decisions, strict=False) if then == now)
    return min(shared, len(decisions) - 1)
