"""Days in SQL, spelt for both engines, and reckoned as learning/civil_days.py does.

SQLite's `date(day, '+1 months')` runs over into the month after, where PostgreSQL stops at the month's end.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, SQLColumnExpression, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

Day = ColumnElement[date]
Number = SQLColumnExpression[int] | int


class _days_after(FunctionElement[date]):  # noqa: N801  (SQLAlchemy's way with functions)
    type = Date()
    inherit_cache = True


class _months_after(FunctionElement[date]):  # noqa: N801
    type = Date()
    inherit_cache = True


class _fixed_in_year(FunctionElement[date]):  # noqa: N801
    """Of a day's year, or so many years on: its day of a month, or that month's last."""

    type = Date()
    inherit_cache = True


class _latest(FunctionElement[date]):  # noqa: N801
    type = Date()
    inherit_cache = True


class _earliest(FunctionElement[date]):  # noqa: N801
    type = Date()
    inherit_cache = True


def a_day(day: date) -> Day:
    return literal(day, Date())


def days_after(day: Day, days: Number) -> Day:
    """Not of a day without end."""
    return _days_after(day, _number(days))


def months_after(day: Day, months: Number) -> Day:
    return _months_after(day, _number(months))


def next_fixed_day(day: Day, month: ColumnElement[int], day_of_month: ColumnElement[int]) -> Day:
    this_year = _fixed_in_year(day, month, day_of_month, literal(0, Integer()))
    next_year = _fixed_in_year(day, month, day_of_month, literal(1, Integer()))
    return case((this_year >= day, this_year), else_=next_year)


def latest(*days: Day) -> Day:
    """None of them may be null."""
    return _latest(*days)


def earliest(*days: Day) -> Day:
    return _earliest(*days)


def _number(number: Number) -> SQLColumnExpression[int]:
    return literal(number, Integer()) if isinstance(number, int) else number


def _each(element: FunctionElement[Any], compiler: SQLCompiler, keywords: Any) -> list[str]:
    return [compiler.process(each, **keywords) for each in element.clauses]


@compiles(_days_after, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    day, days = _each(element, compiler, keywords)
    return f"date({day}, ({days}) || ' days')"


@compiles(_days_after, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    day, days = _each(element, compiler, keywords)
    return f"(CAST({day} AS date) + CAST({days} AS integer))"


@compiles(_months_after, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    """Not later than the month's last day: the day before the first of the month after."""
    day, months = _each(element, compiler, keywords)
    runs_over = f"date({day}, ({months}) || ' months')"
    last = f"date({day}, 'start of month', (({months}) + 1) || ' months', '-1 day')"
    return f"min({runs_over}, {last})"


@compiles(_months_after, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    day, months = _each(element, compiler, keywords)
    return f"CAST(CAST({day} AS date) + make_interval(months => CAST({months} AS integer)) AS date)"


@compiles(_fixed_in_year, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    day, month, of_month, years = _each(element, compiler, keywords)
    year = f"date({day}, 'start of year', ({years}) || ' years'"
    wanted = f"{year}, (({month}) - 1) || ' months', (({of_month}) - 1) || ' days')"
    return f"min({wanted}, {year}, ({month}) || ' months', '-1 day'))"


@compiles(_fixed_in_year, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    day, month, of_month, years = _each(element, compiler, keywords)
    year = f"CAST(date_part('year', {day}) AS integer) + CAST({years} AS integer)"
    first = f"make_date({year}, {month}, 1)"
    wanted = f"{first} + ({of_month} - 1)"
    return f"least({wanted}, CAST({first} + interval '1 month - 1 day' AS date))"


@compiles(_latest, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"max({', '.join(_each(element, compiler, keywords))})"


@compiles(_latest, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"greatest({', '.join(_each(element, compiler, keywords))})"


@compiles(_earliest, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"min({', '.join(_each(element, compiler, keywords))})"


@compiles(_earliest, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"least({', '.join(_each(element, compiler, keywords))})"
