"""Assigning, and what may become of it."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    RadioField,
    SelectField,
    SelectMultipleField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from app.ids import PersonId
from app.services.assigning import LONGEST_NOTE, LONGEST_REASON, Asking, Whom
from app.store.staff_there import StaffThere
from app.web.typed_fields import Day, Given

EVERYONE, ROLES, PEOPLE = "everyone", "roles", "people"
Offered = Iterable[tuple[str, str]]
"""By what is sent, and what is read."""


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _day(label: str, called: str) -> Day:
    return Day(label, [Given()], called=called)


def _reason() -> TextAreaField:
    return TextAreaField(
        _("Reason"),
        [
            DataRequired(_("Give a reason.")),
            Length(max=LONGEST_REASON, message=_("Keep the reason under 500 characters.")),
        ],
        filters=[_stripped],
    )


def _choices(offered: Offered) -> list[SelectChoice]:
    return [SelectChoice(value, words) for value, words in offered]


def _with_none(offered: Offered) -> list[SelectChoice]:
    return [SelectChoice("", _("Choose")), *_choices(offered)]


class StopForm(FlaskForm):  # type: ignore[misc]
    last_day = _day(_("Last day"), _("the last day"))


class AssignForm(FlaskForm):  # type: ignore[misc]
    course = SelectField(_("Course"), [InputRequired(_("Choose the course."))])
    whom = RadioField(
        _("Who should do it?"),
        [InputRequired(_("Choose who should do it."))],
        choices=[
            SelectChoice(EVERYONE, _("Everyone here")),
            SelectChoice(ROLES, _("Everyone in these job roles")),
            SelectChoice(PEOPLE, _("These people")),
        ],
    )
    job_roles = SelectMultipleField(_("Job roles"))
    people = SelectMultipleField(_("People"))
    due_on = _day(_("Due by"), _("the day by which it is due"))
    note = TextAreaField(
        _("A note to them"),
        [Optional(), Length(max=LONGEST_NOTE, message=_("Keep the note under 500 characters."))],
        filters=[_stripped],
    )

    def offer(self, courses: Offered, staff: Iterable[StaffThere]) -> None:
        there = tuple(staff)
        self.course.choices = _with_none(courses)
        self.people.choices = [
            SelectChoice(str(each.person_id), f"{each.name} · {', '.join(each.job_roles)}")
            for each in there
        ]
        roles = sorted({role for each in there for role in each.job_roles})
        self.job_roles.choices = [SelectChoice(role, role) for role in roles]

    def validate(self, extra_validators: object = None) -> bool:
        sound = bool(super().validate())
        chosen = {ROLES: self.job_roles, PEOPLE: self.people}.get(self.whom.data or "")
        if chosen is not None and not chosen.data:
            chosen.errors = (*chosen.errors, _("Choose at least one."))
            return False
        return sound

    @property
    def asking(self) -> Asking:
        return Asking(self.course.data, self._whom(), self.due_on.given, self.note.data or "")

    def _whom(self) -> Whom:
        if self.whom.data == EVERYONE:
            return Whom(everyone=True)
        if self.whom.data == ROLES:
            return Whom(job_roles=frozenset(self.job_roles.data or ()))
        return Whom(people=frozenset(PersonId(int(each)) for each in self.people.data or ()))


class WithdrawForm(FlaskForm):  # type: ignore[misc]
    reason = _reason()


class ExtendForm(FlaskForm):  # type: ignore[misc]
    due_on = _day(_("New due day"), _("the new due day"))
    reason = _reason()


class ExemptForm(FlaskForm):  # type: ignore[misc]
    course = SelectField(_("Course"), [InputRequired(_("Choose the course."))])
    starts_on = _day(_("First day"), _("the first day"))
    ends_on = Day(_("Last day"), [Optional()], called=_("the last day"))
    reason = _reason()

    def offer(self, courses: Offered) -> None:
        self.course.choices = _with_none(courses)


class AttemptForm(FlaskForm):  # type: ignore[misc]
    quiz = SelectField(_("Quiz"), [InputRequired(_("Choose the quiz."))])

    def offer(self, quizzes: Offered) -> None:
        self.quiz.choices = _with_none(quizzes)
