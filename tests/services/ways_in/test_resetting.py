"""A forgotten password, and a change of address."""

from datetime import timedelta

import pytest

from app.ids import PersonId
from app.policy.actor import Actor
from app.services import coming_in, doors, resetting, signing_in
from app.services.coming_in import Chosen
from app.services.doors import Step
from app.services.errors import Refused, TooMany
from app.services.passwords import Passwords
from app.services.throttling import PER_NETWORK
from app.services.verifying import Attempt
from app.store import accounts, sessions
from app.store.accounts import Account
from app.store.database import Database
from tests.area import actor_of
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, token_in
from tests.conftest import FakeClock
from tests.people import PASSWORD as OLD_PASSWORD
from tests.people import Someone, learner

OLD, NEW = "carys@school.example", "carys@college.example"


@pytest.fixture
def carys(setting: Setting, passwords: Passwords, clock: FakeClock) -> Someone:
    """With a work address that she has shown to be hers, by which she signs in."""
    with setting.database.transaction() as session:
        someone = learner(session, passwords, clock(), at=setting.agency_id, username=OLD)
        account = accounts.get_account(session, someone.id)
        accounts.set_address(session, account, OLD)
    return someone


@pytest.fixture
def actor(database: Database, carys: Someone) -> Actor:
    with database.reading() as session:
        return actor_of(session, carys)


def account_of(database: Database, person_id: PersonId) -> Account:
    with database.reading() as session:
        return accounts.get_account(session, person_id)


def ask_for_address(
    database: Database,
    passwords: Passwords,
    actor: Actor,
    clock: FakeClock,
    address: str = NEW,
    password: str = OLD_PASSWORD,
) -> None:
    attempt = Attempt(OLD, password, HERE)
    resetting.ask_for_address(database, passwords, actor, attempt, address, clock(), LINKS)


def press(database: Database, token: str, clock: FakeClock) -> Step:
    door = doors.look(database, token, None, HERE, clock())
    with database.transaction() as session:
        if door.step is Step.CONFIRM_ADDRESS:
            resetting.confirm_address(session, door, clock())
        else:
            resetting.stop_address(session, door, clock())
    return door.step


@pytest.mark.parametrize("typed", [OLD, " Carys@School.Example "])
def test_the_link_sets_a_password_and_signs_out_every_browser(
    database: Database, passwords: Passwords, clock: FakeClock, carys: Someone, typed: str
) -> None:
    old = Attempt(OLD, OLD_PASSWORD, HERE)
    before = signing_in.sign_in(database, passwords, old, "X", clock())
    resetting.ask_for_reset(database, typed, HERE, clock(), LINKS)
    [letter] = all_letters(database)
    assert (letter.kind, letter.address) == ("reset", OLD)
    door = doors.look(database, token_in(letter), None, HERE, clock())
    assert (door.step, door.username) == (Step.RENEW, OLD)
    chosen = Chosen(PASSWORD, "", shared=False)
    coming_in.use_with_password(database, passwords, door, chosen, "X", clock())
    with database.reading() as session:
        assert len(sessions.open_sessions(session, carys.id)) == 1
    with pytest.raises(Refused):
        signing_in.sign_in(database, passwords, old, "X", clock())
    again = Attempt(OLD, PASSWORD, HERE, before.device_token or "")
    entry = signing_in.sign_in(database, passwords, again, "X", clock())
    assert entry.device_token != before.device_token


def test_a_name_that_nobody_has_gets_the_same_answer_and_no_letter(
    database: Database, clock: FakeClock, carys: Someone
) -> None:
    for typed in ("nobody@school.example", "", "x" * 5000, "carys"):
        resetting.ask_for_reset(database, typed, HERE, clock(), LINKS)
    assert all_letters(database) == ()


def test_a_closed_account_gets_no_letter(
    database: Database, clock: FakeClock, carys: Someone
) -> None:
    with database.transaction() as session:
        accounts.disable_account(session, carys.id, clock())
    resetting.ask_for_reset(database, OLD, HERE, clock(), LINKS)
    assert all_letters(database) == ()


def test_after_half_an_hour_the_link_is_over(
    database: Database, clock: FakeClock, carys: Someone
) -> None:
    resetting.ask_for_reset(database, OLD, HERE, clock(), LINKS)
    token = token_in(all_letters(database)[0])
    clock.moment += timedelta(minutes=30, seconds=-1)
    assert doors.look(database, token, None, HERE, clock()).state == "open"
    clock.forward(seconds=1)
    assert doors.look(database, token, None, HERE, clock()).state == "expired"


def test_nobody_is_drowned_in_letters_by_a_stranger(
    database: Database, clock: FakeClock, carys: Someone
) -> None:
    for network in range(9):
        resetting.ask_for_reset(database, OLD, f"198.51.{network}.0/24", clock(), LINKS)
    assert len(all_letters(database)) == 3
    clock.forward(hours=1)
    resetting.ask_for_reset(database, OLD, HERE, clock(), LINKS)
    assert len(all_letters(database)) == 4


@pytest.mark.parametrize("typed", [OLD, "nobody@school.example"])
def test_asking_over_and_over_meets_the_throttle_known_or_not(
    database: Database, clock: FakeClock, carys: Someone, typed: str
) -> None:
    for _ in range(10):
        resetting.ask_for_reset(database, typed, HERE, clock(), LINKS)
    with pytest.raises(TooMany):
        resetting.ask_for_reset(database, typed, HERE, clock(), LINKS)


def test_a_network_that_asks_for_letters_can_still_sign_in(
    database: Database, passwords: Passwords, clock: FakeClock, carys: Someone
) -> None:
    for number in range(PER_NETWORK):
        resetting.ask_for_reset(database, f"{number}@school.example", HERE, clock(), LINKS)
    with pytest.raises(TooMany):
        resetting.ask_for_reset(database, OLD, HERE, clock(), LINKS)
    signing_in.sign_in(database, passwords, Attempt(OLD, OLD_PASSWORD, HERE), "X", clock())


def test_a_new_address_counts_once_its_link_is_used(
    database: Database, passwords: Passwords, clock: FakeClock, carys: Someone, actor: Actor
) -> None:
    ask_for_address(database, passwords, actor, clock)
    to = {letter.address: letter for letter in all_letters(database)}
    assert to.keys() == {OLD, NEW}
    assert NEW not in to[OLD].text
    assert account_of(database, carys.id).address == OLD
    assert press(database, token_in(to[NEW]), clock) is Step.CONFIRM_ADDRESS
    account = account_of(database, carys.id)
    assert (account.address, account.username) == (NEW, NEW)
    with pytest.raises(Refused, match="way-in-over"):
        press(database, token_in(to[NEW]), clock)


@pytest.mark.parametrize("confirmed", [False, True])
def test_the_old_address_can_stop_it_before_and_after(
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    carys: Someone,
    actor: Actor,
    confirmed: bool,
) -> None:
    signing_in.sign_in(database, passwords, Attempt(OLD, OLD_PASSWORD, HERE), "X", clock())
    ask_for_address(database, passwords, actor, clock)
    to = {letter.address: token_in(letter) for letter in all_letters(database)}
    if confirmed:
        press(database, to[NEW], clock)
        resetting.ask_for_reset(database, NEW, HERE, clock(), LINKS)
    clock.forward(days=1)
    assert press(database, to[OLD], clock) is Step.STOP_ADDRESS
    account = account_of(database, carys.id)
    assert (account.address, account.username) == (OLD, OLD)
    with database.reading() as session:
        assert sessions.open_sessions(session, carys.id) == ()
    with pytest.raises(Refused, match="way-in-over"):
        press(database, to[NEW], clock)


def test_it_takes_her_password(
    database: Database, passwords: Passwords, clock: FakeClock, actor: Actor
) -> None:
    with pytest.raises(Refused, match="wrong-name-or-password"):
        ask_for_address(database, passwords, actor, clock, password="not my password")
    assert all_letters(database) == ()


def test_an_address_of_somebody_else_is_found_out_by_its_reader_alone(
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    setting: Setting,
    carys: Someone,
    actor: Actor,
) -> None:
    with database.transaction() as session:
        learner(session, passwords, clock(), name="Joe Bloom", username=NEW)
    ask_for_address(database, passwords, actor, clock)
    token = next(token_in(each) for each in all_letters(database) if each.address == NEW)
    with pytest.raises(Refused, match="address-taken"):
        press(database, token, clock)
    assert account_of(database, carys.id).address == OLD
