"""The one form of a case page: which step it answers, and what was picked or pressed."""

from dataclasses import dataclass

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.services.errors import Refused
from app.web.forms import step_sent

CHOOSE = "choose"
BACK = "back"
LONGEST_REFLECTION = 5000


@dataclass(frozen=True, slots=True)
class Answered:
    step: int
    words: str | None
    """The move as `Move.encode` has it; None where nothing was picked."""


class MoveForm(FlaskForm):  # type: ignore[misc]
    step = HiddenField()
    move = StringField()
    """The button: `choose` and `back` take what is picked with them; else a whole move."""
    choice = StringField()

    def read(self) -> Answered:
        """Refused for a form that is none of ours."""
        if not self.validate():
            raise Refused("no-such-step")
        return Answered(step_sent(), self._words())

    def _words(self) -> str | None:
        pressed = self.move.data or CHOOSE
        if pressed not in (CHOOSE, BACK):
            return str(pressed)
        return f"{pressed}:{self.choice.data}" if self.choice.data else None


class ReflectionForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    """Where leaving in haste keeps the draft."""
    text = TextAreaField(
        _("What would you do differently?"),
        filters=[lambda text: text and text.strip()],
        validators=[
            DataRequired(_("Write a few words, or go on without writing.")),
            Length(
                max=LONGEST_REFLECTION,
                message=_("Keep it under %(max)d characters, please.", max=LONGEST_REFLECTION),
            ),
        ],
    )
