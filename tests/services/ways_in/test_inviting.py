"""Invitations: who may write them, what they are bound to, and how often they work."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from app.ids import PersonId
from app.policy.roles import Held, Reach, Role
from app.services import coming_in, doors, ways_in
from app.services.coming_in import Chosen
from app.services.doors import Step
from app.services.errors import NotFound, Refused, TooMany
from app.services.passwords import Passwords
from app.services.signing_in import sign_in
from app.services.verifying import Attempt
from app.store import accounts, grants
from app.store.database import Database
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, on_the_list, token_in
from tests.conftest import FakeClock

MINE = Chosen(PASSWORD, "", shared=False)


def invite(setting: Setting, person_id: PersonId, address: str, clock: FakeClock) -> str:
    """The token of the letter."""
    with setting.database.transaction() as session:
        arguments = (session, setting.dsp, person_id, setting.agency_id, address, clock())
        ways_in.invite(*arguments, links=LINKS)
    return token_in(all_letters(setting.database)[0])


def test_the_letter_carries_the_token_and_the_database_its_hash(
    setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, " Carys@School.Example ", clock)
    [letter] = all_letters(setting.database)
    assert letter.address == "carys@school.example"
    assert "Little Acorns Nursery" in letter.subject
    assert "Monday 30 November 2026" in letter.text
    door = doors.look(setting.database, token, None, HERE, clock())
    assert (door.way_in.person_id, door.step, door.state) == (carys, Step.CHOOSE, "open")
    with setting.database.reading() as session:
        [stored] = session.exec_driver_sql("SELECT token_sha256 FROM way_in").scalars()
    assert stored == hashlib.sha256(token.encode()).hexdigest()


def test_looking_uses_nothing_and_using_uses_it_up(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, "carys@school.example", clock)
    for _ in range(3):
        door = doors.look(setting.database, token, None, HERE, clock())
        assert door.state == "open"
    coming_in.use_with_password(setting.database, passwords, door, MINE, "Firefox", clock())
    after = doors.look(setting.database, token, None, HERE, clock())
    assert after.state == "used"
    with pytest.raises(Refused, match="way-in-over"):
        coming_in.use_with_password(setting.database, passwords, door, MINE, "Firefox", clock())
    attempt = Attempt("CARYS@school.example", PASSWORD, HERE)
    assert sign_in(setting.database, passwords, attempt, "Firefox", clock()).token
    with setting.database.reading() as session:
        assert accounts.get_account(session, carys).address == "carys@school.example"


def test_of_many_at_once_one_gets_in(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, "carys@school.example", clock)
    door = doors.look(setting.database, token, None, HERE, clock())

    def use(_: int) -> str:
        try:
            coming_in.use_with_password(setting.database, passwords, door, MINE, "X", clock())
        except Refused as refusal:
            return refusal.reason
        return "in"

    with ThreadPoolExecutor(6) as pool:
        told = sorted(pool.map(use, range(6)))
    assert told == ["in", *["way-in-over"] * 5]


def test_after_seven_days_it_is_over(setting: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, "carys@school.example", clock)
    clock.moment += timedelta(days=7, seconds=-1)
    assert doors.look(setting.database, token, None, HERE, clock()).state == "open"
    clock.forward(seconds=1)
    assert doors.look(setting.database, token, None, HERE, clock()).state == "expired"


def test_a_second_letter_takes_the_place_of_the_first(setting: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    first = invite(setting, carys, "carys@school.example", clock)
    second = invite(setting, carys, "carys@school.example", clock)
    assert doors.look(setting.database, first, None, HERE, clock()).state == "withdrawn"
    assert doors.look(setting.database, second, None, HERE, clock()).state == "open"


def test_a_withdrawn_one_opens_nothing(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, "carys@school.example", clock)
    door = doors.look(setting.database, token, None, HERE, clock())
    with pytest.raises(NotFound), setting.database.transaction() as session:
        ways_in.withdraw(session, school.dsp, school.agency_id, door.way_in.id, clock())
    with setting.database.transaction() as session:
        ways_in.withdraw(session, setting.dsp, setting.agency_id, door.way_in.id, clock())
    with pytest.raises(Refused, match="way-in-over"):
        coming_in.use_with_password(setting.database, passwords, door, MINE, "X", clock())


def test_only_her_own_dsp_invites_her(setting: Setting, school: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    for agency_id in (setting.agency_id, school.agency_id):
        somewhere = replace(school, agency_id=agency_id)
        with pytest.raises(NotFound):
            invite(somewhere, carys, "carys@school.example", clock)
    assert all_letters(setting.database) == ()


def test_a_dsp_gives_no_role_with_it(setting: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    held = Held(Role.DSP, Reach(agency_id=setting.agency_id))
    arguments = (setting.dsp, carys, setting.agency_id, "c@x.example", clock())
    with pytest.raises(NotFound), setting.database.transaction() as session:
        ways_in.invite(session, *arguments, links=LINKS, held=held)


@pytest.fixture
def invited_as_dsp(setting: Setting, clock: FakeClock) -> tuple[PersonId, Held, str]:
    """By the command line."""
    carys = on_the_list(setting, "Carys Puw", clock())
    held = Held(Role.DSP, Reach(agency_id=setting.agency_id))
    with setting.database.transaction() as session:
        ways_in.invite(
            session, None, carys, setting.agency_id, "c@x.example", clock(), links=LINKS, held=held
        )
    return carys, held, token_in(all_letters(setting.database)[0])


def test_a_role_is_hers_once_she_has_used_it_and_not_before(
    setting: Setting,
    passwords: Passwords,
    clock: FakeClock,
    invited_as_dsp: tuple[PersonId, Held, str],
) -> None:
    carys, held, token = invited_as_dsp
    with setting.database.reading() as session:
        assert grants.grants_of(session, carys) == ()
    door = doors.look(setting.database, token, None, HERE, clock())
    coming_in.use_with_password(setting.database, passwords, door, MINE, "X", clock())
    with setting.database.reading() as session:
        assert grants.grants_of(session, carys) == (held,)


def test_a_role_that_was_taken_back_meanwhile_stays_taken_back(
    setting: Setting,
    passwords: Passwords,
    clock: FakeClock,
    invited_as_dsp: tuple[PersonId, Held, str],
) -> None:
    carys, held, token = invited_as_dsp
    with setting.database.transaction() as session:
        number = grants.add_grant(session, carys, held, None, clock())
        clock.forward(hours=1)
        grants.revoke_grant(session, number, None, clock())
    door = doors.look(setting.database, token, None, HERE, clock())
    coming_in.use_with_password(setting.database, passwords, door, MINE, "X", clock())
    with setting.database.reading() as session:
        assert grants.grants_of(session, carys) == ()


def test_guessing_meets_the_throttle(
    database: Database, setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    token = invite(setting, carys, "carys@school.example", clock)
    for number in range(60):
        with pytest.raises(NotFound):
            doors.look(database, f"guess-{number}", None, HERE, clock())
    with pytest.raises(TooMany):
        doors.look(database, token, None, HERE, clock())
    assert doors.look(database, token, None, "198.51.100.0/24", clock()).state == "open"
    clock.forward(minutes=5, seconds=1)
    assert doors.look(database, token, None, HERE, clock()).state == "open"


@pytest.mark.parametrize("address", ["", "carys", "carys@", "a b@x.example", "ŵyn@x.example"])
def test_what_is_no_address_is_refused(setting: Setting, clock: FakeClock, address: str) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    with pytest.raises(Refused, match="address-unfit"):
        invite(setting, carys, address, clock)
