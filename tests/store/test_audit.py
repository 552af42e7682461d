"""The audit trail: whole under many writers at once, and broken by the least change."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import text

from app.ids import AgencyId, BoardId
from app.policy.scope import EVERYWHERE, NOWHERE, Scope
from app.services.passwords import Passwords
from app.store import audit
from app.store.append_only import install
from app.store.audit import add_entry
from app.store.database import Database, Session
from tests.area import Area
from tests.conftest import CHEAP
from tests.store.conftest import NOW, TODAY

WRITERS, EACH = 6, 8


def write(database: Database, count: int, agency: AgencyId | None = None) -> None:
    for number in range(count):
        with database.transaction() as session:
            subjects: audit.Subjects = {"person": number, "people": [1, 2]}
            add_entry(session, None, "granted", subjects, NOW, agency_id=agency)


def broken(database: Database) -> int | None:
    with database.reading() as session:
        return audit.find_broken(session)


def test_many_writers_at_once_make_one_chain(database: Database) -> None:
    together = Barrier(WRITERS)

    def work() -> None:
        together.wait()
        write(database, EACH)

    threads = [Thread(target=work) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert audit.length(session) == WRITERS * EACH
        assert audit.find_broken(session) is None


def test_an_empty_trail_is_whole(database: Database) -> None:
    assert broken(database) is None


TAMPERINGS = {
    "a changed action": ("UPDATE audit SET action = 'revoked' WHERE id = 3", 3),
    "a changed subject": ("UPDATE audit SET subjects = '{\"person\": 99}' WHERE id = 2", 2),
    "another actor": ("UPDATE audit SET actor_id = 7 WHERE id = 5", 5),
    "moved elsewhere": ("UPDATE audit SET agency_id = 7 WHERE id = 4", 4),
    "a row taken out": ("DELETE FROM audit WHERE id = 4", 4),
    "the first taken out": ("DELETE FROM audit WHERE id = 1", 1),
    "a seal put right": ("UPDATE audit SET sealed = 'x' WHERE id = 5", 5),
    "the newest taken out": ("DELETE FROM audit WHERE id > 3", 4),
    "all taken out": ("DELETE FROM audit", 1),
    "where it ends put back": ("UPDATE audit_head SET number = 4", 6),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_what_was_tampered_with_is_found(
    database: Database, without_triggers: None, name: str
) -> None:
    write(database, 5)
    assert broken(database) is None
    change, first = TAMPERINGS[name]
    with database.transaction() as session:
        session.execute(text(change))
    assert broken(database) == first


def test_what_was_cut_off_stays_a_gap_whatever_is_written_afterwards(
    database: Database, without_triggers: None
) -> None:
    write(database, 5)
    with database.transaction() as session:
        session.execute(text("DELETE FROM audit WHERE id > 3"))
    write(database, 4)
    assert broken(database) == 4
    with database.reading() as session:
        assert audit.length(session) == 9


def test_a_seal_that_was_noted_shows_a_trail_that_was_written_anew(
    database: Database, without_triggers: None
) -> None:
    """Also where what is noted in the database went with it."""
    write(database, 5)
    with database.reading() as session:
        noted = audit.last_seal(session)
    write(database, 1)
    with database.reading() as session:
        assert audit.has_seal(session, noted)
    with database.transaction() as session:
        session.execute(text("DELETE FROM audit WHERE id > 4"))
        session.execute(text("DELETE FROM audit_head"))
    write(database, 3)
    assert broken(database) is None
    with database.reading() as session:
        assert not audit.has_seal(session, noted)


@pytest.fixture
def without_triggers(database: Database) -> Iterator[None]:
    """As somebody could who has the database in hand. They come back: others use the same tables."""
    with database.transaction() as session:
        drop(session)
    yield
    with database.rebuilding() as connection:
        install(connection)


def drop(session: Session) -> None:
    if session.dialect.name == "sqlite":
        for event in ("update", "delete"):
            session.exec_driver_sql(f'DROP TRIGGER "audit_refuses_{event}"')
    else:
        session.exec_driver_sql("ALTER TABLE audit DISABLE TRIGGER USER")


def test_entries_are_read_inside_a_scope_the_latest_first(database: Database) -> None:
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), NOW)
        north, south = area.board("North"), area.board("South")
        oak, ash = area.agency("Oak", north), area.agency("Ash", south)
        for agency, board in ((oak, None), (ash, None), (None, north), (None, south), (None, None)):
            add_entry(session, None, "granted", {}, NOW, agency_id=agency, board_id=board)

    def seen(scope: Scope, before: int | None = None, limit: int = 9) -> list[int]:
        with database.reading() as session:
            found = audit.entries_in(session, scope, TODAY, before=before, limit=limit)
            return [entry.number for entry in found]

    assert seen(EVERYWHERE) == [5, 4, 3, 2, 1]
    assert seen(Scope(boards=frozenset({BoardId(north)}))) == [3, 1]
    assert seen(Scope(agencies=frozenset({ash}))) == [2]
    assert seen(NOWHERE) == []
    assert seen(EVERYWHERE, before=4, limit=2) == [3, 2]


def test_a_moment_keeps_its_seal_to_the_microsecond(database: Database) -> None:
    with database.transaction() as session:
        add_entry(session, None, "granted", {}, NOW + timedelta(microseconds=123_456))
    assert broken(database) is None
