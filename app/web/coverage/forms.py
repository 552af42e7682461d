"""Forms of a board's working figures."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import SelectField
from wtforms.validators import InputRequired, NumberRange, Optional

from app.services.board_compare import Wanted
from app.services.board_what_if import Change
from app.services.errors import Refused
from app.services.requiring import MOST_DAYS, MOST_MONTHS
from app.store.requirements import Requirement
from app.store.targets import Target
from app.web.typed_fields import Day, Given, Number

EVERYTHING = ""


class WhatIfForm(FlaskForm):  # type: ignore[misc]
    class Meta:
        csrf = False

    requirement = SelectField(_("Requirement"), validate_choice=True)
    months = Number(
        _("Valid for so many months"),
        [Optional(), NumberRange(1, MOST_MONTHS, _("Enter a number from 1 to %(max)s."))],
    )
    grace = Number(
        _("Days of grace"),
        [Optional(), NumberRange(0, MOST_DAYS, _("Enter a number from 0 to %(max)s."))],
    )
    starters = Number(
        _("Days for new starters"),
        [Optional(), NumberRange(0, MOST_DAYS, _("Enter a number from 0 to %(max)s."))],
    )

    @classmethod
    def offering(cls, requirements: Iterable[Requirement]) -> "WhatIfForm":
        form = cls(formdata=request.args)
        form.requirement.choices = [(str(each.id), _with_terms(each)) for each in requirements]
        return form

    @property
    def change(self) -> Change:
        return Change(self.months.data, self.grace.data, self.starters.data)


def _with_terms(requirement: Requirement) -> str:
    terms = requirement.terms
    months = terms.validity_months
    return gettext(
        "%(title)s (%(months)s, %(grace)d days of grace, %(starters)d days for new starters)",
        title=terms.title,
        months=gettext("%(num)d months", num=months) if months else gettext("as the course says"),
        grace=terms.grace_days,
        starters=terms.starter_days,
    )


class CompareForm(FlaskForm):  # type: ignore[misc]
    class Meta:
        csrf = False

    first = Day(_("First day"), [Optional()], called=_("the first day"))
    second = Day(_("Second day"), [Optional()], called=_("the second day"))
    first_known = Day(
        _("The first as it was known on"),
        [Optional()],
        called=_("the day on which the first was known"),
    )
    second_known = Day(
        _("The second as it was known on"),
        [Optional()],
        called=_("the day on which the second was known"),
    )

    @classmethod
    def of_address(cls) -> "CompareForm":
        return cls(formdata=request.args)

    def show_days(self, first: date, second: date) -> None:
        """Those that were compared, where none were asked for."""
        self.first.data, self.second.data = first, second

    @property
    def wanted(self) -> Wanted:
        return Wanted(
            self.first.data,
            self.second.data,
            self.first_known.data,
            self.second_known.data,
            request.args.get("course") or None,
        )

    def show(self, refusal: Refused) -> None:
        """At the field; another refusal goes to the error page."""
        if refusal.reason == "days-in-wrong-order":
            self.second.errors = (
                _("This day is before the first. Choose the same day or a later one."),
            )
        elif refusal.reason == "known-in-wrong-order":
            self.second_known.errors = (
                _(
                    "The second figure cannot be known earlier than the first. Choose a later day, or leave it empty."
                ),
            )
        elif refusal.reason == "day-ahead":
            self.form_errors.append(_("A day lies ahead. Choose today or days before."))
        else:
            raise refusal


class TargetForm(FlaskForm):  # type: ignore[misc]
    course = SelectField(_("For"))
    percent = Number(
        _("Per cent of the people who are asked"),
        [
            InputRequired(_("Enter a whole number from 1 to 100.")),
            NumberRange(1, 100, _("Enter a whole number from 1 to 100.")),
        ],
    )
    from_day = Day(_("From"), [Given()], called=_("the first day of the target"))

    def offer(self, courses: Mapping[str, str]) -> None:
        by_title = sorted(courses.items(), key=lambda each: (each[1].casefold(), each[0]))
        self.course.choices = [(EVERYTHING, _("Everything that is asked")), *by_title]

    @property
    def target(self) -> Target:
        percent: Any = self.percent.data
        return Target(self.course.data or None, percent, self.from_day.given)


class WithdrawForm(FlaskForm):  # type: ignore[misc]
    from_day = Day(_("From"), [Given()], called=_("the first day of the target"))
