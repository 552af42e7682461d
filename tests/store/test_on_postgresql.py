"""PostgreSQL's own: what goes wrong on a server, and what readers and writers see of each other."""

import socket
import threading
import time

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.ids import PersonId
from app.store import people, plans
from app.store.database import Database
from app.store.errors import Unavailable, UnfitDatabase, Unstorable
from app.store.people import Person
from app.store.plans import Intention
from tests.engines import Server, find_server
from tests.store.conftest import NOW

pytestmark = pytest.mark.postgresql_only("SQLite has one writer and no server")


def test_readers_see_one_moment_and_may_not_write(database: Database) -> None:
    with database.reading() as session:
        assert session.scalar(text("SHOW transaction_isolation")) == "repeatable read"
        assert session.scalar(text("SHOW transaction_read_only")) == "on"
    with database.transaction() as session:
        assert session.scalar(text("SHOW transaction_isolation")) == "read committed"
        assert session.scalar(text("SHOW transaction_read_only")) == "off"


def test_a_writer_waits_five_seconds_and_a_transaction_that_does_nothing_is_ended(
    database: Database,
) -> None:
    with database.transaction() as session:
        assert session.scalar(text("SHOW lock_timeout")) == "5s"
        assert session.scalar(text("SHOW idle_in_transaction_session_timeout")) == "1min"


def test_the_installers_own_options_win(database_url: str) -> None:
    database = Database(f"{database_url}?options=-c%20lock_timeout%3D7000")
    with database.transaction() as session:
        assert session.scalar(text("SHOW lock_timeout")) == "7s"
    database.close()


def test_of_a_deadlock_one_is_told_that_nothing_was_saved(
    database: Database, person: Person, other_person: Person
) -> None:
    told: list[Unavailable] = []
    both = threading.Barrier(2)

    def rename(first: PersonId, then: PersonId) -> None:
        try:
            with database.transaction() as session:
                people.rename_person(session, first, "Renamed")
                both.wait()
                people.rename_person(session, then, "Renamed")
        except Unavailable as error:
            told.append(error)

    crossing = [(person.id, other_person.id), (other_person.id, person.id)]
    threads = [threading.Thread(target=rename, args=pair) for pair in crossing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [error] = told
    assert "deadlock" in str(error)
    with database.reading() as session:
        names = [people.get_person(session, each.id).name for each in (person, other_person)]
    assert names == ["Renamed", "Renamed"]


def test_a_server_that_does_not_answer_is_unavailable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    database = Database(f"postgresql://heed@127.0.0.1:{port}/heed")
    with pytest.raises(Unavailable), database.reading():
        pass
    with pytest.raises(Unavailable), database.transaction():
        pass
    with pytest.raises(Unavailable):
        database.assert_writable()


def test_a_connection_that_the_server_cut_is_unavailable_once_and_then_made_anew(
    database: Database, person: Person
) -> None:
    def rename_over_a_dying_connection() -> None:
        with database.transaction() as session:
            people.rename_person(session, person.id, "Siân Huw")
            cut(database, session.scalar(text("SELECT pg_backend_pid()")))
            people.rename_person(session, person.id, "Siân Huw again")

    with pytest.raises(Unavailable):
        rename_over_a_dying_connection()
    with database.reading() as session:
        assert people.get_person(session, person.id) == person


def test_a_restart_of_the_server_goes_unnoticed_between_requests(
    database: Database, database_url: str, person: Person
) -> None:
    with database.reading() as session:
        pid = session.scalar(text("SELECT pg_backend_pid()"))
    other = Database(database_url)
    cut(other, pid)
    other.close()
    with database.reading() as session:
        assert people.get_person(session, person.id) == person
        assert session.scalar(text("SELECT pg_backend_pid()")) != pid


def cut(database: Database, pid: object) -> None:
    with database.reading() as session:
        session.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    time.sleep(0.1)


def test_what_a_learner_wrote_is_in_no_error(database: Database, person: Person) -> None:
    """PostgreSQL's DETAIL would repeat the row."""
    written = Intention("Mam was asleep again", "x", "y")
    with database.transaction() as session:
        plans.save_plan(session, person.id, "here", written, NOW, course="c", title="t")
    with pytest.raises(IntegrityError) as refused, database.transaction() as session:
        session.execute(text("UPDATE plan SET outcome = 'nonsense'"))
    assert "ck_plan_outcome_known" in str(refused.value)
    assert "asleep" not in str(refused.value) + str(refused.value.orig)


def test_what_the_database_cannot_hold_is_refused(database: Database, person: Person) -> None:
    with pytest.raises(Unstorable, match="NUL"), database.transaction() as session:
        people.rename_person(session, person.id, "Si\0ân")
    with pytest.raises(Unstorable, match="out of range"), database.reading() as session:
        people.get_person(session, PersonId(10**10))


def test_a_database_that_loses_letters_is_refused() -> None:
    own = Server(find_server()).create(
        "TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'"
    )
    database = Database(own.url)
    with pytest.raises(UnfitDatabase, match="encoding is LATIN1, Heed needs UTF8"):
        database.assert_pragmas()
    database.close()
    own.drop()
