"""A database with rows comes through every migration with the rows that it had. The rows: rows.py."""

from collections.abc import Mapping

import pytest

from app.store import schema
from app.store.database import Database
from app.store.errors import UnfitDatabase
from tests.store.rows import ROWS, Row, all_rows, put_in

Tables = Mapping[str, list[Row]]


def upgrade_with_rows(database: Database, revision: str) -> Tables:
    """What is there after the rows that the revision brought were put in."""
    schema.upgrade(database, revision)
    with database.transaction() as session:
        put_in(session, revision)
    with database.reading() as session:
        return all_rows(session)


def as_known_before(after: Tables, before: Tables) -> Tables:
    """Without the columns and the tables that came since."""
    return {
        name: [{column: row[column] for column in rows[0]} for row in after[name]]
        for name, rows in before.items()
        if rows and name != "alembic_version"
    }


@pytest.mark.parametrize("first", schema.revisions())
def test_every_row_comes_through_as_it_was(new_database: Database, first: str) -> None:
    """Also where the database skips versions: from each revision straight to the head."""
    until = schema.revisions().index(first) + 1
    for revision in schema.revisions()[:until]:
        before = upgrade_with_rows(new_database, revision)
    schema.upgrade(new_database)
    with new_database.reading() as session:
        after = all_rows(session)
    rows = as_known_before(before, before)
    assert as_known_before(after, before) == rows
    assert set(rows) >= {name for each in schema.revisions()[:until] for name in ROWS.get(each, {})}


def test_every_table_that_a_migration_may_meet_has_rows(new_database: Database) -> None:
    """All but the newest: its rows are due when another comes after it."""
    for revision in schema.revisions()[:-1]:
        tables = upgrade_with_rows(new_database, revision)
    assert [name for name, rows in tables.items() if not rows] == []


def test_a_migration_that_fails_leaves_everything_as_it_was(new_database: Database) -> None:
    before = upgrade_with_rows(new_database, "0001")

    def fail_half_way() -> None:
        with new_database.rebuilding() as connection:
            connection.exec_driver_sql("DROP TABLE award_void")
            connection.exec_driver_sql("CREATE TABLE other (id INTEGER PRIMARY KEY)")
            raise UnfitDatabase

    with pytest.raises(UnfitDatabase):
        fail_half_way()
    with new_database.reading() as session:
        assert all_rows(session) == before
