"""What became of a letter, in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import gettext as _now
from flask_babel import lazy_gettext as _

from app.store.letters import State

STATES: Mapping[State, tuple[LazyString, str | None]] = {
    State.WAITING: (_("waiting"), None),
    State.CLAIMED: (_("on its way"), None),
    State.SENT: (_("sent"), "sound"),
    State.SKIPPED: (_("not sent, on purpose"), None),
    State.UNSURE: (_("may have arrived"), "care"),
    State.FAILED: (_("could not be sent"), "danger"),
}
"""With the tag's tone."""
REASONS: Mapping[str, LazyString] = {
    "withdrawn": _("what it was about was taken back"),
    "used": _("it was used before the letter went"),
    "expired": _("its time was over before the letter went"),
    "merged": _("the person has another record now"),
    "left": _("the person does not work there any more"),
    "account-closed": _("the account is closed"),
    "connection-lost": _("the connection broke while it was being sent"),
    "stopped": _("Heed was stopped while it was being sent"),
    "no-connection": _("the mail server could not be reached"),
    "given-up": _("the mail server was not ready for a day and a half"),
    "address-unfit": _("it is no mail address"),
    "no-address": _("Heed knows no address"),
    "away": _("the person is away"),
    "exempted": _("the person is exempted"),
    "done-meanwhile": _("it was done before the letter went, or is not asked any more"),
    "out-of-date": _("it could not go for days, and is out of date"),
    "no-dsp": _("the person does not run training there any more"),
    "no-reader": _("the person does not get the board’s reports any more"),
    "nothing-asked": _("nothing is asked of anybody there"),
    "said-to-have-arrived": _("somebody said that it arrived"),
    "said-not-to-have-arrived": _("somebody asked for it to be sent again"),
}


def reason_words(key: str) -> str:
    if key.startswith("smtp-"):
        return _now("the mail server answered %(code)s", code=key.removeprefix("smtp-"))
    return str(REASONS.get(key, key.replace("-", " ")))
