"""A lesson's one form: its private boxes, and what was picked at its pauses."""

from collections.abc import Iterable
from functools import lru_cache

from flask import request
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length

from app.content.model.lesson import Lesson, Pause, PlanPart, Reflect
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

MOST_FORMS = 256
"""Kept, one for each lesson and nation: WTForms looks long through a new class."""


class LessonForm(FlaskForm):  # type: ignore[misc]
    version = HiddenField()
    """The text that was read: only that can be done."""
    place = HiddenField()

    def notes(self, page: LessonPage) -> Notes:
        return {box.key: self[box.field].data or "" for box in boxes(page.lesson)}


def lesson_form(page: LessonPage, words: Words) -> LessonForm:
    """With a box for each prompt, filled with what was sent, else with what is kept."""
    return form_of(page.lesson, words, page.notes)


def form_of(lesson: Lesson, words: Words, notes: Notes) -> LessonForm:
    known = boxes(lesson)
    form = _form_with(tuple((box.field, *_label_and_most(box, words)) for box in known))
    kept = {box.field: notes.get(box.key) for box in known}
    return form(data={"version": lesson.sha256, "place": place_of(lesson), **kept})


def _label_and_most(box: Box, words: Words) -> tuple[str, int]:
    """What it asks for, and how many characters it takes."""
    if isinstance(box.block, Reflect):
        return plain_words(box.block.prompt, words), LONGEST_NOTE
    return PARTS[box.part or PlanPart.SEE], LONGEST_PART


@lru_cache(MOST_FORMS)
def _form_with(shown: tuple[tuple[str, str, int], ...]) -> type[LessonForm]:
    """By name, label and most characters."""
    fields = {name: TextAreaField(label, [_at_most(most)]) for name, label, most in shown}
    return type("Form", (LessonForm,), fields)


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


def find_looked_at(pauses: Iterable[Pause]) -> str | None:
    """The pause whose button was pressed."""
    pressed = request.form.get("look")
    return next((pause.id for pause in pauses if pause.id == pressed), None)
