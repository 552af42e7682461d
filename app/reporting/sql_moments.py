"""The day of a moment, in SQL, spelt for both engines, and reckoned as services/civil_time.py does: London's."""

from datetime import date
from typing import Any

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class civil_day(FunctionElement[date]):  # noqa: N801  (SQLAlchemy's way with functions)
    """Of a column of moments; as the rule has been since 1996."""

    type = Date()
    inherit_cache = True
    name = "civil_day"


@compiles(civil_day, "postgresql")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    moment = compiler.process(element.clauses, **keywords)
    return f"CAST({moment} AT TIME ZONE 'Europe/London' AS date)"


@compiles(civil_day, "sqlite")
def _(element: FunctionElement[date], compiler: SQLCompiler, **keywords: Any) -> str:
    """SQLite knows no zones: summer time runs from 01:00 on the last Sunday of March to that of October."""
    moment = compiler.process(element.clauses, **keywords)
    begins, ends = (
        f"datetime(strftime('%Y', {moment}) || '-{day}', 'weekday 0', '+1 hour')"
        for day in ("03-25", "10-25")
    )
    is_summer = f"datetime({moment}) >= {begins} AND datetime({moment}) < {ends}"
    return f"date({moment}, CASE WHEN {is_summer} THEN '+1 hour' ELSE '+0 hours' END)"
