"""A form for each kind of question. The step that it answers travels with it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from flask import request
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as lazy
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, HiddenField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired, Optional

from app.ids import OptionId
from app.learning.errors import BadResponse, ResponseRefusal
from app.learning.quiz_attempt import Confidence
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
)
from app.services.plain_words import without_markup
from app.services.questions import (
    ItemShown,
    OpenQuestion,
    TaskShown,
    ToMatch,
    ToNumber,
    ToOrder,
    ToPick,
    ToRate,
    ToTick,
    ToWrite,
)
from app.services.quizzing import Reply

CONFIDENCE = [
    SelectChoice(Confidence.GUESS.value, lazy("A guess")),
    SelectChoice(Confidence.FAIRLY_SURE.value, lazy("Fairly sure")),
    SelectChoice(Confidence.SURE.value, lazy("Sure")),
]
REFUSALS: Mapping[ResponseRefusal, LazyString] = {
    ResponseRefusal.EMPTY: lazy("Give an answer first. A guess will do."),
    ResponseRefusal.NOT_A_NUMBER: lazy("Write a number in figures, such as 3 or 2.5."),
    ResponseRefusal.DECIMAL_COMMA: lazy("Write it with a point, such as 2.5."),
    ResponseRefusal.TOO_LONG: lazy("That is too long. A few words are enough."),
}
OTHERWISE = lazy("Choose from what is on this page.")
MOST_FORMS = 256
"""Kept of those whose fields depend on the question: WTForms looks long through a new class."""


class AnswerForm(FlaskForm):  # type: ignore[misc]
    step = HiddenField()
    place = HiddenField()
    """Where leaving in haste keeps the draft."""
    hint = HiddenField()
    confidence = RadioField(lazy("How sure are you?"), [Optional()], choices=CONFIDENCE)

    @property
    def parts(self) -> list[Field]:
        """The fields of the task itself: one, or one for each item or row."""
        return [field for field in self if field.name.startswith("answer")]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """For a task of several fields: each fault with the name of its field, and where it is mended."""
        return [
            (f"{without_markup(field.label.text)}: {error}", f"#{field.id}")
            for field in self.parts
            for error in field.errors
        ]

    def read(self) -> Reply | None:
        """None where something is to be mended; the fields say what."""
        if not self.validate():
            return None
        sure = self.confidence.data if "confidence" in self else None
        return Reply(self.response(), Confidence(sure) if sure else None)

    def response(self) -> Response:
        raise NotImplementedError

    def refuse(self, bad: BadResponse) -> None:
        self.parts[0].errors = [str(REFUSALS.get(bad.reason, OTHERWISE))]


class PickForm(AnswerForm):
    answer = RadioField(
        lazy("Choose one"), [InputRequired(lazy("Choose one answer. A guess will do."))]
    )

    def response(self) -> Response:
        return Picked(OptionId(self.answer.data))


class RateForm(AnswerForm):
    answer = RadioField(
        lazy("Choose one"), [InputRequired(lazy("Choose the point that comes closest."))]
    )

    def response(self) -> Response:
        return Rated(OptionId(self.answer.data))


class TickForm(AnswerForm):
    answer = SelectMultipleField(
        lazy("Tick all that fit"), [InputRequired(lazy("Tick one answer at least."))]
    )

    def response(self) -> Response:
        return Ticked(frozenset(map(OptionId, self.answer.data or ())))


class WriteForm(AnswerForm):
    answer = StringField(lazy("Your answer, in a few words"))

    def response(self) -> Response:
        return Typed(self.answer.data or "")


class NumberForm(AnswerForm):
    answer = StringField(lazy("Your answer, in figures"))

    def response(self) -> Response:
        return Numbered(self.answer.data or "")


class OrderForm(AnswerForm):
    def validate(self, extra_validators: Any = None) -> bool:
        valid = bool(super().validate(extra_validators))
        places = Counter(field.data for field in self.parts if field.data)
        for field in self.parts:
            if places[field.data] > 1:
                twice = _("Place %(place)s is given twice.", place=field.data)
                field.errors = [*field.errors, twice]
                valid = False
        return valid

    def response(self) -> Response:
        placed = sorted(self.parts, key=lambda field: int(field.data))
        return Ordered(tuple(_item_of(field) for field in placed))


class MatchForm(AnswerForm):
    def response(self) -> Response:
        return Matched({_item_of(field): OptionId(field.data) for field in self.parts})


Kind = TypeVar("Kind", OrderForm, MatchForm)


def answer_form(
    question: OpenQuestion,
    *,
    step: int,
    place: str,
    asks_confidence: bool,
    typed: Mapping[str, Sequence[str]] | None = None,
) -> AnswerForm:
    """Filled with what was sent; with `typed`, on a page that is only looked at, with that."""
    own = {"step": [str(step)], "place": [place]}
    formdata = request.form if typed is None else MultiDict({**typed, **own})
    form = _new_form(question.task, formdata)
    if not asks_confidence:
        del form.confidence
    return form


def _new_form(task: TaskShown, formdata: MultiDict[str, Any]) -> AnswerForm:
    match task:
        case ToPick(options=options):
            return _with_choices(PickForm(formdata), options)
        case ToTick(options=options):
            return _with_choices(TickForm(formdata), options)
        case ToRate(points=points):
            return _with_choices(RateForm(formdata), points)
        case ToWrite():
            return WriteForm(formdata)
        case ToNumber():
            return NumberForm(formdata)
        case ToOrder(items=items):
            return _order_form(items)(formdata)
        case ToMatch(rows=rows, answers=answers):
            return _match_form(rows, answers)(formdata)


def _with_choices(form: AnswerForm, items: Iterable[ItemShown]) -> AnswerForm:
    form["answer"].choices = [SelectChoice(item.id, item.label) for item in items]
    return form


@lru_cache(MOST_FORMS)
def _order_form(items: tuple[ItemShown, ...]) -> type[OrderForm]:
    places = [SelectChoice(str(place)) for place in range(1, len(items) + 1)]
    choices = [SelectChoice("", lazy("Place")), *places]
    needed = InputRequired(lazy("Give it a place."))
    return _form_with_parts(OrderForm, items, needed, choices)


@lru_cache(MOST_FORMS)
def _match_form(rows: tuple[ItemShown, ...], answers: tuple[ItemShown, ...]) -> type[MatchForm]:
    plain = (SelectChoice(answer.id, without_markup(answer.label)) for answer in answers)
    choices = [SelectChoice("", lazy("Choose")), *plain]
    return _form_with_parts(MatchForm, rows, InputRequired(lazy("Choose a match.")), choices)


def _form_with_parts(
    kind: type[Kind], items: Iterable[ItemShown], needed: InputRequired, choices: list[SelectChoice]
) -> type[Kind]:
    fields = {
        f"answer-{item.id}": SelectField(item.label, [needed], choices=choices) for item in items
    }
    return type("Form", (kind,), fields)


def _item_of(field: Field) -> OptionId:
    return OptionId(field.name.removeprefix("answer-"))
