"""Forms about what was learnt elsewhere, or together."""

from collections.abc import Iterable, Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.reporting.team import StaffLine
from app.services.errors import Refused
from app.services.evidence import LONGEST_NOTE, File
from app.services.group_sessions import LONGEST
from app.services.learnt_elsewhere import LONGEST_PROVIDER
from app.store.evidence import KeptFile, Shown
from app.store.group_sessions import Meeting
from app.web.refusals import show_at_field
from app.web.typed_fields import Day, Given


class LearntForm(FlaskForm):  # type: ignore[misc]
    course = SelectField(
        _("Which course does it stand for?"), [InputRequired(_("Choose the course."))]
    )
    provider = StringField(
        _("Who taught it"),
        [
            DataRequired(_("Enter who taught it.")),
            Length(max=LONGEST_PROVIDER, message=_("Keep it under 100 characters.")),
        ],
    )
    met_on = Day(
        _("The day on which it was completed"),
        [Given()],
        called=_("the day on which it was completed"),
    )
    own_until = Day(_("Valid until"), [Optional()], called=_("the day until which it is valid"))
    file = FileField(_("Certificate or letter: PDF, PNG or JPEG, up to 5 MB"), [Optional()])

    def offer(self, courses: Mapping[str, str]) -> None:
        self.course.choices = [
            SelectChoice("", _("Choose")),
            *(SelectChoice(slug, title) for slug, title in courses.items()),
        ]

    def uploaded(self) -> File | None:
        sent = self.file.data
        return File(sent.filename or "", sent.read()) if sent else None

    def shown(self, kept: KeptFile | None) -> Shown:
        return Shown(
            str(self.course.data),
            (self.provider.data or "").strip(),
            self.met_on.given,
            self.own_until.data,
            kept,
        )


class ReviewForm(FlaskForm):  # type: ignore[misc]
    decision = RadioField(
        _("What do you make of it?"),
        [InputRequired(_("Choose one."))],
        choices=[
            SelectChoice("accept", _("It shows what it says: enter it on the record")),
            SelectChoice("turn-down", _("It does not show that, or not enough")),
        ],
    )
    note = TextAreaField(
        _("What to tell the person"),
        [Optional(), Length(max=LONGEST_NOTE, message=_("Keep it under 500 characters."))],
    )


class MeetingForm(FlaskForm):  # type: ignore[misc]
    title = StringField(
        _("What it was"),
        [
            DataRequired(_("Enter what it was.")),
            Length(max=LONGEST, message=_("Keep it under 100 characters.")),
        ],
    )
    held_on = Day(_("When"), [Given()], called=_("the day on which it was held"))
    led_by = StringField(
        _("Who led it"),
        [
            DataRequired(_("Enter who led it.")),
            Length(max=LONGEST, message=_("Keep it under 100 characters.")),
        ],
    )
    scenario = SelectField(_("The case that you talked over"), choices=[])
    course = SelectField(_("Does it stand for a course?"), choices=[])
    people = SelectMultipleField(_("Who was there"), choices=[])

    def offer(
        self, cases: Mapping[str, str], courses: Mapping[str, str], staff: Iterable[StaffLine]
    ) -> None:
        self.scenario.choices = _or_none(_("None"), cases)
        self.course.choices = _or_none(_("No: attendance alone"), courses)
        self.people.choices = [
            SelectChoice(str(line.person_id), f"{line.name}, {line.job_role}") for line in staff
        ]

    @property
    def meeting(self) -> Meeting:
        return Meeting(
            (self.title.data or "").strip(),
            self.held_on.given,
            (self.led_by.data or "").strip(),
            self.scenario.data or None,
            self.course.data or None,
        )


REFUSALS: Mapping[str, tuple[str, LazyString]] = {
    "course-unknown": ("course", _("Choose the course.")),
    "met-in-the-future": (
        "met_on",
        _("That day lies ahead. Enter the day on which it was completed."),
    ),
    "until-before-met": ("own_until", _("The last day lies before the day it was completed.")),
    "file-too-large": (
        "file",
        _("The file is over 5 MB. Photograph or scan it smaller, and try again."),
    ),
    "file-of-another-kind": ("file", _("Send a PDF, or a PNG or JPEG picture.")),
    "no-workplace": (
        "course",
        _("You have no workplace in Heed, so nobody could look at it. Ask your DSP to add you."),
    ),
    "own-evidence": ("decision", _("Somebody else has to look at what you handed in yourself.")),
    "note-missing": ("note", _("Say what is missing, so that the person knows what to do.")),
    "nobody-there": ("people", _("Tick who was there.")),
    "held-in-the-future": ("held_on", _("That day lies ahead. Record it once it has been held.")),
}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    show_at_field(form, refusal, REFUSALS)


def _or_none(none: LazyString, choices: Mapping[str, str]) -> list[SelectChoice]:
    return [SelectChoice("", none), *(SelectChoice(slug, title) for slug, title in choices.items())]
