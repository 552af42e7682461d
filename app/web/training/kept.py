"""A lesson's form that came too late, in the words of its pauses."""

from collections.abc import Mapping
from typing import Any

from app.services.plain_words import plain_words
from app.web.context import content, nation, words
from app.web.forms import Fields
from app.web.picked import Labels
from app.web.training.lesson_view import pauses


def labels(arguments: Mapping[str, Any], _fields: Fields) -> Labels:
    slug = f"{arguments['course']}/{arguments['lesson']}"
    lesson = content().library.lessons[slug].for_nation(nation())
    return {
        (pause.id, option.id): plain_words(option.label, words())
        for pause in pauses(lesson)
        for option in pause.question.options
    }
