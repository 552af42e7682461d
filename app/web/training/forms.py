"""A lesson's one form: its private boxes, and what was picked at its pauses."""

from collections.abc import Iterable
from functools import lru_cache

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

MOST_FORMS = 256
"""Kept, one for each lesson and nation: WTForms looks long through a new class."""


class LessonForm(FlaskForm):  # type: ignore[misc]
    version = HiddenField()
    """The text that was read: only that can be done."""
    place = HiddenField()

    def notes(self, page: LessonPage) -> Notes:
        return {p.id: self[field_of(p)].data or "" for p in reflects(page.lesson)}


def lesson_form(page: LessonPage, words: Words) -> LessonForm:
    """With a box for each prompt, filled with what was sent, else with what is kept."""
    prompts = reflects(page.lesson)
    form = _form_with(tuple((field_of(p), plain_words(p.prompt, words)) for p in prompts))
    notes = {field_of(p): page.notes.get(p.id) for p in prompts}
    return form(data={"version": page.lesson.sha256, "place": place_of(page.lesson), **notes})


@lru_cache(MOST_FORMS)
def _form_with(boxes: tuple[tuple[str, str], ...]) -> type[LessonForm]:
    """By name and label."""
    too_long = Length(
        max=LONGEST_NOTE,
        message=_("Keep this note under %(max)d characters.", max=LONGEST_NOTE),
    )
    fields = {name: TextAreaField(label, [too_long]) for name, label in boxes}
    return type("Form", (LessonForm,), fields)


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
