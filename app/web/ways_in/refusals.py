"""Words for what the services refuse, and the field they belong to."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from app.services.errors import Refused
from app.web.password_words import TOO_WEAK

WORDS: Mapping[str, tuple[str, LazyString]] = {
    **{key: ("new_password", words) for key, words in TOO_WEAK.items()},
    "username-taken": (
        "username",
        _("Somebody has this username already. Add a letter or a number to it."),
    ),
    "username-unfit": (
        "username",
        _("Choose a username without spaces, @ and slashes, of at most 100 characters."),
    ),
    "address-unfit": (
        "address",
        _("Enter a whole mail address, like name@school.example, or leave it empty."),
    ),
    "name-missing": ("name", _("Enter your name.")),
    "job-role-unknown": ("job_role", _("Choose what you do there.")),
}
NOTICES: Mapping[str, LazyString] = {
    "nobody-chosen": _("Nobody was ticked. Tick the people, then press the button again."),
    "nobody-by-paper": _(
        "Nobody was left to print a slip for: everybody has an address or an account."
    ),
    "too-many-slips": _("At most 200 slips can be printed at once. Tick fewer people."),
    "slip-for-privileged": _(
        "Somebody you ticked helps to run Heed. They get a new password by mail only, so that nobody else can use their account."
    ),
    "slip-for-account-elsewhere": _(
        "Somebody you ticked works elsewhere too and has an account with an address. They can ask for a new password on the sign-in page."
    ),
    "no-address": _("Somebody you ticked has no work address. Print a slip for them."),
    "way-in-over": _("That one is over already: it was used, withdrawn, or its time is up."),
    "agency-closed": _("This workplace has closed in Heed, so nobody can join it."),
    "address-there": _("Somebody else on the list has this address already."),
}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    """At its field; a refusal without words here, or without that field, goes on to the error page."""
    field, words = WORDS.get(refusal.reason, ("", None))
    if field not in form:
        raise refusal
    form[field].errors = (*form[field].errors, words)
