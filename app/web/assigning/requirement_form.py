"""What a requirement says, typed. Where guidance leaves a number open the field is empty, and has to be filled in."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    Field,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from app.content.model.header import Standing
from app.learning.job_roles import JOB_ROLES
from app.learning.obligation_facts import Pattern
from app.learning.requirement_templates import Template
from app.services.requiring import LONGEST_SOURCE, LONGEST_TITLE, MOST_DAYS, MOST_MONTHS
from app.store.requirements import Requirement, Terms
from app.web.months import MONTHS
from app.web.typed_fields import Day, Given, Number

_A_LEAP_YEAR = 2028
EVERYONE, SOME = "everyone", "roles"
COURSE, MONTHS_FROM = "course", "months"


def _days(label: str) -> Number:
    words = _("Enter a number of days from 0 to %(most)d.", most=MOST_DAYS)
    return Number(label, [InputRequired(words), NumberRange(0, MOST_DAYS, words)])


class RequirementForm(FlaskForm):  # type: ignore[misc]
    course = SelectField(_("Course"), [DataRequired(_("Choose the course."))])
    title = StringField(
        _("What it is called"),
        [
            DataRequired(_("Enter a name for the requirement.")),
            Length(max=LONGEST_TITLE, message=_("Keep the name under 120 characters.")),
        ],
    )
    whom = RadioField(
        _("Who is it for?"),
        [InputRequired(_("Choose whom it is for."))],
        choices=[
            SelectChoice(EVERYONE, _("Everyone")),
            SelectChoice(SOME, _("People in these job roles")),
        ],
    )
    job_roles = SelectMultipleField(
        _("Job roles"), choices=[SelectChoice(role, role) for role in JOB_ROLES]
    )
    pattern = RadioField(
        _("When does it come round again?"),
        [InputRequired(_("Choose when it comes round again."))],
        choices=[
            SelectChoice(
                Pattern.ROLLING.value, _("For each person, counted from the day they did it")
            ),
            SelectChoice(
                Pattern.ANCHORED.value,
                _("The same, and who renews in the last 60 days keeps their date"),
            ),
            SelectChoice(Pattern.FIXED.value, _("For everybody, by the same day each year")),
        ],
    )
    lasts = RadioField(
        _("How long does it last? (not for the same day each year)"),
        [Optional()],
        choices=[
            SelectChoice(COURSE, _("As long as the course itself says")),
            SelectChoice(MONTHS_FROM, _("This many months")),
        ],
    )
    months = Number(
        _("Months"),
        [Optional(), NumberRange(1, MOST_MONTHS, _("Enter a number of months from 1 to 240."))],
    )
    fixed_day = Number(
        _("Day of the month"),
        [Optional(), NumberRange(1, 31, _("Enter a day that the month has."))],
    )
    fixed_month = SelectField(_("Month"), [Optional()])
    grace_days = _days(_("Days of grace after the due day"))
    starter_days = _days(_("Days that new starters have"))
    standing = RadioField(
        _("Which content counts?"),
        [InputRequired(_("Choose which content counts."))],
        choices=[
            SelectChoice(Standing.DRAFT.value, _("Any, drafts too")),
            SelectChoice(Standing.REVIEWED.value, _("Only what has been reviewed")),
        ],
    )
    source = TextAreaField(
        _("What it rests on"),
        [Optional(), Length(max=LONGEST_SOURCE, message=_("Keep this under 500 characters."))],
    )
    applies_from = Day(_("Applies from"), [Given()], called=_("the day from which it applies"))
    transition_on = Day(
        _("Nobody is overdue before"),
        [Optional()],
        called=_("the day before which nobody is overdue"),
    )

    def offer(self, courses: Iterable[tuple[str, str]]) -> None:
        """By slug and title."""
        choose = SelectChoice("", _("Choose"))
        self.course.choices = [choose, *(SelectChoice(slug, title) for slug, title in courses)]
        months = [SelectChoice(str(n), words) for n, words in MONTHS.items()]
        self.fixed_month.choices = [choose, *months]

    def validate(self, extra_validators: object = None) -> bool:
        sound = bool(super().validate())
        if self.whom.data == SOME and not self.job_roles.data:
            return self._mend(self.job_roles, _("Choose at least one job role."))
        if self.pattern.data == Pattern.FIXED.value:
            return self._has_fixed_day() and sound
        if self.lasts.data not in (COURSE, MONTHS_FROM):
            return self._mend(self.lasts, _("Choose how long it lasts."))
        if self.lasts.data == MONTHS_FROM and self.months.data is None:
            return self._mend(self.months, _("Enter the number of months."))
        return sound

    def terms(self) -> Terms:
        is_fixed = self.pattern.data == Pattern.FIXED.value
        counted = not is_fixed and self.lasts.data == MONTHS_FROM
        return Terms(
            self.course.data,
            " ".join((self.title.data or "").split()),
            tuple(self.job_roles.data or ()) if self.whom.data == SOME else (),
            self.months.data if counted else None,
            self.grace_days.data or 0,
            self.starter_days.data or 0,
            Pattern(self.pattern.data),
            (int(self.fixed_month.data), self.fixed_day.data or 1) if is_fixed else None,
            Standing(self.standing.data),
            (self.source.data or "").strip(),
            self.transition_on.data,
        )

    def _has_fixed_day(self) -> bool:
        if not self.fixed_month.data:
            return self._mend(self.fixed_month, _("Choose the month."))
        most = monthrange(_A_LEAP_YEAR, int(self.fixed_month.data))[1]
        if not 1 <= (self.fixed_day.data or 0) <= most:
            return self._mend(self.fixed_day, _("Enter a day that the month has."))
        return True

    def _mend(self, field: Field, words: str) -> bool:
        field.errors = (*field.errors, words)
        return False


def from_template(template: Template | None, today: date) -> dict[str, object]:
    """What the guidance leaves open stays empty."""
    typed: dict[str, object] = {"applies_from": today, "standing": Standing.DRAFT.value}
    if template is None:
        return typed
    months = template.validity_months
    return typed | {
        "title": template.title,
        "whom": SOME if template.job_roles else EVERYONE,
        "job_roles": list(template.job_roles),
        "pattern": Pattern.ROLLING.value,
        "lasts": None if months is None else MONTHS_FROM,
        "months": months,
        "grace_days": template.grace_days,
        "starter_days": template.starter_days,
        "source": template.source,
    }


def from_requirement(requirement: Requirement, today: date) -> dict[str, object]:
    terms = requirement.terms
    month, day = terms.fixed_day or (None, None)
    return {
        "course": terms.course,
        "title": terms.title,
        "whom": SOME if terms.job_roles else EVERYONE,
        "job_roles": list(terms.job_roles),
        "pattern": terms.pattern.value,
        "lasts": COURSE if terms.validity_months is None else MONTHS_FROM,
        "months": terms.validity_months,
        "fixed_day": day,
        "fixed_month": str(month or ""),
        "grace_days": terms.grace_days,
        "starter_days": terms.starter_days,
        "standing": terms.standing.value,
        "source": terms.source,
        "applies_from": max(today, requirement.period.starts_on),
        "transition_on": terms.transition_on,
    }
