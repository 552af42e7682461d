"""What both engines promise. What is about one of them alone: test_on_sqlite.py, test_on_postgresql.py."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.ids import PersonId
from app.store import people
from app.store.database import Database
from app.store.errors import NotFound, Unavailable
from app.store.people import Person

IMPATIENT = timedelta(milliseconds=200)


def test_start_up_accepts_the_database(database: Database) -> None:
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
    with pytest.raises(DBAPIError, match=r"read-?only"), database.reading() as session:
        people.rename_person(session, person.id, "Someone else")


def test_a_reader_sees_one_moment(database: Database, person: Person) -> None:
    with database.reading() as reader:
        before = people.get_person(reader, person.id)
        with database.transaction() as session:
            people.rename_person(session, person.id, "Siân Huw")
        assert people.get_person(reader, person.id) == before


def test_a_writer_in_another_thread_makes_us_wait_and_then_say_so(
    database_url: str, database: Database, person: Person
) -> None:
    impatient = Database(database_url, patience=IMPATIENT)
    refusals: list[Unavailable] = []

    def write() -> None:
        try:
            with impatient.transaction() as session:
                people.rename_person(session, person.id, "Siân Huw")
        except Unavailable as error:
            refusals.append(error)

    with impatient.transaction() as session:
        people.rename_person(session, person.id, "Siân")
        second = threading.Thread(target=write)
        second.start()
        second.join()
    impatient.close()
    assert len(refusals) == 1
    with database.reading() as session:
        assert people.get_person(session, person.id).name == "Siân"


def test_a_writer_in_another_process_makes_us_wait_and_then_say_so(
    database: Database, database_url: str, person: Person
) -> None:
    """Another pool of connections is another process to the engine."""
    impatient = Database(database_url, patience=IMPATIENT)

    def write() -> None:
        with impatient.transaction() as session:
            people.rename_person(session, person.id, "Siân Huw")

    with database.transaction() as other:
        people.rename_person(other, person.id, "Siân")
        with pytest.raises(Unavailable, match="lock"):
            write()
    write()
    impatient.close()
    with database.reading() as session:
        assert people.get_person(session, person.id).name == "Siân Huw"


def test_a_mistake_of_ours_is_not_dressed_up_as_unavailable(database: Database) -> None:
    with pytest.raises(DBAPIError, match="nowhere"), database.transaction() as session:
        session.execute(text("SELECT * FROM nowhere"))
