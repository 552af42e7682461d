"""Letters in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.ids import LetterId
from app.services.letter_review import PAGE, Line
from app.store.letters import State
from app.web.letter_states import STATES, reason_words

KINDS: Mapping[str, LazyString] = {
    "invitation": _("Invitation"),
    "reset": _("New password"),
    "new-address": _("Is this your address?"),
    "old-address": _("Your address changes"),
    "slip-printed": _("A slip was printed"),
    "dsp-digest": _("Weekly summary"),
    "follow-up": _("Some weeks after a course"),
    "return-asked": _("The board asks for numbers"),
    "event-booked": _("A place at a training event"),
    "event-waiting": _("On the waiting list of a training event"),
    "event-moved-up": _("A place from the waiting list"),
    "event-changed": _("A training event was changed"),
    "event-cancelled": _("A training event was cancelled"),
    "report-made": _("A board’s report is ready"),
}
OTHER_KIND = _("Reminder")


@dataclass(frozen=True, slots=True)
class Filter:
    label: LazyString
    states: tuple[State, ...]


FILTERS: Mapping[str, Filter] = {
    "review": Filter(_("To be decided"), (State.UNSURE,)),
    "waiting": Filter(_("Waiting"), (State.WAITING, State.CLAIMED)),
    "failed": Filter(_("Could not be sent"), (State.FAILED,)),
    "sent": Filter(_("Sent"), (State.SENT,)),
    "skipped": Filter(_("Not sent, on purpose"), (State.SKIPPED,)),
}


@dataclass(frozen=True, slots=True)
class LetterView:
    id: LetterId
    kind: LazyString
    name: str | None
    made_at: datetime
    sent_at: datetime | None
    state: LazyString
    tone: str | None
    reason: str
    to_decide: bool


@dataclass(frozen=True, slots=True)
class LettersPage:
    letters: tuple[LetterView, ...]
    shown: str
    filters: tuple[tuple[str, LazyString], ...]
    before: LetterId | None
    """Of the next page."""


def present_letters(lines: tuple[Line, ...], shown: str) -> LettersPage:
    here = lines[:PAGE]
    return LettersPage(
        letters=tuple(map(_letter, here)),
        shown=shown,
        filters=(("", _("All")), *((key, each.label) for key, each in FILTERS.items())),
        before=here[-1].letter.id if len(lines) > PAGE else None,
    )


def _letter(line: Line) -> LetterView:
    letter = line.letter
    state, tone = STATES[letter.state]
    return LetterView(
        letter.id,
        KINDS.get(letter.kind, OTHER_KIND),
        line.name,
        letter.made_at,
        letter.sent_at,
        state,
        tone,
        reason_words(letter.reason),
        letter.state is State.UNSURE,
    )
