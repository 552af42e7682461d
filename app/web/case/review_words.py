"""How sound a choice was and how a road ends, in words rather than points."""

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.content.model.scenario import EndingKind, Erring, Soundness
from app.learning.review import Turn

TONES = {Soundness.BEST: "sound", Soundness.FAIR: "care", Soundness.POOR: "danger"}

WAYS_OF_ERRING: dict[Erring, LazyString] = {
    Erring.MISSES: _l("a sign was missed"),
    Erring.DELAYS: _l("delay"),
    Erring.OVER_REFERS: _l("more was done than was called for"),
    Erring.LEADS: _l("a leading question"),
    Erring.PROMISES: _l("a promise that cannot be kept"),
    Erring.TIPS_OFF: _l("someone was warned too early"),
    Erring.UNRECORDED: _l("nothing was written down"),
    Erring.DISCRIMINATES: _l("a judgement about people, not about what was seen"),
}


def tone_of(soundness: Soundness) -> str:
    return TONES[soundness]


def soundness_words(soundness: Soundness, erring: Erring | None) -> str:
    """For example "Left the child at risk: delay"."""
    verdict = _verdict(soundness, erring)
    return f"{verdict}: {WAYS_OF_ERRING[erring]}" if erring else verdict


def _verdict(soundness: Soundness, erring: Erring | None) -> str:
    if soundness is Soundness.BEST:
        return _("Sound")
    if soundness is Soundness.FAIR:
        return _("Sound, at a cost")
    if erring is Erring.OVER_REFERS:
        return _("Not sound")
    return _("Left the child at risk")


def ending_words(ending: EndingKind) -> str:
    match ending:
        case EndingKind.GOOD:
            return _("This road ended well.")
        case EndingKind.MIXED:
            return _("This road ended at a cost.")
        case EndingKind.UNSAFE:
            return _("At the end of this road the child was still at risk.")


def outlook_words(road: Turn, taken: Turn) -> str:
    """What could have come of a road that was not taken; nothing where that is not known, or no different."""
    outlook = (road.best_ending, road.worst_ending)
    if outlook == (taken.best_ending, taken.worst_ending):
        return ""
    match outlook:
        case (EndingKind.GOOD, EndingKind.GOOD):
            return _("From there every road would have ended well.")
        case (EndingKind.GOOD, _worst):
            return _("From there it could still have ended well.")
        case (EndingKind.MIXED, EndingKind.MIXED):
            return _("From there every road would have ended at a cost.")
        case (EndingKind.MIXED, _worst):
            return _("From there it could no longer have ended well, only at a cost or worse.")
        case (EndingKind.UNSAFE, _worst):
            return _("From there every road would have left the child at risk.")
        case _unknown:
            return ""
