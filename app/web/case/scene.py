"""What a page may know of a scene before the choice is made. No type here has a field for how sound a choice is."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.content.closing_question import split_closing_question
from app.content.model.scenario import Choices, OnlyWay, Route
from app.content.model.text import PlainText, RichText, SafeHtml, Words
from app.learning.scenario_run import Passage
from app.services.playing_case import Case


@dataclass(frozen=True, slots=True)
class OptionView:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class HappenedView:
    """A decision that was made, and what came of it."""

    number: int
    scene: str
    chose: str
    consequence: SafeHtml


@dataclass(frozen=True, slots=True)
class SceneView:
    case_title: str
    place: str
    title: str
    body: SafeHtml
    question: str
    """Asked above the options."""
    happened: HappenedView | None
    options: tuple[OptionView, ...]
    go_on: str | None
    at_ending: bool
    back_to: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RoadView:
    case_title: str
    place: str
    decisions: tuple[HappenedView, ...]


def scene_view(case: Case, words: Words) -> SceneView:
    ended = case.ending is not None
    body, question = _asked(case)
    return SceneView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        title=case.scene.title.fill(words),
        body=body.fill(words),
        question=question.fill(words) if question else _("What would you do?"),
        happened=_just_happened(case, words),
        options=tuple(OptionView(c.id, c.label.fill(words)) for c in case.choices),
        go_on=_go_on_words(case, words),
        at_ending=ended,
        back_to=case.made - 1 if case.made and not ended else None,
        step=case.run.step,
    )


def road_view(case: Case, words: Words) -> RoadView:
    return RoadView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        decisions=decisions_made(case, case.run.decisions, words),
    )


def decisions_made(
    case: Case, decisions: Sequence[Passage], words: Words
) -> tuple[HappenedView, ...]:
    return tuple(
        _happened(case, number, passage, words) for number, passage in enumerate(decisions, 1)
    )


def place_words(case: Case) -> str:
    made, about = case.made, case.about
    if case.ending is not None:
        return ngettext("The end, after %(num)d decision", "The end, after %(num)d decisions", made)
    if isinstance(case.scene.onward, Choices):
        return _decision_words(made + 1, about)
    if made == 0:
        return _("The beginning")
    return _decisions_behind(made, about)


def _decision_words(number: int, about: int | None) -> str:
    if about is None:
        return _("Decision %(number)d", number=number)
    return _("Decision %(number)d of about %(about)d", number=number, about=about)


def _decisions_behind(made: int, about: int | None) -> str:
    if about is None:
        return ngettext("%(num)d decision made", "%(num)d decisions made", made)
    return _("%(made)d of about %(about)d decisions made", made=made, about=about)


def _asked(case: Case) -> tuple[RichText, PlainText | None]:
    body = case.scene.body
    return split_closing_question(body) if case.choices else (body, None)


def _just_happened(case: Case, words: Words) -> HappenedView | None:
    last = case.run.road[-1] if case.run.road else None
    if last is None or last.choice is None:
        return None
    return _happened(case, case.made, last, words)


def _happened(case: Case, number: int, passage: Passage, words: Words) -> HappenedView:
    choice = passage.choice
    if choice is None:
        raise ValueError("a passage without a choice is no decision")
    return HappenedView(
        number=number,
        scene=case.scenario.scenes[passage.scene].title.fill(words),
        chose=choice.label.fill(words),
        consequence=choice.consequence.fill(words),
    )


def _go_on_words(case: Case, words: Words) -> str | None:
    match case.scene.onward:
        case OnlyWay(label=label):
            return label.fill(words)
        case Route():
            return _("Continue")
        case _:
            return None
