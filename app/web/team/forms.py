"""Whether a course has changed anything at work: a choice, and no words."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]
from wtforms.validators import InputRequired

from app.store.practice_seen import Seen
from app.web.practice_words import SEEN


class PracticeForm(FlaskForm):  # type: ignore[misc]
    """`prefix`: one of several on a page."""

    answer = RadioField(
        _("Have you seen a change at work since this course?"),
        [InputRequired(_("Choose the answer that fits best."))],
        choices=[SelectChoice(seen.value, words) for seen, words in SEEN.items()],
    )

    @property
    def seen(self) -> Seen:
        return Seen(self.answer.data)
