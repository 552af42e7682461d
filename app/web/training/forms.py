"""A lesson's one form: its private boxes, and what was picked at its pauses."""

from collections.abc import Iterable

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from app.content.model.lesson import Pause, PlanPart, Reflect
from app.content.model.text import Words
from app.services.lesson_notes import (
    LONGEST_NOTE,
    LONGEST_PART,
    Box,
    Notes,
    boxes,
    place_of,
)
from app.services.lessons import LessonPage
from app.services.plain_words import plain_words
from app.web.plans import PARTS
from app.web.training.lesson_view import Picks


class LessonForm(FlaskForm):  # type: ignore[misc]
    version = HiddenField()
    """The text that was read: only that can be done."""
    place = HiddenField()

    def notes(self, page: LessonPage) -> Notes:
        return {box.key: self[box.field].data or "" for box in boxes(page.lesson)}


def lesson_form(page: LessonPage, words: Words) -> LessonForm:
    """With a box for each prompt, filled with what was sent, else with what is kept."""

    class Form(LessonForm):
        pass

    for box in boxes(page.lesson):
        setattr(Form, box.field, _field(box, words))
    notes = {box.field: page.notes.get(box.key) for box in boxes(page.lesson)}
    return Form(data={"version": page.lesson.sha256, "place": place_of(page.lesson), **notes})


def _field(box: Box, words: Words) -> TextAreaField:
    if isinstance(box.block, Reflect):
        return TextAreaField(plain_words(box.block.prompt, words), [_at_most(LONGEST_NOTE)])
    return TextAreaField(PARTS[box.part or PlanPart.SEE], [_at_most(LONGEST_PART)])


def _at_most(most: int) -> Length:
    return Length(max=most, message=_("Keep this note under %(max)d characters.", max=most))


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
