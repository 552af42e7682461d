"""How much a case explains, and when. `worked` cases also ask the learner to explain each step."""

from dataclasses import dataclass

from app.content.model.header import Coaching
from app.content.model.scenario import Choice, Scenario, Soundness
from app.content.model.text import RichText
from app.content.state import ways_on
from app.learning.scenario_run import Passage

_SOUNDEST_FIRST = (Soundness.BEST, Soundness.FAIR, Soundness.POOR)


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is said straight after a choice."""

    consequence: RichText
    why: RichText
    """Empty in an unaided case: there it is kept for the debrief."""
    expert: tuple[Choice, ...] = ()
    """In a worked case, the soundest choices that were on offer: their explanations are an expert's thinking."""


def feedback(scenario: Scenario, passage: Passage) -> Feedback | None:
    """None where the passage was no decision."""
    choice = passage.choice
    if choice is None:
        return None
    match scenario.header.coaching:
        case Coaching.WORKED:
            return Feedback(choice.consequence, choice.why, _soundest(scenario, passage))
        case Coaching.GUIDED:
            return Feedback(choice.consequence, choice.why)
        case Coaching.UNAIDED:
            return Feedback(choice.consequence, RichText())


def _soundest(scenario: Scenario, passage: Passage) -> tuple[Choice, ...]:
    offered = [way_on.choice for way_on in ways_on(scenario, passage.before) if way_on.choice]
    best = min((choice.soundness for choice in offered), key=_SOUNDEST_FIRST.index)
    return tuple(choice for choice in offered if choice.soundness is best)
