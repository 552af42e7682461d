"""Forms about a member of staff."""

from collections.abc import Callable
from datetime import date

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.learning.job_roles import JOB_ROLES
from app.services.errors import Refused
from app.services.staff_facts import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PAYROLL
from app.store.database import Session
from app.store.posts import Held
from app.store.staff_entries import Known
from app.web.context import database
from app.web.staff.words import REFUSALS
from app.web.typed_fields import Day, Given

ROLES = [SelectChoice("", _("Choose")), *(SelectChoice(role, role) for role in JOB_ROLES)]


class KnownForm(FlaskForm):  # type: ignore[misc]
    name = StringField(
        _("Name"),
        [
            DataRequired(_("Enter the name.")),
            Length(max=LONGEST_NAME, message=_("Keep the name under 100 characters.")),
        ],
    )
    address = StringField(
        _("Work email"),
        [Optional(), Length(max=LONGEST_ADDRESS, message=_("This address is too long."))],
    )
    payroll_id = StringField(
        _("Payroll or employee number"),
        [Optional(), Length(max=LONGEST_PAYROLL, message=_("This number is too long."))],
    )

    def known(self) -> Known:
        return Known(self.name.data or "", self.address.data or None, self.payroll_id.data or None)


class NewPostForm(FlaskForm):  # type: ignore[misc]
    job_role = SelectField(_("Job"), [InputRequired(_("Choose the job."))], choices=ROLES)
    starts_on = Day(_("First day"), [Given()], called=_("the first day"))
    ends_on = Day(_("Last day"), [Optional()], called=_("the last day"))

    def held(self) -> Held:
        return Held(self.job_role.data, day_of(self.starts_on), self.ends_on.data)


class NewMemberForm(KnownForm):
    job_role = SelectField(_("Job"), [InputRequired(_("Choose the job."))], choices=ROLES)
    starts_on = Day(_("First day"), [Given()], called=_("the first day"))


class ChangePostForm(FlaskForm):  # type: ignore[misc]
    how = RadioField(
        _("What happened?"),
        [InputRequired(_("Choose which of the two it is."))],
        choices=[
            SelectChoice("change", _("The job changes, or has changed, on a day")),
            SelectChoice("correct", _("It was always so: the list was wrong")),
        ],
    )
    job_role = SelectField(_("Job"), [InputRequired(_("Choose the job."))], choices=ROLES)
    from_day = Day(
        _("If it changes: the first day in the new job"),
        [Optional()],
        called=_("the first day in the new job"),
    )
    starts_on = Day(
        _("If the list was wrong: the first day of this job"),
        [Optional()],
        called=_("the first day of this job"),
    )
    ends_on = Day(
        _("If the list was wrong: the last day of this job"),
        [Optional()],
        called=_("the last day of this job"),
    )


class EndForm(FlaskForm):  # type: ignore[misc]
    last_day = Day(_("Last day"), [Given()], called=_("the last day"))


class AwayForm(FlaskForm):  # type: ignore[misc]
    starts_on = Day(_("First day away"), [Given()], called=_("the first day away"))
    ends_on = Day(_("Last day away"), [Optional()], called=_("the last day away"))


def day_of(field: Day) -> date:
    """Of a field that has to be filled in."""
    if field.data is None:
        raise Refused("starts-odd")
    return field.data


def succeeded(form: FlaskForm, act: Callable[[Session], object]) -> bool:
    """Whether the form was fit and the act was done; if not, the form says what is to be mended."""
    if not form.validate():
        return False
    try:
        with database().transaction() as session:
            act(session)
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    """At its field; a refusal without words goes on to the error page."""
    if refusal.reason not in REFUSALS:
        raise refusal
    fields, words = REFUSALS[refusal.reason]
    field = next((form[name] for name in fields if name in form), None)
    if field is None:
        form.form_errors.append(words)
    else:
        field.errors = (*field.errors, words)
