"""Where a run stands: what is asked, what is on offer, who the learner is, and whether the case is done."""

from app.content.model.header import Coaching
from app.content.model.scenario import Choice, Choices, Ending, EndingKind, Scenario, Scene, Writing
from app.content.model.text import PlainText
from app.content.state import ways_on
from app.learning.run import Run, Waiting


def waiting(scenario: Scenario, run: Run) -> Waiting:
    scene = scenario.scenes[run.scene]
    last = run.road[-1] if run.road else None
    worked = scenario.header.coaching is Coaching.WORKED
    if worked and last and last.choice and last.explained is None:
        return Waiting.EXPLANATION
    if scene.task and run.task is None:
        return Waiting.WRITING if isinstance(scene.task, Writing) else Waiting.NOTICING
    if isinstance(scene.onward, Ending):
        return Waiting.NOTHING
    return Waiting.CHOICE if isinstance(scene.onward, Choices) else Waiting.GOING_ON


def available(scenario: Scenario, run: Run) -> tuple[Choice, ...]:
    """In the author's order; `ordering.choices_shown` gives the learner's."""
    return tuple(way_on.choice for way_on in ways_on(scenario, run.state) if way_on.choice)


def ending_of(scenario: Scenario, run: Run) -> EndingKind | None:
    """None also where the step that led to it is still to be explained."""
    onward = scenario.scenes[run.scene].onward
    reached = waiting(scenario, run) is Waiting.NOTHING
    return onward.kind if reached and isinstance(onward, Ending) else None


def role_of(scenario: Scenario, run: Run) -> PlainText:
    """Whom the learner now plays: the latest `role: …` on the road, else the header's."""
    road = (run.scene, *(passage.scene for passage in reversed(run.road)))
    roles = (scenario.scenes[scene].role for scene in road)
    return next(filter(None, roles), PlainText((scenario.header.role,)))


def not_put_right(scenario: Scenario, run: Run) -> tuple[Scene, ...]:
    """Safety scenes met that still ask for a choice that is not poor, in the author's order."""
    return tuple(scene for scene in scenario.scenes.values() if scene.id in run.unsettled)


def is_complete(scenario: Scenario, run: Run) -> bool:
    """As the run now stands: an attempt that was once complete stays so, which its keeper remembers."""
    return ending_of(scenario, run) is not None and not run.unsettled
