"""The review: only ever made at an ending, when everything may be said."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask_babel import gettext as _

from app.content.model.scenario import Choice, EndingKind, Writing
from app.content.model.text import SafeHtml, Words
from app.ids import SceneId
from app.learning.review import ReviewedDecision, ReviewedTask, Turn
from app.services.playing_case import Case
from app.web.case.review_words import ending_words, outlook_words, soundness_words, tone_of
from app.web.case.scene import HappenedView, decisions_made, happened, place_words
from app.web.case.tasks import NoticedView, WrittenView, report_view, writing_view

Mine = Mapping[SceneId, str]
"""What the learner wrote in the case, by the scene that it is about."""
NOTHING: Mine = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OtherRoadView:
    label: str
    soundness: str
    tone: str
    consequence: SafeHtml
    leads_to: str
    tried: bool


@dataclass(frozen=True, slots=True)
class TaskView:
    """What was noticed or written between the decisions: one of the two."""

    role: str | None
    """Where it is another than at the moment before."""
    scene: str
    noticed: NoticedView | None
    written: WrittenView | None


@dataclass(frozen=True, slots=True)
class MomentView:
    tasks: tuple[TaskView, ...]
    """Done since the decision before."""
    role: str | None
    """Where it is another than at the moment before."""
    number: int
    back_to: int
    scene: str
    chose: str
    soundness: str
    tone: str
    consequence: SafeHtml
    explained: str
    """In the learner's own words; empty where nothing was written."""
    costliest: bool
    others: tuple[OtherRoadView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    title: str
    body: SafeHtml


@dataclass(frozen=True, slots=True)
class ReviewView:
    case_title: str
    place: str
    step: int
    moments: tuple[MomentView, ...]
    last_tasks: tuple[TaskView, ...]
    """Done after the last decision."""
    ending: str
    ending_words: str
    ending_tone: str
    ending_body: SafeHtml
    complete: bool
    earlier_tries: tuple[HappenedView, ...]
    debriefs: tuple[SectionView, ...]


def review_view(case: Case, words: Words, mine: Mine = NOTHING) -> ReviewView:
    ending = case.ending
    if ending is None:
        raise ValueError("a case is reviewed at an ending")
    return ReviewView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        step=case.run.step,
        moments=tuple(_moment(case, decision, words, mine) for decision in case.review()),
        last_tasks=_tasks(case, case.made, words, mine),
        ending=case.scene.title.fill(words),
        ending_words=ending_words(ending),
        ending_tone=_ENDING_TONES[ending],
        ending_body=case.scene.body.fill(words),
        complete=case.complete,
        earlier_tries=decisions_made(case, case.earlier_tries, words),
        debriefs=tuple(
            SectionView(debrief.title.fill(words), debrief.body.fill(words))
            for debrief in case.scenario.debriefs
        ),
    )


_ENDING_TONES = {
    EndingKind.GOOD: "sound",
    EndingKind.MIXED: "care",
    EndingKind.UNSAFE: "danger",
}


def _moment(case: Case, decision: ReviewedDecision, words: Words, mine: Mine) -> MomentView:
    taken, passage = decision.taken.choice, case.run.decisions[decision.index]
    made = happened(case, decision.index + 1, passage, words)
    return MomentView(
        tasks=_tasks(case, decision.index, words, mine),
        role=_role_taken(case, passage.step, words),
        number=made.number,
        back_to=decision.index,
        scene=made.scene,
        chose=made.chose,
        soundness=_soundness(taken),
        tone=tone_of(taken.soundness),
        consequence=taken.explanation.fill(words),
        explained=mine.get(decision.scene.id, ""),
        costliest=decision.costliest,
        others=tuple(_other(case, decision, turn, words) for turn in decision.others),
    )


def _tasks(case: Case, decisions_before: int, words: Words, mine: Mine) -> tuple[TaskView, ...]:
    return tuple(
        _task(case, done, words, mine.get(done.scene.id, ""))
        for done in case.review_tasks()
        if done.decisions_before == decisions_before
    )


def _task(case: Case, done: ReviewedTask, words: Words, typed: str) -> TaskView:
    writing = done.task if isinstance(done.task, Writing) else None
    return TaskView(
        role=_role_taken(case, done.step, words),
        scene=done.scene.title.fill(words),
        noticed=report_view(done.report, words) if done.report else None,
        written=writing_view(writing, words, typed) if writing else None,
    )


def _role_taken(case: Case, step: int, words: Words) -> str | None:
    """Of the decision or task that was that step: where it is another than at the one listed before."""
    before = case.role_before
    for place, passage in enumerate(case.run.road):
        if passage.task or passage.choice:
            role = case.role_after(place)
            if step in (passage.step, passage.task and passage.task.step):
                return role.fill(words) if role != before else None
            before = role
    return None


def _other(case: Case, decision: ReviewedDecision, turn: Turn, words: Words) -> OtherRoadView:
    return OtherRoadView(
        label=turn.choice.label.fill(words),
        soundness=_soundness(turn.choice),
        tone=tone_of(turn.choice.soundness),
        consequence=turn.choice.explanation.fill(words),
        leads_to=_leads_to(case, decision, turn, words),
        tried=turn.tried,
    )


def _soundness(choice: Choice) -> str:
    return soundness_words(choice.soundness, choice.erring)


def _leads_to(case: Case, decision: ReviewedDecision, turn: Turn, words: Words) -> str:
    title = case.scenario.scenes[turn.leads_to].title.fill(words)
    if turn.leads_to == decision.taken.leads_to:
        road = _("Next comes “%(scene)s”, as it did for you.", scene=title)
    else:
        road = _("Next comes “%(scene)s”.", scene=title)
    outlook = outlook_words(turn, decision.taken)
    return f"{road} {outlook}" if outlook else road
