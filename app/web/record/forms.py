"""Changing a note or a plan, and saying what came of one."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, RadioField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length

from app.content.model.lesson import PlanPart
from app.services.lesson_notes import LONGEST_NOTE, LONGEST_PART
from app.store.plans import Intention, Outcome
from app.web.plans import OUTCOMES, PARTS


def _stripped(text: str | None) -> str:
    return (text or "").strip()


def _at_most(most: int) -> Length:
    return Length(max=most, message=_("Keep this note under %(max)d characters.", max=most))


class NoteForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    """Where leaving in haste keeps the draft."""
    text = TextAreaField(
        _("Your note"),
        filters=[_stripped],
        validators=[
            DataRequired(_("Write a few words, or delete the note.")),
            _at_most(LONGEST_NOTE),
        ],
    )


def _part(part: PlanPart) -> TextAreaField:
    return TextAreaField(PARTS[part], [_at_most(LONGEST_PART)], filters=[_stripped])


class PlanForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    see = _part(PlanPart.SEE)
    tell = _part(PlanPart.TELL)
    by = _part(PlanPart.BY)

    @property
    def intention(self) -> Intention:
        return Intention(*(str(field.data) for field in (self.see, self.tell, self.by)))


class FollowUpForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    outcome = RadioField(
        _("Did you do it?"),
        choices=[SelectChoice(outcome.value, words) for outcome, words in OUTCOMES.items()],
        validators=[InputRequired(_("Choose the answer that fits best."))],
    )
    note = TextAreaField(
        _("What helped, or what stood in the way?"),
        validators=[_at_most(LONGEST_NOTE)],
        filters=[_stripped],
    )

    @property
    def answer(self) -> Outcome:
        return Outcome(self.outcome.data)

    @property
    def note_typed(self) -> str:
        return str(self.note.data)
