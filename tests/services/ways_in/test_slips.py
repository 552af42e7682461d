"""Printed slips: for people without an address, and for those who have forgotten a password."""

from math import log2

import pytest

from app.ids import PersonId
from app.policy.roles import Reach, Role
from app.policy.scope import EVERYWHERE
from app.services import coming_in, doors, signing_in, ways_in
from app.services.civil_time import civil_date
from app.services.codes import LETTERS, SLIP_GROUPS
from app.services.coming_in import Chosen
from app.services.doors import Step
from app.services.errors import NotFound, Refused
from app.services.passwords import Passwords
from app.services.verifying import Attempt
from app.services.ways_in import Slip
from app.store import accounts, audit, people, sessions
from app.store.database import Database
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, on_the_list
from tests.conftest import FakeClock
from tests.people import PASSWORD as OLD_PASSWORD
from tests.people import granted, learner


def slips(setting: Setting, people: list[PersonId], clock: FakeClock) -> tuple[Slip, ...]:
    with setting.database.transaction() as session:
        return ways_in.make_slips(
            session, setting.dsp, setting.agency_id, people, clock(), links=LINKS
        )


def come_in(
    setting: Setting, passwords: Passwords, code: str, chosen: Chosen, clock: FakeClock
) -> signing_in.Entry:
    door = doors.look(setting.database, code, None, HERE, clock())
    return coming_in.use_with_password(setting.database, passwords, door, chosen, "X", clock())


def test_a_code_is_short_to_type_and_too_long_to_guess() -> None:
    assert log2(len(LETTERS)) * 4 * SLIP_GROUPS >= 64
    assert not set(LETTERS) & set("0O1IL2Z5S8B")


def test_slips_come_by_name_with_usernames_that_nobody_has(
    setting: Setting, clock: FakeClock
) -> None:
    names = ("Siân ap Huw", "Siân Huw", "江 小明", "Aled Prosser")
    people = [on_the_list(setting, name, clock()) for name in names]
    made = slips(setting, people, clock)
    assert [slip.name for slip in made] == ["Aled Prosser", "Siân ap Huw", "Siân Huw", "江 小明"]
    assert [slip.username for slip in made] == [
        "aled.prosser",
        "sian.huw",
        "sian.huw2",
        "learner",
    ]
    assert len({slip.code for slip in made}) == 4
    assert all(slip.url == f"http://localhost/in/{slip.code}" for slip in made)


@pytest.mark.parametrize("spelt", [str.lower, lambda code: code.replace("-", " "), str])
def test_a_code_is_found_however_it_is_typed(
    setting: Setting, clock: FakeClock, spelt: "type[str]"
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    [slip] = slips(setting, [carys], clock)
    door = doors.look(setting.database, spelt(slip.code), None, HERE, clock())
    assert (door.way_in.person_id, door.step, door.username) == (carys, Step.CHOOSE, "carys.puw")


def test_who_came_by_a_slip_sits_at_a_shared_device_unless_she_says_otherwise(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    [slip] = slips(setting, [carys], clock)
    entry = come_in(setting, passwords, slip.code, Chosen(PASSWORD, "carys", shared=True), clock)
    assert entry.shared
    assert entry.device_token is None
    attempt = Attempt("carys", PASSWORD, HERE)
    said: list[bool | None] = [None, True, False]
    shared = [
        signing_in.sign_in(setting.database, passwords, attempt, "X", clock(), shared=each).shared
        for each in said
    ]
    assert shared == [True, True, False]


def test_a_shared_device_ends_early(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    [slip] = slips(setting, [carys], clock)
    entry = come_in(setting, passwords, slip.code, Chosen(PASSWORD, "carys", shared=True), clock)

    def is_open() -> bool:
        with setting.database.reading() as session:
            nation = setting.dsp.nation
            return signing_in.find_actor(session, entry.token, nation, clock()) is not None

    clock.forward(minutes=19)
    assert is_open()
    clock.forward(minutes=1)
    assert not is_open()


def test_a_new_slip_is_worth_more_than_the_one_before(setting: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    [first] = slips(setting, [carys], clock)
    [second] = slips(setting, [carys], clock)
    states = [
        doors.look(setting.database, slip.code, None, HERE, clock()).state
        for slip in (first, second)
    ]
    assert states == ["withdrawn", "open"]
    assert second.username == "carys.puw"


def test_a_username_must_be_free_and_no_address(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    [slip] = slips(setting, [carys], clock)
    for username, reason in (
        (setting.lead.username.upper(), "username-taken"),
        ("boss@school.example", "username-unfit"),
        ("two words", "username-unfit"),
        ("", "username-unfit"),
    ):
        with pytest.raises(Refused, match=reason):
            come_in(setting, passwords, slip.code, Chosen(PASSWORD, username, shared=True), clock)
    assert come_in(setting, passwords, slip.code, Chosen(PASSWORD, "puw", shared=True), clock).token


def test_a_slip_renews_a_password_and_signs_out_every_browser(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
    before = signing_in.sign_in(
        setting.database, passwords, Attempt(aled.username, OLD_PASSWORD, HERE), "X", clock()
    )
    [slip] = slips(setting, [aled.id], clock)
    assert (slip.has_account, slip.username) == (True, aled.username)
    come_in(setting, passwords, slip.code, Chosen(PASSWORD, "ignored", shared=True), clock)
    with setting.database.reading() as session:
        found = signing_in.find_actor(session, before.token, setting.dsp.nation, clock())
        assert found is None
        assert len(sessions.open_sessions(session, aled.id)) == 1
    attempt = Attempt(aled.username, PASSWORD, HERE, before.device_token or "")
    entry = signing_in.sign_in(setting.database, passwords, attempt, "X", clock(), shared=False)
    assert entry.device_token != before.device_token


def test_no_slip_opens_the_account_of_somebody_who_helps_to_run_heed(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """Or a DSP could become an administrator who works at her school."""
    with setting.database.transaction() as session:
        boss = learner(session, passwords, clock(), name="Gwen Boss", at=setting.agency_id)
        granted(session, boss, Role.ADMINISTRATOR, Reach(), clock())
    with pytest.raises(Refused, match="slip-for-privileged"):
        slips(setting, [boss.id], clock)


def test_whose_address_is_known_is_told_of_a_slip(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
        account = accounts.get_account(session, aled.id)
        assert accounts.set_address(session, account, "aled@home.example")
    [slip] = slips(setting, [aled.id], clock)
    [letter] = all_letters(setting.database)
    assert letter.address == "aled@home.example"
    assert slip.code not in letter.text


def test_no_slip_opens_the_account_of_somebody_who_works_elsewhere_and_can_be_written_to(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """Or a former DSP could put a leaver back on her list, and enter her account."""
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=school.agency_id)
        account = accounts.get_account(session, aled.id)
        assert accounts.set_address(session, account, "aled@home.example")
        people.add_post(session, aled.id, setting.agency_id, "teacher", clock().date(), clock())
    with pytest.raises(Refused, match="slip-for-account-elsewhere"):
        slips(setting, [aled.id], clock)


def test_slips_are_for_ones_own_staff_alone(
    setting: Setting, school: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    stranger = on_the_list(school, "Joe Bloom", clock())
    with pytest.raises(NotFound):
        slips(setting, [carys, stranger], clock)
    with pytest.raises(NotFound), setting.database.transaction() as session:
        ways_in.make_slips(session, school.dsp, setting.agency_id, [carys], clock(), links=LINKS)


def test_every_slip_is_in_the_trail_without_a_name(
    database: Database, setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    slips(setting, [carys], clock)
    with database.reading() as session:
        [entry] = audit.entries_in(session, EVERYWHERE, civil_date(clock()))
    assert (entry.action, entry.actor_id, entry.subjects) == (
        "slip made",
        setting.lead.id,
        {"person": carys},
    )
