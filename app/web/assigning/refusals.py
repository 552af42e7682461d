"""Words for what these forms refuse, each at the field where it can be mended."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm

from app.services.errors import Refused
from app.web.refusals import show_at_field

WORDS: Mapping[str, tuple[str, LazyString]] = {
    "title-missing": ("title", _("Enter a name of at most 120 characters.")),
    "course-unknown": ("course", _("Choose the course.")),
    "not-in-nation": (
        "course",
        _("This course is not there in the nation of everybody it would reach. Choose another."),
    ),
    "role-unknown": ("job_roles", _("Choose from the list.")),
    "months-unfit": (
        "months",
        _("Enter from 1 to 240 months; at least 3 where people keep their date."),
    ),
    "fixed-day-missing": ("fixed_day", _("Enter the day of the year.")),
    "days-unfit": ("grace_days", _("Enter a number of days from 0 to 730.")),
    "due-past": ("due_on", _("Choose today or a later day.")),
    "not-later": ("due_on", _("Choose a day after the one that it is due now.")),
    "note-too-long": ("note", _("Keep the note under 500 characters.")),
    "nobody-chosen": ("whom", _("Choose at least one person.")),
    "reason-missing": ("reason", _("Give a reason of at most 500 characters.")),
    "ends-before-start": ("ends_on", _("The last day lies before the first.")),
    "agency-closed": ("", _("This agency has closed.")),
}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    show_at_field(form, refusal, WORDS)
