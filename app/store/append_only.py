"""Triggers by which the database itself keeps facts as they were recorded."""

from collections.abc import Iterator

from sqlalchemy import Connection, inspect

from app.store.tables import APPEND_ONLY, SUPERSEDED_ONLY

_REFUSE = """
CREATE OR REPLACE FUNCTION heed_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
_SUPERSEDE = """
CREATE OR REPLACE FUNCTION heed_supersede() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.superseded_at IS NOT NULL OR NEW.superseded_at IS NULL
        OR to_jsonb(NEW) - 'superseded_at' <> to_jsonb(OLD) - 'superseded_at'
    THEN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$
"""


def install(connection: Connection) -> None:
    """After every migration: a table that SQLite rebuilds comes back without its triggers."""
    there = {
        table: {column["name"] for column in inspect(connection).get_columns(table)}
        for table in inspect(connection).get_table_names()
    }
    kept = {table: there[table] for table in APPEND_ONLY if table in there}
    superseded = {
        table: there[table]
        for table in SUPERSEDED_ONLY
        if table in there and "superseded_at" in there[table]
    }
    statements = _sqlite if connection.dialect.name == "sqlite" else _postgresql
    for statement in statements(kept, superseded):
        connection.exec_driver_sql(statement.replace("%", "%%"))


Columns = dict[str, set[str]]
"""By table."""


def _sqlite(kept: Columns, superseded: Columns) -> Iterator[str]:
    for table, columns in {**kept, **superseded}.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        rule = f"WHEN {_is_more_than_superseding(columns)} " if table in superseded else ""
        for event, when in (("UPDATE", rule), ("DELETE", "")):
            name = f"{table}_refuses_{event.lower()}"
            yield f'DROP TRIGGER IF EXISTS "{name}"'
            yield f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" {when}{refuse}'


def _is_more_than_superseding(columns: set[str]) -> str:
    others = sorted(columns - {"superseded_at"})
    return " OR ".join(
        (
            "OLD.superseded_at IS NOT NULL",
            "NEW.superseded_at IS NULL",
            *(f'OLD."{column}" IS NOT NEW."{column}"' for column in others),
        )
    )


def _postgresql(kept: Columns, superseded: Columns) -> Iterator[str]:
    yield _REFUSE
    yield _SUPERSEDE
    for table in (*kept, *superseded):
        events = "UPDATE OR DELETE OR TRUNCATE" if table in kept else "DELETE OR TRUNCATE"
        yield f'DROP TRIGGER IF EXISTS "{table}_refuses_change" ON "{table}"'
        yield (
            f'CREATE TRIGGER "{table}_refuses_change" BEFORE {events} ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION heed_refuse()"
        )
    for table in superseded:
        yield f'DROP TRIGGER IF EXISTS "{table}_refuses_update" ON "{table}"'
        yield (
            f'CREATE TRIGGER "{table}_refuses_update" BEFORE UPDATE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION heed_supersede()"
        )
