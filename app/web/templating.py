"""What every template can use."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask_babel import format_date, format_time

from app.content.model.text import PlainText, RichText
from app.web import context
from app.web.navigation import navigation
from app.web.places import sign_here, sign_place
from app.web.team_tabs import team_tabs, team_way

LONDON = ZoneInfo("Europe/London")


def long_date(moment: date | datetime) -> str:
    """Monday 3 March 2027: the civil date in London."""
    return format_date(_civil(moment), "EEEE d MMMM yyyy", rebase=False)


def long_time(moment: datetime) -> str:
    """Monday 3 March 2027, 14:05."""
    clock = format_time(moment.astimezone(LONDON), "HH:mm", rebase=False)
    return f"{long_date(moment)}, {clock}"


def short_date(day: date) -> str:
    """3 Mar 2027: in tables."""
    return format_date(day, "d MMM yyyy", rebase=False)


def words(text: PlainText | RichText) -> str:
    """In the words of the learner's nation; rich text stays HTML, plain text is escaped by the template."""
    return text.fill(context.words())


def _civil(moment: date | datetime) -> date:
    return moment.astimezone(LONDON).date() if isinstance(moment, datetime) else moment


FILTERS: dict[str, Callable[..., Any]] = {
    "long_date": long_date,
    "long_time": long_time,
    "short_date": short_date,
    "words": words,
}


def init_templating(app: Flask) -> None:
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        sign_here=sign_here, sign_place=sign_place, team_tabs=team_tabs, team_way=team_way
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
