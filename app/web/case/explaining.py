"""After a decision in a worked case: an expert's thinking, and a box to explain the step in."""

from dataclasses import dataclass

from app.content.model.text import SafeHtml, Words
from app.learning.coaching import feedback
from app.services.playing_case import Case
from app.web.case.scene import HappenedView, happened, place_words


@dataclass(frozen=True, slots=True)
class ExpertView:
    label: str
    thinking: SafeHtml


@dataclass(frozen=True, slots=True)
class ExplainView:
    case_title: str
    place: str
    role: str | None
    scene: str
    happened: HappenedView
    experts: tuple[ExpertView, ...]
    """Empty where the learner chose as an expert would: what happened says it all."""
    back_to: int
    step: int


def explain_view(case: Case, words: Words) -> ExplainView:
    passage = case.run.road[-1]
    said = feedback(case.scenario, passage)
    experts = said.expert if said and passage.choice not in said.expert else ()
    role = case.role_after(len(case.run.road) - 1)
    return ExplainView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        role=role.fill(words) if role != case.role_before else None,
        scene=case.scenario.scenes[passage.scene].title.fill(words),
        happened=happened(case, case.made, passage, words),
        experts=tuple(
            ExpertView(choice.label.fill(words), choice.explanation.fill(words))
            for choice in experts
        ),
        back_to=case.made - 1,
        step=case.run.step,
    )
