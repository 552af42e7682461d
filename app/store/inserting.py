"""INSERT … ON CONFLICT, which both engines spell alike and SQLAlchemy keeps in two dialects."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, Table, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from app.store.database import Session
from app.store.tables import Base

Insert = sqlite.Insert | postgresql.Insert


def insert_once(session: Session, row: type[Base], **values: Any) -> bool:
    """Whether the row was written; False where any unique key is taken, also by a transaction that just won."""
    return session.execute(_once(session.dialect.name, row), values).first() is not None


def insert_or_overwrite(
    session: Session,
    row: type[Base],
    key: tuple[str, ...],
    *,
    kept: tuple[str, ...] = (),
    **values: Any,
) -> None:
    """`kept`: what stays as it was in a row that is there."""
    changed = tuple(name for name in values if name not in (*key, *kept))
    session.execute(_overwriting(session.dialect.name, row, key, changed), values)


def insert_returning_id(session: Session, row: type[Base], **values: Any) -> int:
    key = session.execute(_table(row).insert(), values).inserted_primary_key
    if key is None:
        raise TypeError(f"{row.__name__} has no key of its own")
    return int(key[0])


def insert_returning_ids(
    session: Session, row: type[Base], values: Sequence[Mapping[str, Any]]
) -> list[int]:
    """In the order given. On SQLite they are known beforehand, since nobody else writes: asked for afterwards, each row
    would be a statement of its own."""
    if not values:
        return []
    if session.dialect.name != "sqlite":
        adding = insert(row).returning(_number(row), sort_by_parameter_order=True)
        return list(session.scalars(adding, list(values)))
    first = session.scalars(select(func.coalesce(func.max(_number(row)), 0) + 1)).one()
    numbers = list(range(first, first + len(values)))
    rows = [{**each, "id": number} for each, number in zip(values, numbers, strict=True)]
    session.execute(insert(row), rows)
    return numbers


def _number(row: type[Base]) -> Column[int]:
    return _table(row).c.id


@cache
def _once(dialect: str, row: type[Base]) -> ReturningInsert[*tuple[Any, ...]]:
    return _insert(dialect, row).on_conflict_do_nothing().returning(*_table(row).primary_key)


@cache
def _overwriting(
    dialect: str, row: type[Base], key: tuple[str, ...], changed: tuple[str, ...]
) -> Insert:
    insert = _insert(dialect, row)
    new = {name: insert.excluded[name] for name in changed}
    return insert.on_conflict_do_update(index_elements=list(key), set_=new)


def _insert(dialect: str, row: type[Base]) -> Insert:
    return sqlite.insert(_table(row)) if dialect == "sqlite" else postgresql.insert(_table(row))


def _table(row: type[Base]) -> Table:
    table = row.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{row.__name__} is not mapped to a table")
    return table
