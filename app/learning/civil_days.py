"""Reckoning with days as people do: months end where they end, and a year may have no 29 February."""

from calendar import monthrange
from datetime import date, timedelta


def months_after(day: date, months: int) -> date:
    """The same day of the month; its last day where the month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    return _on(day.year + years, month + 1, day.day)


def days_after(day: date, days: int) -> date:
    """`date.max`, which stands for “without end”, stays."""
    return day if day == date.max else day + timedelta(days=days)


def next_fixed_day(day: date, month: int, day_of_month: int) -> date:
    """The first such day of a year that is not before `day`."""
    this_year = _on(day.year, month, day_of_month)
    return this_year if this_year >= day else _on(day.year + 1, month, day_of_month)


def _on(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
