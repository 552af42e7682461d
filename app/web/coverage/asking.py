"""What an address asks for. What it says wrongly counts as not said."""

from collections.abc import Iterable, Mapping
from datetime import date

from flask import request
from flask_babel import gettext as _

from app.services.board_standing import Standing
from app.services.content import Content
from app.services.team import titles

LONGEST = 100


def text_of(name: str) -> str:
    return request.values.get(name, "").strip()[:LONGEST]


def one_of(name: str, known: Iterable[str]) -> str:
    """The first where it says nothing, or something else."""
    choices = tuple(known)
    said = text_of(name)
    return said if said in choices else choices[0]


def past_day(today: date) -> date | None:
    """Today, or a day that is no day or lies ahead: none."""
    try:
        day = date.fromisoformat(text_of("on"))
    except ValueError:
        return None
    return day if day < today else None


def titles_of(standing: Standing, content: Content) -> Mapping[str, str]:
    return titles(content, standing.courses, standing.board.nation)


def course_choices(named: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    by_title = sorted(named.items(), key=lambda each: (each[1].casefold(), each[0]))
    return (("", _("Everything that is asked")), *by_title)
