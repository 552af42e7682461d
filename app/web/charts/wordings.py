"""What charts say. Also outside a request: then in English."""

from datetime import date
from math import ceil, floor

from babel.dates import format_date
from flask_babel import get_locale
from flask_babel import gettext as _

HARD_SPACE = "\N{NO-BREAK SPACE}"


def number(value: float) -> str:
    return f"{value:,.0f}"


def percent(value: int) -> str:
    return f"{value}{HARD_SPACE}%"


def share(value: int, of: int) -> str:
    """Rounded down, so that a target is reached on paper when it is reached."""
    whole = 100 * value // of
    return percent(whole) if whole or not value else _("under %(share)s", share=percent(1))


def value_of(value: int, of: int) -> str:
    return _("%(value)s of %(of)s", value=number(value), of=number(of))


def missing(of: int | None) -> str:
    return _("nobody is asked") if of == 0 else _("no figure")


def declared() -> str:
    return _("declared, not recorded")


def recorded() -> str:
    return _("recorded")


def target(goal: int, shares: bool = True) -> str:
    return _("Target %(goal)s", goal=percent(goal) if shares else number(goal))


def value_heading(shares: bool) -> tuple[str, ...]:
    return (_("Share"), _("People"), _("From")) if shares else (_("Number"), _("From"))


def name_heading() -> str:
    return _("Name")


def month_heading() -> str:
    return _("Month")


def spread_heading() -> tuple[str, ...]:
    return _("Share"), _("Between"), _("People")


def people(of: int) -> str:
    return _("n = %(of)s", of=number(of))


def between(low: float, high: float) -> str:
    """Outwards: what is said is never narrower than what was found."""
    below, above = floor(round(100 * low, 6)), ceil(round(100 * high, 6))
    return _("%(low)d to %(high)s", low=below, high=percent(above))


def short_month(day: date) -> str:
    return format_date(day, "MMM", locale=_locale())


def month(day: date) -> str:
    return format_date(day, "MMM yyyy", locale=_locale())


def long_month(day: date) -> str:
    return format_date(day, "MMMM yyyy", locale=_locale())


def as_of(value: str, day: date) -> str:
    return _("%(value)s in %(month)s", value=value, month=month(day))


def standing(step: str) -> str:
    return {
        "met": _("target met"),
        "near": _("up to 10 points below"),
        "far": _("further below"),
    }[step]


def not_asked() -> str:
    return _("not asked")


def nobody() -> str:
    return _("nobody")


def flowing(part: str, of: str) -> str:
    return f"{part} · {of}" if of else part


def _locale() -> str:
    return str(get_locale() or "en")
