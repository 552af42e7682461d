"""After an ending, before the review: what is still to be put right, and from where to try again."""

from dataclasses import dataclass

from app.content.model.text import Words
from app.services.playing_case import Case, way_back_to
from app.web.case.scene import place_words


@dataclass(frozen=True, slots=True)
class TurnView:
    back_to: int
    number: int
    scene: str
    chose: str


@dataclass(frozen=True, slots=True)
class ToPutRightView:
    scene: str
    back_to: int | None


@dataclass(frozen=True, slots=True)
class DebriefView:
    case_title: str
    place: str
    step: int
    complete: bool
    to_put_right: tuple[ToPutRightView, ...]
    turns: tuple[TurnView, ...]
    review_is_open: bool


def debrief_view(case: Case, words: Words) -> DebriefView:
    return DebriefView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        step=case.run.step,
        complete=case.complete,
        to_put_right=_to_put_right(case, words),
        turns=_turns(case, words),
        review_is_open=case.review_is_open,
    )


def _to_put_right(case: Case, words: Words) -> tuple[ToPutRightView, ...]:
    return tuple(
        ToPutRightView(scene.title.fill(words), way_back_to(case, scene.id))
        for scene in case.not_put_right
    )


def _turns(case: Case, words: Words) -> tuple[TurnView, ...]:
    return tuple(
        TurnView(
            index,
            index + 1,
            case.scenario.scenes[passage.scene].title.fill(words),
            passage.choice.label.fill(words),
        )
        for index, passage in enumerate(case.run.decisions)
        if passage.choice
    )
