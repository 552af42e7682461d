"""True in the world on a day, as it was recorded by a moment: both are parameters of every query that is built on them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, bindparam, or_

from app.store.tables import UtcDateTime

ON: Any = bindparam("on", type_=Date())
KNOWN_BY: Any = bindparam("known_by", type_=UtcDateTime())


def moment(on: date, known_by: datetime) -> dict[str, Any]:
    """The two parameters."""
    return {"on": on, "known_by": known_by}


def knows(row: Any) -> ColumnElement[bool]:
    """Of a table whose rows are superseded."""
    superseded = or_(row.superseded_at.is_(None), row.superseded_at > KNOWN_BY)
    return and_(row.recorded_at <= KNOWN_BY, superseded)


def is_open(starts_on: Any, ends_on: Any) -> ColumnElement[bool]:
    return and_(starts_on <= ON, or_(ends_on.is_(None), ends_on >= ON))


def holds(row: Any) -> ColumnElement[bool]:
    return and_(knows(row), is_open(row.starts_on, row.ends_on))
