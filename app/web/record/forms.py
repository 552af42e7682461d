"""Changing a note."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import HiddenField, TextAreaField
from wtforms.validators import DataRequired, Length

from app.services.lessons import LONGEST_NOTE


class NoteForm(FlaskForm):  # type: ignore[misc]
    place = HiddenField()
    """Where leaving in haste keeps the draft."""
    text = TextAreaField(
        _("Your note"),
        filters=[lambda text: text and text.strip()],
        validators=[
            DataRequired(_("Write a few words, or delete the note.")),
            Length(
                max=LONGEST_NOTE,
                message=_("Keep this note under %(max)d characters.", max=LONGEST_NOTE),
            ),
        ],
    )
