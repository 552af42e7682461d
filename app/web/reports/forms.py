from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import Length

from app.services.errors import Refused
from app.services.report_pages import LONGEST
from app.web.typed_fields import Day, Given

REFUSALS: Mapping[str, LazyString] = {
    "report-not-month-end": _(
        "Choose the last day of a month. Reports for any day would give small numbers away."
    ),
    "report-ahead": _("That month is not over yet. Choose one that is."),
    "report-before-board": _("The board served no agency on that day. Choose a later month."),
    "report-later-there": _(
        "There is a report of a later month already. Reports are made in the order of their days."
    ),
}


class MakeForm(FlaskForm):  # type: ignore[misc]
    as_of = Day(_("Last day of the month"), [Given()], called=_("the last day of a month"))


class NarrativeForm(FlaskForm):  # type: ignore[misc]
    text = TextAreaField(
        _("What the board wants to say"),
        [Length(max=LONGEST, message=_("Keep it under 20,000 characters."))],
    )

    @property
    def said(self) -> str:
        return (self.text.data or "").strip().replace("\r\n", "\n")


class LettersForm(FlaskForm):  # type: ignore[misc]
    """One button."""


def show_refusal(form: MakeForm, refusal: Refused) -> None:
    """At the day; another goes to the error page."""
    if refusal.reason not in REFUSALS:
        raise refusal
    form.as_of.errors = (REFUSALS[refusal.reason],)
