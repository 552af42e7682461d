"""SQLite's own: its settings, its one file."""

from pathlib import Path

import pytest
from sqlalchemy import text

from app.store import people, schema
from app.store.database import Database
from app.store.errors import Unavailable, UnfitDatabase
from app.store.people import Agency, Person
from tests.store.conftest import NOW, TODAY

pytestmark = pytest.mark.sqlite_only("SQLite's own settings and file")


@pytest.mark.parametrize("access", ["transaction", "reading"])
@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 5000),
    ],
)
def test_every_connection_has_the_settings_that_durability_rests_on(
    database: Database, access: str, pragma: str, value: object
) -> None:
    with getattr(database, access)() as session:
        assert session.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_start_up_refuses_a_database_that_cannot_keep_a_write_ahead_log() -> None:
    with pytest.raises(UnfitDatabase, match="journal_mode is 'memory', Heed needs 'wal'"):
        Database("sqlite:///:memory:").assert_pragmas()


def test_a_full_disk_is_unavailable_and_nothing_is_half_saved(
    database: Database, person: Person
) -> None:
    with database.transaction() as session:
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count={pages}"))

    def write_more_than_there_is_room_for() -> None:
        with database.transaction() as session:
            people.rename_person(session, person.id, "Siân Huw")
            people.add_person(session, "long " * 20_000, NOW)

    with pytest.raises(Unavailable, match="full"):
        write_more_than_there_is_room_for()
    with database.reading() as session:
        assert people.get_person(session, person.id).name == person.name


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="unable to open"):
        schema.upgrade(Database(f"sqlite:///{tmp_path / 'nowhere' / 'heed.db'}"))


def test_rebuilding_a_parent_keeps_its_children(
    database: Database, agency: Agency, person: Person
) -> None:
    with database.transaction() as session:
        people.add_post(session, person.id, agency.id, "nursery practitioner", TODAY, NOW)
    with database.rebuilding() as connection:
        connection.exec_driver_sql("CREATE TABLE rebuilt AS SELECT * FROM person")
        connection.exec_driver_sql("DROP TABLE person")
        connection.exec_driver_sql(
            "CREATE TABLE person (id INTEGER PRIMARY KEY, name, created_at, more)"
        )
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
