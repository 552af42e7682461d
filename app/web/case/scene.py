"""What a page may know of a scene before the choice is made. No type here has a field for how sound a choice is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _
from flask_babel import ngettext

from app.content.closing_question import split_closing_question
from app.content.model.header import Coaching
from app.content.model.scenario import OnlyWay, Route
from app.content.model.text import PlainText, RichText, SafeHtml, Words
from app.learning.coaching import feedback
from app.learning.scenario_run import Passage, Waiting
from app.services.plain_words import without_markup
from app.services.playing_case import Case
from app.web.case.tasks import NoticedView, WrittenView, noticed_view, written_view


@dataclass(frozen=True, slots=True)
class OptionView:
    """Something to choose, or to tick."""

    id: str
    label: str | SafeHtml


@dataclass(frozen=True, slots=True)
class HappenedView:
    """A decision that was made, what came of it, and why, as far as the case says that at once."""

    number: int
    scene: str
    chose: str
    consequence: SafeHtml
    why: SafeHtml
    role: str | None
    """In which it was made, where that is another than before."""


@dataclass(frozen=True, slots=True)
class SceneView:
    case_title: str
    place: str
    role: str | None
    """That the learner has taken on the way; None: the one that the case began with."""
    new_role: str | None
    """Taken with this very scene."""
    title: str
    body: SafeHtml
    asks: str
    """What waits: choice, noticing, writing, going-on, nothing."""
    question: str
    """Asked above the options, or of the box to write in."""
    happened: HappenedView | None
    options: tuple[OptionView, ...]
    noticed: NoticedView | None
    """Once it was said what was noticed."""
    written: WrittenView | None
    """Once the box was passed."""
    go_on: str | None
    at_ending: bool
    back_to: int | None
    step: int


@dataclass(frozen=True, slots=True)
class RoadView:
    case_title: str
    place: str
    decisions: tuple[HappenedView, ...]


def scene_view(case: Case, words: Words, typed: str = "") -> SceneView:
    """`typed`: what the learner has written here."""
    role = case.role_after(len(case.run.road))
    return SceneView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        role=role.fill(words) if role != case.role_before else None,
        new_role=_role_taken(case, len(case.run.road), words),
        title=case.scene.title.fill(words),
        body=_asked(case)[0].fill(words),
        asks=case.waiting.value,
        question=question_of(case, words),
        happened=_just_happened(case, words),
        options=_options(case, words),
        noticed=noticed_view(case, words),
        written=written_view(case, words, typed),
        go_on=_go_on_words(case, words),
        at_ending=case.ending is not None,
        back_to=case.made - 1 if case.made and case.ending is None else None,
        step=case.run.step,
    )


def asked_of(case: Case, words: Words) -> str:
    """What the learner is asked to write, as My notes put it."""
    scene = case.scenario.scenes[case.writes_about or case.scene.id]
    return f"{scene.title.fill(words)}: {question_of(case, words)}"


def question_of(case: Case, words: Words) -> str:
    """What is asked of the learner here."""
    question = _asked(case)[1]
    return question.fill(words) if question else _question(case)


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
        happened(case, number, passage, words) for number, passage in enumerate(decisions, 1)
    )


def place_words(case: Case) -> str:
    made, about = case.made, case.about
    if case.ending is not None:
        return ngettext("The end, after %(num)d decision", "The end, after %(num)d decisions", made)
    if case.waiting is Waiting.EXPLANATION:
        return _decision_words(made, about)
    if case.waiting is Waiting.CHOICE:
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
    asks = case.waiting in (Waiting.CHOICE, Waiting.NOTICING, Waiting.WRITING)
    return split_closing_question(case.scene.body) if asks else (case.scene.body, None)


def _question(case: Case) -> str:
    match case.waiting:
        case Waiting.NOTICING:
            return _("What would you record?")
        case Waiting.WRITING:
            return _("What would you say or write?")
        case Waiting.EXPLANATION:
            return _("In your own words: why does this step matter for the child?")
        case _:
            return _("What would you do?")


def labels_to_pick(case: Case, words: Words) -> dict[str, str]:
    """What can be chosen or ticked, by what a form sends for it."""
    return {option.id: without_markup(option.label) for option in _options(case, words)}


def _options(case: Case, words: Words) -> tuple[OptionView, ...]:
    if case.waiting is Waiting.NOTICING:
        return tuple(OptionView(sign.id, sign.label.fill(words)) for sign in case.signs)
    return tuple(OptionView(choice.id, choice.label.fill(words)) for choice in case.choices)


def _just_happened(case: Case, words: Words) -> HappenedView | None:
    """In a worked case the why was read when the step was explained."""
    last = case.run.road[-1] if case.run.road else None
    if last is None or last.choice is None:
        return None
    just = happened(case, case.made, last, words)
    worked = case.scenario.header.coaching is Coaching.WORKED
    return replace(just, why=SafeHtml()) if worked else just


def happened(case: Case, number: int, passage: Passage, words: Words) -> HappenedView:
    said = feedback(case.scenario, passage)
    if passage.choice is None or said is None:
        raise ValueError("a passage without a choice is no decision")
    return HappenedView(
        number=number,
        scene=case.scenario.scenes[passage.scene].title.fill(words),
        chose=passage.choice.label.fill(words),
        consequence=said.consequence.fill(words),
        why=said.why.fill(words),
        role=_role_of(case, passage, words),
    )


def _role_of(case: Case, passage: Passage, words: Words) -> str | None:
    """Where it is another than that of the decision before."""
    road = case.run.road
    if passage not in road:
        return None
    place = road.index(passage)
    earlier = [i for i in range(place) if road[i].choice]
    before = case.role_after(earlier[-1]) if earlier else case.role_before
    role = case.role_after(place)
    return role.fill(words) if role != before else None


def _role_taken(case: Case, steps: int, words: Words) -> str | None:
    role = case.role_taken_after(steps)
    return role.fill(words) if role else None


def _go_on_words(case: Case, words: Words) -> str | None:
    if case.waiting is not Waiting.GOING_ON:
        return None
    match case.scene.onward:
        case OnlyWay(label=label):
            return label.fill(words)
        case Route():
            return _("Continue")
        case _:
            return None
