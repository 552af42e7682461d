"""A lesson's one form: its private boxes, and what was picked at its pauses."""

from collections.abc import Iterable

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from app.content.model.lesson import Pause
from app.content.model.text import Words
from app.services.lessons import LONGEST_NOTE, LessonPage, Notes, field_of, place_of, reflects
from app.services.plain_words import plain_words
from app.web.training.lesson_view import Picks


class LessonForm(FlaskForm):  # type: ignore[misc]
    version = HiddenField()
    """The text that was read: only that can be done."""
    place = HiddenField()

    def notes(self, page: LessonPage) -> Notes:
        return {p.id: self[field_of(p)].data or "" for p in reflects(page.lesson)}


def lesson_form(page: LessonPage, words: Words) -> LessonForm:
    """With a box for each prompt, filled with what was sent, else with what is kept."""

    class Form(LessonForm):
        pass

    for prompt in reflects(page.lesson):
        too_long = Length(
            max=LONGEST_NOTE,
            message=_("Keep this note under %(max)d characters.", max=LONGEST_NOTE),
        )
        box = TextAreaField(plain_words(prompt.prompt, words), [too_long])
        setattr(Form, field_of(prompt), box)
    notes = {field_of(p): page.notes.get(p.id) for p in reflects(page.lesson)}
    return Form(data={"version": page.lesson.sha256, "place": place_of(page.lesson), **notes})


def picks_from(values: MultiDict[str, str], pauses: Iterable[Pause]) -> Picks:
    """Only what the pauses have on offer."""
    return {
        pause.id: picked
        for pause in pauses
        if (picked := _known(pause).intersection(values.getlist(pause.id)))
    }


def _known(pause: Pause) -> frozenset[str]:
    return frozenset(option.id for option in pause.question.options)


def looked_at() -> str:
    """The pause whose button was pressed."""
    return str(request.form.get("look", ""))
