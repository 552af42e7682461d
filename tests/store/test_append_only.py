"""The database itself keeps facts as they were recorded, whatever the code does."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.store.database import Database
from app.store.tables import APPEND_ONLY, SUPERSEDED_ONLY, Base
from tests.store.rows import ROWS, put_in

SUPERSEDE = "UPDATE \"{table}\" SET superseded_at = '2026-11-23 09:00:00'"
WAYS = {
    "sqlite": {
        "delete": 'DELETE FROM "{table}"',
        "update": 'UPDATE "{table}" SET "{column}" = "{column}"',
        "replace": 'INSERT OR REPLACE INTO "{table}" SELECT * FROM "{table}"',
    },
    "postgresql": {
        "delete": 'DELETE FROM "{table}"',
        "update": 'UPDATE "{table}" SET "{column}" = "{column}"',
        "replace": 'TRUNCATE "{table}" CASCADE',
    },
}


@pytest.fixture
def filled(database: Database) -> Database:
    with database.transaction() as session:
        for revision in ROWS:
            put_in(session, revision)
    return database


def assert_refused(database: Database, table: str, statement: str) -> None:
    rows = Base.metadata.tables[table].select()
    with database.reading() as session:
        before = session.execute(rows).all()
    assert before, f"tests/store/rows.py needs a row of {table}"
    with (
        pytest.raises(IntegrityError, match=r"\w is append-only"),
        database.transaction() as session,
    ):
        session.execute(text(statement.format(table=table, column=before[0]._fields[0])))
    with database.reading() as session:
        assert session.execute(rows).all() == before


@pytest.mark.parametrize("way", ["delete", "update", "replace"])
def test_a_fact_cannot_be_changed(filled: Database, engine: str, way: str) -> None:
    for table in (*APPEND_ONLY, *SUPERSEDED_ONLY):
        assert_refused(filled, table, WAYS[engine][way])


def test_what_was_known_can_be_superseded_once_and_in_nothing_else(filled: Database) -> None:
    for table in SUPERSEDED_ONLY:
        assert_refused(filled, table, SUPERSEDE + ", recorded_at = '2026-11-24 09:00:00'")
        with filled.transaction() as session:
            session.execute(text(SUPERSEDE.format(table=table)))
        assert_refused(filled, table, SUPERSEDE)
        assert_refused(filled, table, 'UPDATE "{table}" SET superseded_at = NULL')
