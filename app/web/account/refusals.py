"""Words for what signing in and changing a password refuse."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from app.services.errors import Refused

WORDS: Mapping[str, tuple[str, LazyString]] = {
    "wrong-name-or-password": (
        "password",
        _("The username or the password is not right. Check both and try again."),
    ),
    "password-too-short": ("new_password", _("Choose a password of at least 12 characters.")),
    "password-too-long": ("new_password", _("Choose a password of at most 128 characters.")),
    "password-common": (
        "new_password",
        _(
            "Many people use this password, so it is easy to guess. Three or four words that have nothing to do with each other work well."
        ),
    ),
    "password-names": (
        "new_password",
        _(
            "This password is made of a name that belongs to you, your workplace or Heed. Choose words that nobody would connect with you."
        ),
    ),
}


NOW_WRONG = _("That is not the password that you use now.")


def say_stale_plainly(form: FlaskForm) -> None:
    if form.csrf_token.errors:
        form.csrf_token.errors = [
            _("This page had been open for a long time. Enter your password once more.")
        ]


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    """At its field; a refusal without words here goes on to the error page."""
    if refusal.reason not in WORDS:
        raise refusal
    field, words = WORDS[refusal.reason]
    if field == "password" and "new_password" in form:
        words = NOW_WRONG
    form[field].errors = (*form[field].errors, words)
