"""The one form of a case page: which step it answers, and what was picked or pressed."""

from dataclasses import dataclass
from typing import Self

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.learning.scenario_run import Move, MoveKind
from app.services.errors import Refused
from app.web.forms import step_sent

CHOOSE = MoveKind.CHOOSE.value
BACK = MoveKind.BACK.value
NOTICE = MoveKind.NOTICE.value
WRITES = frozenset({MoveKind.WROTE.value, MoveKind.EXPLAINED.value})
"""Moves that bring words along."""
LONGEST_REFLECTION = 5000


def _not_too_long() -> Length:
    return Length(
        max=LONGEST_REFLECTION,
        message=_("Keep it under %(max)d characters, please.", max=LONGEST_REFLECTION),
    )


@dataclass(frozen=True, slots=True)
class Answered:
    step: int
    words: str | None
    """The move as `Move.encode` has it; None where nothing was picked."""

    @property
    def writes(self) -> bool:
        return self.words in WRITES


class MoveForm(FlaskForm):  # type: ignore[misc]
    step = HiddenField()
    move = StringField()
    """The button: `choose` and `back` take what is picked with them, `notice` what is ticked; else a whole move."""
    choice = StringField()
    tick = StringField()

    def read(self) -> Answered:
        """Refused for a form that is none of ours."""
        if not self.validate():
            raise Refused("no-such-step")
        return Answered(step_sent(), self._words())

    def _words(self) -> str | None:
        pressed = self.move.data or CHOOSE
        if pressed == NOTICE:
            ticked = request.form.getlist(self.tick.name)
            return Move.noticing(ticked).encode() if ticked else None
        if pressed not in (CHOOSE, BACK):
            return str(pressed)
        return f"{pressed}:{self.choice.data}" if self.choice.data else None


class WordsForm(MoveForm):
    """Where a scene asks for words. They may be left out."""

    place = HiddenField()
    """Where leaving in haste keeps the draft; a visitor's form has none."""
    text = TextAreaField(filters=[lambda text: text and text.strip()], validators=[_not_too_long()])

    def asking(self, question: str) -> Self:
        self.text.label.text = question
        return self


class ReflectionForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    """Where leaving in haste keeps the draft."""
    text = TextAreaField(
        _("What would you do differently?"),
        filters=[lambda text: text and text.strip()],
        validators=[
            DataRequired(_("Write a few words, or go on without writing.")),
            _not_too_long(),
        ],
    )
