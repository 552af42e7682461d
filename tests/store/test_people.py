from datetime import date, timedelta

import pytest

from app.content.model.terms import Nation
from app.ids import PersonId
from app.store import accounts, people
from app.store.database import Database
from app.store.errors import Conflict, NotFound
from app.store.people import Agency, Person
from tests.store.conftest import NOW, TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def test_people_and_agencies_come_back_as_they_were(
    database: Database, person: Person, agency: Agency
) -> None:
    with database.reading() as session:
        assert people.get_person(session, person.id) == person
        assert people.get_agency(session, agency.id) == agency


def test_nobody_is_found_for_a_number_that_is_nobodys(database: Database) -> None:
    with database.reading() as session:
        for get in (people.get_person, accounts.get_account):
            with pytest.raises(NotFound):
                get(session, PersonId(404))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "held"),
    [
        (TODAY, None, True),
        (YESTERDAY, TODAY, True),
        (TODAY, TODAY, True),
        (TOMORROW, None, False),
        (date(2020, 1, 1), YESTERDAY, False),
    ],
    ids=["first day", "last day", "one day", "to come", "left"],
)
def test_a_post_is_held_from_its_first_day_to_its_last(
    database: Database,
    person: Person,
    agency: Agency,
    starts_on: date,
    ends_on: date | None,
    held: bool,
) -> None:
    with database.transaction() as session:
        post = people.add_post(
            session, person.id, agency.id, "nursery practitioner", starts_on, NOW, ends_on
        )
        assert people.current_posts(session, person.id, TODAY) == ((post,) if held else ())


def test_of_two_posts_the_latest_begun_comes_first(
    database: Database, person: Person, agency: Agency
) -> None:
    with database.transaction() as session:
        new = people.add_post(session, person.id, agency.id, "deputy", YESTERDAY, NOW)
        old = people.add_post(session, person.id, agency.id, "cook", date(2020, 1, 1), NOW)
        assert people.current_posts(session, person.id, TODAY) == (new, old)


def test_an_account_is_found_however_its_name_is_typed(database: Database, person: Person) -> None:
    with database.transaction() as session:
        account = accounts.add_account(session, person.id, "Sian@Example.org", "hash", NOW)
        assert account.username == "sian@example.org"
        assert accounts.find_account(session, "SIAN@example.ORG") == account
        assert accounts.find_account(session, "joe@example.org") is None


@pytest.mark.parametrize("typed", ["siân", "SIÂN", "sia\u0302n", "SIA\u0302N", "ｓｉâｎ"])
def test_an_account_is_found_from_every_keyboard(
    database: Database, person: Person, other_person: Person, typed: str
) -> None:
    with database.transaction() as session:
        account = accounts.add_account(session, person.id, "Sia\u0302n", "hash", NOW)
        assert accounts.find_account(session, typed) == account
        with pytest.raises(Conflict):
            accounts.add_account(session, other_person.id, typed, "hash", NOW)


def test_a_hash_is_not_renewed_over_a_password_that_was_set_meanwhile(
    database: Database, person: Person
) -> None:
    with database.transaction() as session:
        verified = accounts.add_account(session, person.id, "sian", "hash", NOW)
        accounts.set_password(session, person.id, "new", NOW)
        accounts.rehash_password(session, verified, "the old one, renewed")
        assert accounts.get_account(session, person.id).password_hash == "new"


def test_a_name_is_one_persons(database: Database, person: Person, other_person: Person) -> None:
    with database.transaction() as session:
        accounts.add_account(session, person.id, "sian@example.org", "hash", NOW)
        with pytest.raises(Conflict):
            accounts.add_account(session, other_person.id, "SIAN@example.org", "hash", NOW)
        with pytest.raises(Conflict):
            accounts.add_account(session, person.id, "sian.huw@example.org", "hash", NOW)


def test_an_account_changes_in_the_one_thing_that_was_asked_for(
    database: Database, person: Person
) -> None:
    later = NOW + timedelta(days=1)
    with database.transaction() as session:
        accounts.add_account(session, person.id, "sian@example.org", "hash", NOW)
        accounts.rehash_password(session, accounts.get_account(session, person.id), "stronger")
        accounts.set_appearance(session, person.id, "dark")
        accounts.set_language(session, person.id, "cy")
        accounts.set_nation(session, person.id, Nation.SCOTLAND)
        before = accounts.get_account(session, person.id)
        accounts.set_password(session, person.id, "new", later)
        accounts.set_nation(session, person.id, None)
        accounts.disable_account(session, person.id, later)
        after = accounts.get_account(session, person.id)
    assert (before.password_hash, before.password_set_at) == ("stronger", NOW)
    assert (before.appearance, before.language, before.nation) == ("dark", "cy", Nation.SCOTLAND)
    assert (after.password_hash, after.password_set_at) == ("new", later)
    assert (after.nation, after.disabled_at) == (None, later)
