from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import CheckConstraint, inspect, text

from app.store import people, schema
from app.store.database import Database
from app.store.people import Person
from app.store.tables import Base

VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"


def test_the_migrations_make_the_tables_that_the_code_has(database: Database) -> None:
    with database.reading() as session:
        context = MigrationContext.configure(session, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_checks_are_migrated_too(database: Database) -> None:
    """compare_metadata passes CHECK constraints by."""
    with database.reading() as session:
        made = inspect(session)
        checks = {
            (table, str(check["name"]))
            for table in made.get_table_names()
            for check in made.get_check_constraints(table)
        }
    assert checks == {
        (table.name, str(constraint.name))
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, CheckConstraint)
    }


def test_an_empty_database_is_not_current_and_becomes_so(new_database: Database) -> None:
    assert schema.current_revision(new_database) is None
    assert not schema.is_current(new_database)
    schema.upgrade(new_database)
    assert schema.current_revision(new_database) == schema.head_revision()
    assert schema.is_current(new_database)


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


def test_a_database_from_the_future_is_refused(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not schema.is_current(database)
    with pytest.raises(CommandError, match="9999"):
        schema.upgrade(database)


def test_triggers_come_back_after_a_table_was_rebuilt(new_database: Database) -> None:
    schema.upgrade(new_database)
    there = triggers(new_database)
    lost = "DROP TRIGGER move_refuses_update"
    if not new_database.is_sqlite:
        lost = "DROP TRIGGER move_refuses_change ON move"
    with new_database.rebuilding() as connection:
        connection.exec_driver_sql(lost)
    assert triggers(new_database) != there
    schema.upgrade(new_database)
    assert triggers(new_database) == there


def triggers(database: Database) -> set[str]:
    """Of our own making."""
    query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    if database.is_sqlite:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with database.reading() as session:
        return set(session.scalars(text(query)))
