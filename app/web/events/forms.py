"""Forms of training events."""

from collections.abc import Iterable, Mapping
from datetime import time
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import (
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from app.learning.training_events import QUESTIONS, SCALE
from app.reporting.staff import plain
from app.services.errors import Refused
from app.services.planning_events import LONGEST, LONGEST_ABOUT, LONGEST_WHY, MOST_PLACES
from app.store.events import EventFacts
from app.store.staff_there import StaffThere
from app.web.refusals import show_at_field
from app.web.typed_fields import Day, Given, Number

ASKED: Mapping[str, LazyString] = {
    "useful": _("How useful was it for your work?"),
    "clear": _("How clear was it?"),
    "sure": _("How sure are you now what to do when you are worried about a child?"),
}
"""As it is asked of those who were there."""
MISSING: Mapping[str, LazyString] = {
    "useful": _("Choose how useful it was."),
    "clear": _("Choose how clear it was."),
    "sure": _("Choose how sure you are."),
}
RATINGS: tuple[LazyString, ...] = (
    _("Not at all"),
    _("A little"),
    _("Partly"),
    _("Mostly"),
    _("Very"),
)


class Clock(TimeField):
    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([each.strip() for each in valuelist if each.strip()])
        except ValueError as unfit:
            raise ValueError(str(_("Enter a time, for example 09:30."))) from unfit

    @property
    def said(self) -> str:
        """Of one that has been validated: HH:MM."""
        return self.data.strftime("%H:%M") if self.data else ""


def _text(label: LazyString, missing: LazyString) -> StringField:
    return StringField(
        label,
        [
            DataRequired(missing),
            Length(max=LONGEST, message=_("Keep it under 100 characters.")),
        ],
    )


class EventForm(FlaskForm):  # type: ignore[misc]
    title = _text(_("What it is called"), _("Enter what it is called."))
    course = SelectField(_("Does it stand for a course?"), choices=[])
    held_on = Day(_("The day"), [Given()], called=_("the day"))
    starts_at = Clock(_("From"), [InputRequired(_("Enter when it begins, for example 09:30."))])
    ends_at = Clock(_("To"), [InputRequired(_("Enter when it ends, for example 12:30."))])
    place = _text(_("Where"), _("Enter where it is held."))
    led_by = _text(_("Who leads it"), _("Enter who leads it."))
    places = Number(
        _("Places"),
        [
            InputRequired(_("Enter how many places there are.")),
            NumberRange(1, MOST_PLACES, _("Enter a number from 1 to %(max)s.")),
        ],
    )
    book_until = Day(
        _("The last day to book or to withdraw"), [Optional()], called=_("the last day to book")
    )
    about = TextAreaField(
        _("What it is about"),
        [Optional(), Length(max=LONGEST_ABOUT, message=_("Keep it under 1,000 characters."))],
    )

    def offer(self, courses: Mapping[str, str]) -> None:
        """`courses`: slugs with titles."""
        self.course.choices = [
            SelectChoice("", _("No: attendance alone")),
            *(SelectChoice(slug, title) for slug, title in courses.items()),
        ]

    @property
    def facts(self) -> EventFacts:
        held_on = self.held_on.given
        return EventFacts(
            (self.title.data or "").strip(),
            self.course.data or None,
            held_on,
            self.starts_at.said,
            self.ends_at.said,
            (self.place.data or "").strip(),
            (self.about.data or "").strip(),
            (self.led_by.data or "").strip(),
            int(self.places.data or 0),
            self.book_until.data or held_on,
        )


def typed(facts: EventFacts) -> dict[str, Any]:
    """For a form that is not sent yet."""
    clocks = {name: time.fromisoformat(getattr(facts, name)) for name in ("starts_at", "ends_at")}
    return {name: getattr(facts, name) for name in EventFacts.__slots__} | clocks


class CancelForm(FlaskForm):  # type: ignore[misc]
    why = TextAreaField(
        _("Why it is cancelled"),
        [
            DataRequired(_("Say why, so that those who are booked know.")),
            Length(max=LONGEST_WHY, message=_("Keep it under 500 characters.")),
        ],
    )

    @property
    def reason(self) -> str:
        return (self.why.data or "").strip()


class BookForm(FlaskForm):  # type: ignore[misc]
    q = StringField(_("Search by name"))
    role = SelectField(_("Job"), choices=[], validate_choice=False)
    people = SelectMultipleField(_("Who is to go"), choices=[])

    def offer(self, staff: Iterable[StaffThere]) -> None:
        """Those that the search finds, and whoever is ticked already."""
        there = tuple(staff)
        roles = sorted({role for each in there for role in each.job_roles})
        self.role.choices = [
            SelectChoice("", _("Every job")),
            *(SelectChoice(role, role) for role in roles),
        ]
        self.people.choices = [
            SelectChoice(str(each.person_id), f"{each.name} · {', '.join(each.job_roles)}")
            for each in there
            if str(each.person_id) in (self.people.data or ()) or self._finds(each)
        ]

    def _finds(self, each: StaffThere) -> bool:
        role = self.role.data or ""
        return plain(self.q.data or "") in plain(each.name) and role in ("", *each.job_roles)


def answer_form() -> type["AnswerForm"]:
    """With its three questions."""
    fields = {
        question: RadioField(
            ASKED[question],
            [InputRequired(MISSING[question])],
            choices=[
                SelectChoice(str(number), words)
                for number, words in zip(SCALE, RATINGS, strict=True)
            ],
        )
        for question in QUESTIONS
    }
    return type("AnswerForm", (AnswerForm,), fields)


class AnswerForm(FlaskForm):  # type: ignore[misc]
    """Made by `answer_form`."""

    @property
    def answers(self) -> dict[str, int]:
        return {question: int(self[question].data) for question in QUESTIONS}


REFUSALS: Mapping[str, tuple[str, LazyString]] = {
    "held-past": ("held_on", _("That day is past. Enter a day to come.")),
    "booked-after": (
        "book_until",
        _("Booking would end after the event. Enter the day of the event or one before it."),
    ),
    "ends-before": ("ends_at", _("It would end before it begins. Check both times.")),
    "places-taken": (
        "places",
        _("More people than that have a place already. They would lose it."),
    ),
    "course-unknown": ("course", _("Choose from the list.")),
    "event-cancelled": ("", _("It is cancelled, so nothing about it can be changed.")),
    "event-over": ("", _("Its day is past, so nothing about it can be changed.")),
    "booking-over": ("", _("Booking is closed. The board can still be asked.")),
    "nobody-chosen": ("people", _("Tick who is to go.")),
}


def show_refusal(form: FlaskForm, refusal: Refused) -> None:
    show_at_field(form, refusal, REFUSALS)
