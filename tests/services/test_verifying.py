"""The throttle is in the verifier, so that every way in has it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.services.errors import Refused, TooMany
from app.services.passwords import PasswordCost, Passwords
from app.services.verifying import Attempt, verify
from app.store import accounts
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone

HERE = "203.0.113.0/24"


def outcome(database: Database, passwords: Passwords, clock: FakeClock, attempt: Attempt) -> str:
    try:
        verify(database, passwords, attempt, clock())
    except Refused as refusal:
        return refusal.reason
    except TooMany:
        return "too many"
    return "verified"


def test_a_hundred_at_once_are_no_way_round_the_limit(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    wrong = Attempt(person.username, "not the password", HERE)
    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(lambda _: outcome(database, passwords, clock, wrong), range(40)))
    assert told.count("wrong-name-or-password") == 10
    assert told.count("too many") == 30


def test_one_account_is_still_open_to_another_network(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    for _ in range(11):
        outcome(database, passwords, clock, Attempt(person.username, "wrong", HERE))
    elsewhere = Attempt(person.username, PASSWORD, "198.51.100.0/24")
    assert outcome(database, passwords, clock, elsewhere) == "verified"


def test_the_right_password_is_not_counted(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    right = Attempt(person.username, PASSWORD, HERE)
    assert {outcome(database, passwords, clock, right) for _ in range(30)} == {"verified"}


def test_a_device_token_of_ones_own_making_opens_no_bucket(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    told = [
        outcome(
            database, passwords, clock, Attempt(person.username, "wrong", HERE, f"made up {number}")
        )
        for number in range(11)
    ]
    assert told[-1] == "too many"


def test_a_hash_at_an_older_cost_is_renewed_on_the_way_in(
    database: Database, clock: FakeClock, person: Someone
) -> None:
    dearer = Passwords(PasswordCost(memory_kib=64, passes=1, lanes=1))
    verify(database, dearer, Attempt(person.username, PASSWORD, HERE), clock())
    with database.reading() as session:
        stored = accounts.get_account(session, person.id).password_hash
    assert "m=64," in stored
    assert dearer.matches(stored, PASSWORD)


@pytest.mark.parametrize("username", ["", " ", "nobody", "x" * 5000, "'; DROP TABLE account; --"])
def test_names_that_nobody_has(
    database: Database, passwords: Passwords, clock: FakeClock, username: str
) -> None:
    told = outcome(database, passwords, clock, Attempt(username, PASSWORD, HERE))
    assert told == "wrong-name-or-password"


def test_another_spelling_of_a_name_opens_no_other_bucket(
    database: Database, passwords: Passwords, clock: FakeClock, person: Someone
) -> None:
    told = set()
    for typed in ("siân", "SIÂN", "sia\u0302n", "ＳＩÂＮ"):
        for _ in range(3):
            told.add(outcome(database, passwords, clock, Attempt(typed, "wrong", HERE)))
    assert told == {"wrong-name-or-password", "too many"}
