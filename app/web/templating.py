"""What every template can use."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

import babel.dates
from babel import Locale
from flask import Flask
from flask_babel import format_date, format_time, get_locale

from app.content.model.text import PlainText, RichText
from app.web import context
from app.web.board_tabs import board_tabs, board_way
from app.web.closed_agencies import closed_agency, leads_on
from app.web.navigation import navigation
from app.web.places import sign_here, sign_place
from app.web.team_tabs import team_tabs, team_way
from app.web.workplace import workplace_of

LONDON = ZoneInfo("Europe/London")
_DAYS = 10_000
"""In words at once: more than 25 years of them."""


def long_date(moment: date | datetime) -> str:
    """Monday 3 March 2027: the civil date in London."""
    return format_date(_civil(moment), "EEEE d MMMM yyyy", rebase=False)


def long_time(moment: datetime) -> str:
    """Monday 3 March 2027, 14:05."""
    return f"{long_date(moment)}, {clock_time(moment)}"


def clock_time(moment: datetime) -> str:
    """14:05, in London."""
    return format_time(moment.astimezone(LONDON), "HH:mm", rebase=False)


def short_date(day: date) -> str:
    """3 Mar 2027: in tables, which have hundreds of days."""
    return _short_date(day, get_locale())


@lru_cache(_DAYS)
def _short_date(day: date, locale: Locale | None) -> str:
    return str(babel.dates.format_date(day, "d MMM yyyy", locale=locale))


def words(text: PlainText | RichText) -> str:
    """In the words of the learner's nation; rich text stays HTML, plain text is escaped by the template."""
    return text.fill(context.words())


def _civil(moment: date | datetime) -> date:
    return moment.astimezone(LONDON).date() if isinstance(moment, datetime) else moment


FILTERS: dict[str, Callable[..., Any]] = {
    "clock_time": clock_time,
    "long_date": long_date,
    "long_time": long_time,
    "short_date": short_date,
    "words": words,
}


def init_templating(app: Flask) -> None:
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        sign_here=sign_here,
        sign_place=sign_place,
        board_tabs=board_tabs,
        board_way=board_way,
        closed_agency=closed_agency,
        leads_on=leads_on,
        team_tabs=team_tabs,
        team_way=team_way,
        workplace_of=workplace_of,
    )

    @app.context_processor
    def _() -> dict[str, Any]:
        actor = context.find_actor()
        return {
            "actor": actor,
            "navigation": navigation,
            "appearance": actor.appearance if actor else "system",
            "demo": context.settings().demo,
        }
