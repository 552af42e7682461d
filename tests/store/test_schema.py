from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import text

from app.store import people, schema
from app.store.database import Database
from app.store.errors import UnfitDatabase
from app.store.people import Agency, Person
from app.store.tables import APPEND_ONLY, Base
from tests.store.conftest import NOW, TODAY

VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"


def test_the_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    with database.reading() as session:
        context = MigrationContext.configure(session, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_checks_are_migrated_too(database: Database) -> None:
    """compare_metadata passes CHECK constraints by."""
    with database.reading() as session:
        sql = "\n".join(filter(None, session.scalars(text("SELECT sql FROM sqlite_master"))))
    names = [
        str(constraint.name)
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
    ]
    assert [name for name in names if name not in sql] == []


def test_an_empty_file_is_not_current_and_becomes_so(database_url: str) -> None:
    database = Database(database_url)
    assert schema.current_revision(database) is None
    assert not schema.is_current(database)
    schema.upgrade(database)
    assert schema.current_revision(database) == schema.head_revision()
    assert schema.is_current(database)
    database.close()


def test_upgrading_again_changes_nothing(database: Database, person: Person) -> None:
    schema.upgrade(database)
    with database.reading() as session:
        assert people.get_person(session, person.id) == person


def test_there_is_no_way_down() -> None:
    for path in VERSIONS.glob("*.py"):
        assert "def downgrade" not in path.read_text(), path.name


def test_revisions_are_numbered_in_one_line() -> None:
    numbers = sorted(path.name[:4] for path in VERSIONS.glob("[0-9]*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert schema.head_revision() == numbers[-1]


def test_rebuilding_a_parent_keeps_its_children(
    database: Database, agency: Agency, person: Person
) -> None:
    with database.transaction() as session:
        people.add_post(session, person.id, agency.id, "nursery practitioner", TODAY, NOW)
    with database.rebuilding() as connection:
        connection.exec_driver_sql("CREATE TABLE rebuilt AS SELECT * FROM person")
        connection.exec_driver_sql("DROP TABLE person")
        connection.exec_driver_sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name, created_at, more)")
        connection.exec_driver_sql("INSERT INTO person SELECT * FROM rebuilt")
    with database.reading() as session:
        assert len(people.current_posts(session, person.id, TODAY)) == 1


def test_a_rebuild_that_loses_rows_is_undone(
    database: Database, agency: Agency, person: Person
) -> None:
    with database.transaction() as session:
        people.add_post(session, person.id, agency.id, "nursery practitioner", TODAY, NOW)
    with (
        pytest.raises(UnfitDatabase, match="rows that are not there"),
        database.rebuilding() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM person")
    with database.transaction() as session:
        assert people.get_person(session, person.id) == person
        assert session.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_database_from_the_future_is_refused(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not schema.is_current(database)
    with pytest.raises(CommandError, match="9999"):
        schema.upgrade(database)


def test_triggers_come_back_after_a_table_was_rebuilt(database: Database) -> None:
    with database.rebuilding() as connection:
        connection.exec_driver_sql("DROP TRIGGER move_refuses_update")
    schema.upgrade(database)
    with database.reading() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        assert set(triggers) == {
            f"{table}_refuses_{event}" for table in APPEND_ONLY for event in ("update", "delete")
        }
