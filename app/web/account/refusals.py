"""Words for what signing in and changing a password refuse."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from app.services.errors import Refused
from app.web.password_words import TOO_WEAK

WORDS: Mapping[str, tuple[str, LazyString]] = {
    "wrong-name-or-password": (
        "password",
        _("The username or the password is not right. Check both and try again."),
    ),
    "wrong-former-password": (
        "former_password",
        _("No closed notes open with this password. Try another that you had before."),
    ),
    **{key: ("new_password", words) for key, words in TOO_WEAK.items()},
    "address-unfit": ("address", _("Enter a whole mail address, like name@school.example.")),
    "address-same": ("address", _("Your letters go to this address already.")),
    "address-asked-often": (
        "address",
        _(
            "We have sent several letters in the last hour. Please look for them, or try again later."
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
    if field == "password" and "username" not in form:
        words = NOW_WRONG
    form[field].errors = (*form[field].errors, words)
