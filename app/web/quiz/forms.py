"""A form for each kind of question. The step that it answers travels with it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

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
from app.services.errors import Refused
from app.services.plain_words import without_markup
from app.services.questions import (
    ItemShown,
    OpenQuestion,
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
    def response(self) -> Response:
        return Picked(OptionId(self["answer"].data))


class RateForm(AnswerForm):
    def response(self) -> Response:
        return Rated(OptionId(self["answer"].data))


class TickForm(AnswerForm):
    def response(self) -> Response:
        return Ticked(frozenset(map(OptionId, self["answer"].data)))


class WriteForm(AnswerForm):
    def response(self) -> Response:
        return Typed(self["answer"].data or "")


class NumberForm(AnswerForm):
    def response(self) -> Response:
        return Numbered(self["answer"].data or "")


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


def step_sent() -> int:
    """Refused for a form that is none of ours."""
    try:
        return int(request.form.get("step", ""))
    except ValueError as error:
        raise Refused("no-such-step") from error


def answer_form(
    question: OpenQuestion,
    *,
    step: int,
    place: str,
    asks_confidence: bool,
    typed: Mapping[str, Sequence[str]] | None = None,
) -> AnswerForm:
    """Filled with what was sent; with `typed`, on a page that is only looked at, with that."""
    kind, fields = _fields(question)
    own = {"step": [str(step)], "place": [place]}
    formdata = request.form if typed is None else MultiDict({**typed, **own})
    form: AnswerForm = type("Form", (kind,), fields)(formdata=formdata)
    if not asks_confidence:
        del form.confidence
    return form


def _fields(question: OpenQuestion) -> tuple[type[AnswerForm], dict[str, Any]]:
    match question.task:
        case ToPick(options=options):
            needed = InputRequired(lazy("Choose one answer. A guess will do."))
            return PickForm, _one(
                RadioField(lazy("Choose one"), [needed], choices=_choices(options))
            )
        case ToTick(options=options):
            needed = InputRequired(lazy("Tick one answer at least."))
            label = lazy("Tick all that fit")
            return TickForm, _one(SelectMultipleField(label, [needed], choices=_choices(options)))
        case ToRate(points=points):
            needed = InputRequired(lazy("Choose the point that comes closest."))
            return RateForm, _one(
                RadioField(lazy("Choose one"), [needed], choices=_choices(points))
            )
        case ToWrite():
            return WriteForm, _one(StringField(lazy("Your answer, in a few words")))
        case ToNumber():
            return NumberForm, _one(StringField(lazy("Your answer, in figures")))
        case ToOrder(items=items):
            return OrderForm, _order_fields(items)
        case ToMatch(rows=rows, answers=answers):
            return MatchForm, _match_fields(rows, answers)


def _one(field: Field) -> dict[str, Field]:
    return {"answer": field}


def _order_fields(items: Sequence[ItemShown]) -> dict[str, Field]:
    places = [SelectChoice(str(place)) for place in range(1, len(items) + 1)]
    choices = [SelectChoice("", lazy("Place")), *places]
    needed = InputRequired(lazy("Give it a place."))
    return {
        f"answer-{item.id}": SelectField(item.label, [needed], choices=choices) for item in items
    }


def _match_fields(rows: Iterable[ItemShown], answers: Iterable[ItemShown]) -> dict[str, Field]:
    plain = (SelectChoice(answer.id, without_markup(answer.label)) for answer in answers)
    choices = [SelectChoice("", lazy("Choose")), *plain]
    needed = InputRequired(lazy("Choose a match."))
    return {f"answer-{row.id}": SelectField(row.label, [needed], choices=choices) for row in rows}


def _choices(items: Iterable[ItemShown]) -> list[SelectChoice]:
    return [SelectChoice(item.id, item.label) for item in items]


def _item_of(field: Field) -> OptionId:
    return OptionId(field.name.removeprefix("answer-"))
