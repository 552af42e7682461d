"""When people are reminded: typed as people write it, and read kindly."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from flask_babel import LazyString
from flask_babel import gettext as _now
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.form import BaseForm
from wtforms.validators import InputRequired, Length, ValidationError

from app.learning.reminders import ReminderPlan
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.list_dates import read_day
from app.services.reminder_planning import LONGEST_WORDS, MOST_CLOSURES
from app.store.reminder_plans import Reminding
from app.web.context import now

ON, OFF = "on", "off"
LONGEST_LIST = 100
_BETWEEN_DAYS = re.compile(r"[\s,;.]+|\band\b|\bdays?\b")
_TO = re.compile(r"\s+(?:to|until|till|–|—|-)\s+|\s*[–—]\s*")
Closure = tuple[date, date]


class DaysField(StringField):
    """“30, 7”."""

    days: tuple[int, ...] = ()

    def pre_validate(self, form: BaseForm) -> None:
        typed = (self.data or "").casefold()
        words = [word for word in _BETWEEN_DAYS.split(typed[:LONGEST_LIST]) if word]
        if len(typed) > LONGEST_LIST or not all(map(_is_number, words)):
            raise ValidationError(
                _now("Enter numbers of days with commas between them, like 30, 7.")
            )
        self.days = tuple(dict.fromkeys(map(int, words)))


class ClosuresField(TextAreaField):
    """One a line: “21/12/2026 to 4/1/2027”, or one day alone."""

    closures: tuple[Closure, ...] = ()

    def pre_validate(self, form: BaseForm) -> None:
        lines = [line.strip() for line in (self.data or "").splitlines() if line.strip()]
        if len(lines) > MOST_CLOSURES:
            raise ValidationError(_now("Keep it to twenty lines."))
        self.closures = tuple(sorted(map(_closure, lines)))


class PlanForm(FlaskForm):  # type: ignore[misc]
    switched = RadioField(
        _("Reminders"),
        [InputRequired(_("Choose on or off."))],
        choices=[
            SelectChoice(ON, _("On: Heed reminds people by itself")),
            SelectChoice(OFF, _("Off: nobody is reminded unless you send it")),
        ],
    )
    days_before = DaysField(_("Days before something is due"))
    on_the_day = BooleanField(_("On the day it is due, too"))
    days_after = DaysField(_("Days after it was due, while it is not done"))
    closures = ClosuresField(_("When you are closed"))
    own_words = TextAreaField(
        _("Your own words"),
        [Length(max=LONGEST_WORDS, message=_("Keep your words under 1,000 characters."))],
    )

    @property
    def reminding(self) -> Reminding:
        plan = ReminderPlan(
            tuple(sorted(self.days_before.days, reverse=True)),
            bool(self.on_the_day.data),
            tuple(sorted(self.days_after.days)),
            self.closures.closures,
        )
        return Reminding(self.switched.data == ON, plan, (self.own_words.data or "").strip())


def filled_in(reminding: Reminding) -> PlanForm:
    plan = reminding.plan
    return PlanForm(
        formdata=None,
        switched=ON if reminding.switched_on else OFF,
        days_before=", ".join(map(str, plan.days_before)),
        on_the_day=plan.on_the_day,
        days_after=", ".join(map(str, plan.days_after)),
        closures="\n".join(map(_written, plan.closures)),
        own_words=reminding.words,
    )


REFUSALS: Mapping[str, tuple[str, LazyString]] = {
    "days-before-unfit": ("days_before", _("Enter at most six numbers, each from 1 to 365.")),
    "days-after-unfit": ("days_after", _("Enter at most six numbers, each from 1 to 365.")),
    "never-told": (
        "days_before",
        _("Choose at least one day on which people are told, or switch reminders off."),
    ),
    "closures-unfit": (
        "closures",
        _("Enter at most twenty times, none of them over a year, each with its first day first."),
    ),
    "words-too-long": ("own_words", _("Keep your words under 1,000 characters.")),
}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    if refusal.reason not in REFUSALS:
        raise refusal
    name, words = REFUSALS[refusal.reason]
    form[name].errors = (*form[name].errors, words)


def people_sent(values: Iterable[str]) -> list[int]:
    """What is no number is nobody."""
    return [int(each) for each in values if each.isascii() and each.isdecimal() and len(each) < 10]


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 5


def _closure(line: str) -> Closure:
    days = [read_day(part.strip(), civil_date(now())) for part in _TO.split(line, 2)]
    match days:
        case [date() as only]:
            return only, only
        case [date() as first, date() as last] if first <= last:
            return first, last
        case [date(), date()]:
            raise ValidationError(
                _now("In “%(line)s” the last day lies before the first.", line=line)
            )
    raise ValidationError(
        _now("“%(line)s” is not clear. Write it like 21/12/2026 to 4/1/2027.", line=line)
    )


def _written(closure: Closure) -> str:
    first, last = (f"{day.day}/{day.month}/{day.year}" for day in closure)
    return first if first == last else f"{first} to {last}"
