from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.content.model.terms import Nation
from app.store import accounts, people, sessions
from app.store.database import Database
from app.store.errors import NotFound
from app.store.people import Agency, Person
from tests.store.conftest import NOW, TODAY

LATER = NOW + timedelta(minutes=30)


@pytest.fixture
def sian(database: Database, person: Person) -> Person:
    with database.transaction() as session:
        accounts.add_account(session, person.id, "sian@example.org", "hash", NOW)
        sessions.add_session(session, person.id, "token", "Firefox on Windows", NOW)
    return person


def test_one_query_tells_who_is_signed_in_and_where_they_work(
    database: Database, sian: Person, agency: Agency
) -> None:
    with database.transaction() as session:
        people.add_post(session, sian.id, agency.id, "cook", date(2020, 1, 1), NOW)
        people.add_post(session, sian.id, agency.id, "deputy", date(2026, 1, 1), NOW)
        people.add_post(session, sian.id, agency.id, "head", date(2027, 1, 1), NOW)
    asked: list[str] = []
    with database.reading() as session:
        event.listen(session, "before_cursor_execute", lambda *args: asked.append(args[2]))
        found = sessions.find_signed_in(session, "token", TODAY)
    assert [sql.split()[0] for sql in asked if sql != "BEGIN"] == ["SELECT"]
    assert found is not None
    assert (found.person_id, found.name, found.username) == (
        sian.id,
        sian.name,
        "sian@example.org",
    )
    assert (found.job_role, found.agency) == ("deputy", agency)
    assert (found.created_at, found.seen_at, found.ended_at) == (NOW, NOW, None)


@pytest.mark.parametrize(("days", "job_role"), [(0, "cook"), (-1, None)])
def test_a_leaver_keeps_the_post_to_the_end_of_the_last_day(
    database: Database, sian: Person, agency: Agency, days: int, job_role: str | None
) -> None:
    last_day = TODAY + timedelta(days=days)
    with database.transaction() as session:
        people.add_post(session, sian.id, agency.id, "cook", date(2020, 1, 1), NOW, last_day)
        found = sessions.find_signed_in(session, "token", TODAY)
    assert found is not None
    assert found.job_role == job_role


def test_someone_without_a_post_is_signed_in_all_the_same(database: Database, sian: Person) -> None:
    with database.transaction() as session:
        accounts.set_nation(session, sian.id, Nation.SCOTLAND)
        found = sessions.find_signed_in(session, "token", TODAY)
    assert found is not None
    assert (found.agency, found.job_role, found.chosen_nation) == (None, None, Nation.SCOTLAND)


def test_a_strange_token_is_nobodys(database: Database, sian: Person) -> None:
    with database.reading() as session:
        assert sessions.find_signed_in(session, "guess", TODAY) is None


def test_an_ended_session_is_still_known_as_ended(database: Database, sian: Person) -> None:
    with database.transaction() as session:
        browser = sessions.open_sessions(session, sian.id)[0]
        sessions.end_session(session, browser.session_id, sian.id, NOW)
        sessions.end_session(session, browser.session_id, sian.id, LATER)
        found = sessions.find_signed_in(session, "token", TODAY)
        assert sessions.open_sessions(session, sian.id) == ()
    assert found is not None
    assert found.ended_at == NOW, "ending it again keeps the first time"


def test_nobody_ends_another_persons_session(
    database: Database, sian: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        browser = sessions.open_sessions(session, sian.id)[0]
        with pytest.raises(NotFound):
            sessions.end_session(session, browser.session_id, other_person.id, NOW)
        assert sessions.open_sessions(session, sian.id) == (browser,)


def test_all_sessions_end_but_the_one_in_hand(
    database: Database, sian: Person, other_person: Person
) -> None:
    with database.transaction() as session:
        here = sessions.add_session(session, sian.id, "here", "Safari on iPhone", LATER)
        sessions.add_session(session, other_person.id, "theirs", "Chrome on Android", NOW)
        sessions.end_sessions(session, sian.id, LATER, but=here)
        assert [one.session_id for one in sessions.open_sessions(session, sian.id)] == [here]
        sessions.end_sessions(session, sian.id, LATER)
        assert sessions.open_sessions(session, sian.id) == ()
        assert len(sessions.open_sessions(session, other_person.id)) == 1


def test_the_list_shows_the_last_seen_first(database: Database, sian: Person) -> None:
    with database.transaction() as session:
        first = sessions.open_sessions(session, sian.id)[0].session_id
        second = sessions.add_session(session, sian.id, "phone", "Safari on iPhone", NOW)
        sessions.mark_seen(session, first, LATER)
        listed = sessions.open_sessions(session, sian.id)
    assert [(one.session_id, one.device, one.seen_at) for one in listed] == [
        (first, "Firefox on Windows", LATER),
        (second, "Safari on iPhone", NOW),
    ]


def test_sweeping_takes_the_stale_and_leaves_the_rest(database: Database, sian: Person) -> None:
    with database.transaction() as session:
        sessions.add_session(session, sian.id, "fresh", "Safari on iPhone", LATER)
        sessions.sweep_sessions(session, LATER)
        assert sessions.find_signed_in(session, "token", TODAY) is None
        assert sessions.find_signed_in(session, "fresh", TODAY) is not None
