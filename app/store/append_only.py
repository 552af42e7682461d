"""Triggers by which the database itself keeps facts as they were recorded."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, inspect

from app.store.tables import APPEND_ONLY

_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION heed_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%% is append-only', TG_TABLE_NAME;
END
$$
"""


def install(connection: Connection) -> None:
    """After every migration: a table that SQLite rebuilds comes back without its triggers."""
    there = inspect(connection).get_table_names()
    tables = [table for table in APPEND_ONLY if table in there]
    statements = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    for statement in statements(tables):
        connection.exec_driver_sql(statement)


def _sqlite(tables: Iterable[str]) -> Iterator[str]:
    for table in tables:
        for event in ("UPDATE", "DELETE"):
            name = f"{table}_refuses_{event.lower()}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield (
                f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _postgresql(tables: Iterable[str]) -> Iterator[str]:
    yield _POSTGRESQL_FUNCTION
    for table in tables:
        name = f"{table}_refuses_change"
        yield f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"'
        yield (
            f'CREATE TRIGGER "{name}" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse()"
        )
