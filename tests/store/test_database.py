import sqlite3
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from app.ids import PersonId
from app.store import people, schema
from app.store.database import Database
from app.store.errors import NotFound, Unavailable, UnfitDatabase
from app.store.people import Person
from tests.store.conftest import NOW

IMPATIENT = timedelta(milliseconds=200)


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


def test_start_up_accepts_a_file(database: Database) -> None:
    database.assert_pragmas()
    database.assert_writable()


def test_what_a_transaction_wrote_is_there_for_the_next_reader(
    database: Database, person: Person
) -> None:
    with database.reading() as session:
        assert people.get_person(session, person.id) == person


def test_an_error_undoes_the_whole_transaction(database: Database, person: Person) -> None:
    def fail_half_way() -> None:
        with database.transaction() as session:
            people.rename_person(session, person.id, "Someone else")
            people.get_person(session, PersonId(404))

    with pytest.raises(NotFound):
        fail_half_way()
    with database.reading() as session:
        assert people.get_person(session, person.id).name == person.name


def test_reading_cannot_write(database: Database, person: Person) -> None:
    with pytest.raises(OperationalError, match="readonly"), database.reading() as session:
        people.rename_person(session, person.id, "Someone else")


def test_a_reader_sees_one_moment(database: Database, person: Person) -> None:
    with database.reading() as reader:
        before = people.get_person(reader, person.id)
        with database.transaction() as session:
            people.rename_person(session, person.id, "Siân Huw")
        assert people.get_person(reader, person.id) == before


def test_a_writer_in_another_process_makes_us_wait_and_then_say_so(
    database: Database, database_url: str, person: Person, tmp_path: Path
) -> None:
    impatient = Database(database_url, patience=IMPATIENT)
    other = sqlite3.connect(tmp_path / "heed.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="locked"), impatient.transaction() as session:
        people.rename_person(session, person.id, "Siân Huw")
    other.execute("ROLLBACK")
    other.close()
    with impatient.transaction() as session:
        people.rename_person(session, person.id, "Siân Huw")
    impatient.close()


def test_a_writer_in_another_thread_makes_us_wait_and_then_say_so(
    database_url: str, database: Database, person: Person
) -> None:
    impatient = Database(database_url, patience=IMPATIENT)
    refusals: list[str] = []

    def write() -> None:
        try:
            with impatient.transaction() as session:
                people.rename_person(session, person.id, "Siân Huw")
        except Unavailable as error:
            refusals.append(str(error))

    with impatient.transaction() as session:
        people.rename_person(session, person.id, "Siân")
        second = threading.Thread(target=write)
        second.start()
        second.join()
    impatient.close()
    assert refusals == ["too many requests are waiting for the database"]
    with database.reading() as session:
        assert people.get_person(session, person.id).name == "Siân"


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


def test_a_mistake_of_ours_is_not_dressed_up_as_unavailable(database: Database) -> None:
    with (
        pytest.raises(OperationalError, match="no such table"),
        database.transaction() as session,
    ):
        session.execute(text("SELECT * FROM nowhere"))
