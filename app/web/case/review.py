"""The review: only ever made at an ending, when everything may be said."""

from dataclasses import dataclass

from flask_babel import gettext as _

from app.content.model.scenario import Choice, EndingKind
from app.content.model.text import SafeHtml, Words
from app.learning.review import ReviewedDecision, Turn
from app.services.playing_case import Case
from app.web.case.review_words import ending_words, outlook_words, soundness_words, tone_of
from app.web.case.scene import HappenedView, decisions_made, place_words


@dataclass(frozen=True, slots=True)
class OtherRoadView:
    label: str
    soundness: str
    tone: str
    consequence: SafeHtml
    leads_to: str
    tried: bool


@dataclass(frozen=True, slots=True)
class MomentView:
    number: int
    back_to: int
    scene: str
    chose: str
    soundness: str
    tone: str
    consequence: SafeHtml
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
    ending: str
    ending_words: str
    ending_tone: str
    ending_body: SafeHtml
    complete: bool
    earlier_tries: tuple[HappenedView, ...]
    debriefs: tuple[SectionView, ...]


def review_view(case: Case, words: Words) -> ReviewView:
    ending = case.ending
    if ending is None:
        raise ValueError("a case is reviewed at an ending")
    return ReviewView(
        case_title=case.scenario.title.fill(words),
        place=place_words(case),
        step=case.run.step,
        moments=tuple(_moment(case, decision, words) for decision in case.review()),
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


def _moment(case: Case, decision: ReviewedDecision, words: Words) -> MomentView:
    taken = decision.taken.choice
    return MomentView(
        number=decision.index + 1,
        back_to=decision.index,
        scene=decision.scene.title.fill(words),
        chose=taken.label.fill(words),
        soundness=_soundness(taken),
        tone=tone_of(taken.soundness),
        consequence=taken.consequence.fill(words),
        costliest=decision.costliest,
        others=tuple(_other(case, decision, turn, words) for turn in decision.others),
    )


def _other(case: Case, decision: ReviewedDecision, turn: Turn, words: Words) -> OtherRoadView:
    return OtherRoadView(
        label=turn.choice.label.fill(words),
        soundness=_soundness(turn.choice),
        tone=tone_of(turn.choice.soundness),
        consequence=turn.choice.consequence.fill(words),
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
