"""A refusal in words, where it can be mended."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_wtf import FlaskForm

from app.services.errors import Refused

Words = Mapping[str, tuple[str, LazyString]]
"""By reason: the field, and what stands there."""


def show_at_field(form: FlaskForm, refusal: Refused, words: Words) -> None:
    """Above the form where it has no such field. What has no words here goes on to the error page."""
    if refusal.reason not in words:
        raise refusal
    name, said = words[refusal.reason]
    if name in form:
        form[name].errors = (*form[name].errors, said)
    else:
        form.form_errors.append(said)
