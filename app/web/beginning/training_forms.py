"""A first course for everyone, and a first requirement, as they are typed."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from app.content.model.header import Standing
from app.learning.obligation_facts import Pattern
from app.learning.requirement_templates import Template
from app.services.assigning import Asking, Whom
from app.services.requiring import LONGEST_TITLE, MOST_DAYS, MOST_MONTHS
from app.store.requirements import Terms
from app.web.beginning.forms import in_one_line
from app.web.typed_fields import Day, Given, Number

EVERYONE, SOME = "everyone", "roles"
Offered = Iterable[tuple[str, str]]
"""By what is sent, and what is read."""


def _course() -> SelectField:
    return SelectField(_("Course"), [DataRequired(_("Choose the course."))])


def _offer(field: SelectField, courses: Offered) -> None:
    """Where there is only one, it is chosen."""
    found = [SelectChoice(slug, title) for slug, title in courses]
    field.choices = found if len(found) == 1 else [SelectChoice("", _("Choose")), *found]


class OnceForm(FlaskForm):  # type: ignore[misc]
    course = _course()
    due_on = Day(_("By when?"), [Given()], called=_("the day by which it is due"))

    def offer(self, courses: Offered) -> None:
        _offer(self.course, courses)

    @property
    def asking(self) -> Asking:
        return Asking(self.course.data, Whom(everyone=True), self.due_on.given)


class RuleForm(FlaskForm):  # type: ignore[misc]
    """What is asked here of a requirement. The rest of it can be set on its own page."""

    course = _course()
    title = StringField(
        _("What it is called"),
        [
            DataRequired(_("Enter a name for the requirement.")),
            Length(max=LONGEST_TITLE, message=_("Keep the name under 120 characters.")),
        ],
        filters=[in_one_line],
    )
    whom = RadioField(
        _("Who is it for?"),
        [InputRequired(_("Choose whom it is for."))],
        choices=[
            SelectChoice(EVERYONE, _("Everyone")),
            SelectChoice(SOME, _("People in these job roles")),
        ],
    )
    job_roles = SelectMultipleField(_("Job roles"))
    months = Number(
        _("It comes round again after this many months"),
        [
            Optional(),
            NumberRange(1, MOST_MONTHS, _("Enter from 1 to %(most)d months.", most=MOST_MONTHS)),
        ],
    )
    starter_days = Number(
        _("Days that new starters have"),
        [
            InputRequired(_("Enter the days that new starters have.")),
            NumberRange(0, MOST_DAYS, _("Enter from 0 to %(most)d days.", most=MOST_DAYS)),
        ],
    )
    due_on = Day(
        _("Nobody is overdue before"), [Given()], called=_("the day before which nobody is overdue")
    )

    def offer(self, courses: Offered, job_roles: Iterable[str]) -> None:
        _offer(self.course, courses)
        self.job_roles.choices = [SelectChoice(role, role) for role in job_roles]

    def validate(self, extra_validators: object = None) -> bool:
        sound = bool(super().validate())
        if self.whom.data == SOME and not self.job_roles.data:
            self.job_roles.errors = (*self.job_roles.errors, _("Choose at least one job role."))
            return False
        return sound

    def terms(self, source: str) -> Terms:
        return Terms(
            self.course.data,
            self.title.data or "",
            tuple(self.job_roles.data or ()) if self.whom.data == SOME else (),
            self.months.data,
            0,
            self.starter_days.data or 0,
            Pattern.ROLLING,
            None,
            Standing.DRAFT,
            source,
            self.due_on.given,
        )


def from_template(template: Template) -> dict[str, object]:
    """What the guidance leaves open stays empty."""
    return {
        "title": template.title,
        "whom": SOME if template.job_roles else EVERYONE,
        "job_roles": list(template.job_roles),
        "months": template.validity_months,
        "starter_days": template.starter_days,
    }
