"""A role is for the person it was given to: nobody who keeps a staff list comes into it by her own letters and slips."""

import contextlib
from datetime import timedelta

import pytest

from app.ids import GrantId, PersonId
from app.policy.actor import Actor
from app.policy.roles import Held, Reach, Role
from app.services import accounts, coming_in, doors, granting, inviting, resetting, ways_in
from app.services.coming_in import Chosen
from app.services.errors import NotFound, Refused
from app.services.granting import Invitee, Wanted
from app.services.passwords import Passwords
from app.services.verifying import Attempt
from app.store import accounts as account_store
from app.store import grants
from tests.area import actor_of
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, all_letters, on_the_list, token_in
from tests.conftest import FakeClock
from tests.people import PASSWORD as OLD_PASSWORD
from tests.people import granted, learner
from tests.services.ways_in.test_slips import come_in, slips

HEAD = "head@school.example"
CHOSEN = Chosen(PASSWORD, "head", shared=False)


def administrator(setting: Setting, passwords: Passwords, clock: FakeClock) -> Actor:
    with setting.database.transaction() as session:
        boss = learner(session, passwords, clock(), name="Gwen Boss", at=None, username="boss")
        granted(session, boss, Role.ADMINISTRATOR, Reach(), clock())
        return actor_of(session, boss)


def invite(setting: Setting, person_id: PersonId, address: str, clock: FakeClock) -> str:
    """By the nursery's DSP, as staff."""
    with setting.database.transaction() as session:
        arguments = (session, setting.dsp, person_id, setting.agency_id, address, clock())
        ways_in.invite(*arguments, links=LINKS)
    return token_in(all_letters(setting.database)[0])


def make_dsp_of(school: Setting, boss: Actor, address: str, clock: FakeClock) -> GrantId:
    wanted = Wanted(Held(Role.DSP, Reach(agency_id=school.agency_id)))
    with school.database.transaction() as session:
        invitee = Invitee("Helen Head", address)
        given = granting.grant_to_invited(session, boss, wanted, invitee, clock(), LINKS)
        return given.grant_id


def roles_of(setting: Setting, person_id: PersonId) -> tuple[Held, ...]:
    with setting.database.reading() as session:
        return grants.grants_of(session, person_id)


def test_a_slip_that_was_printed_before_opens_no_role(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """The nursery lists and invites the school's head; then an administrator makes her DSP there."""
    boss = administrator(setting, passwords, clock)
    helen = on_the_list(setting, "Helen Head", clock())
    invite(setting, helen, HEAD, clock)
    [slip] = slips(setting, [helen], clock)
    make_dsp_of(school, boss, HEAD, clock)
    assert roles_of(setting, helen)
    with pytest.raises(Refused, match="way-in-over"):
        come_in(setting, passwords, slip.code, CHOSEN, clock)


def test_a_slip_of_before_is_not_taken_over_with_a_role(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    boss = administrator(setting, passwords, clock)
    helen = on_the_list(setting, "Helen Head", clock())
    invite(setting, helen, HEAD, clock)
    [slip] = slips(setting, [helen], clock)
    make_dsp_of(school, boss, HEAD, clock)
    door = doors.look(setting.database, slip.code, setting.dsp, HERE, clock())
    with pytest.raises(Refused, match="way-in-over"), setting.database.transaction() as session:
        coming_in.use_signed_in(session, setting.dsp, door, "X", clock())


def test_a_slip_opens_no_account_that_gained_a_role_since(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
    [slip] = slips(setting, [aled.id], clock)
    with setting.database.transaction() as session:
        granted(session, aled, Role.ADMINISTRATOR, Reach(), clock())
    with pytest.raises(Refused, match="way-in-over"):
        come_in(setting, passwords, slip.code, CHOSEN, clock)


def test_an_invitation_to_another_address_opens_no_role(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    boss = administrator(setting, passwords, clock)
    helen = on_the_list(setting, "Helen Head", clock())
    to_her = invite(setting, helen, HEAD, clock)
    make_dsp_of(school, boss, HEAD, clock)
    door = doors.look(setting.database, to_her, None, HERE, clock())
    assert door.state == "open"
    elsewhere = invite(setting, helen, "somebody@else.example", clock)
    with pytest.raises(Refused, match="way-in-over"):
        come_in(setting, passwords, elsewhere, CHOSEN, clock)


def test_who_has_a_role_may_still_come_in_by_a_letter_to_her_own_address(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    boss = administrator(setting, passwords, clock)
    helen = on_the_list(setting, "Helen Head", clock())
    to_her = invite(setting, helen, HEAD, clock)
    make_dsp_of(school, boss, HEAD, clock)
    assert come_in(setting, passwords, to_her, CHOSEN, clock).token


def test_inviting_to_a_role_again_goes_where_the_role_was_sent(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    boss = administrator(setting, passwords, clock)
    helen = on_the_list(setting, "Helen Head", clock())
    invite(setting, helen, HEAD, clock)
    grant = make_dsp_of(school, boss, HEAD, clock)
    invite(setting, helen, "somebody@else.example", clock)
    tomorrow = clock() + timedelta(days=1)
    with setting.database.transaction() as session:
        assert inviting.invite_again(session, boss, grant, tomorrow, LINKS) == HEAD


def test_nobody_takes_over_a_role_that_she_gave(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """Or an administrator would see the staff whom administrators do not see."""
    boss = administrator(setting, passwords, clock)
    make_dsp_of(school, boss, "boss@home.example", clock)
    token = token_in(all_letters(setting.database)[0])
    door = doors.look(setting.database, token, boss, HERE, clock())
    with pytest.raises(Refused, match="grant-oneself"), setting.database.transaction() as session:
        coming_in.use_signed_in(session, boss, door, "X", clock())


def test_a_changed_password_is_the_end_of_slips_and_letters(
    setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """As the letter about the slip promises."""
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
        account = account_store.get_account(session, aled.id)
        account_store.set_address(session, account, "aled@home.example")
        her = actor_of(session, aled)
    [slip] = slips(setting, [aled.id], clock)
    resetting.ask_for_reset(setting.database, "aled@home.example", HERE, clock(), LINKS)
    reset = token_in(all_letters(setting.database)[0])
    attempt = Attempt(aled.username, OLD_PASSWORD, HERE)
    new = "nine herons wade at dusk"
    accounts.change_password(setting.database, passwords, her, attempt, new, clock())
    states = [
        doors.look(setting.database, token, None, HERE, clock()).state
        for token in (slip.code, reset)
    ]
    assert states == ["withdrawn", "withdrawn"]


def test_a_role_that_was_taken_back_does_not_come_with_a_second_entry(
    setting: Setting, school: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    """She was to run both; the letter to the one that she is not to run any more is still in her mailbox."""
    boss = administrator(setting, passwords, clock)
    taken_back = make_dsp_of(setting, boss, HEAD, clock)
    token = token_in(all_letters(setting.database)[0])
    make_dsp_of(school, boss, HEAD, clock)
    with setting.database.transaction() as session:
        granting.revoke(session, boss, taken_back, clock())
        helen = actor_of(session, learner(session, passwords, clock(), name="Helen Head"))
    door = doors.look(setting.database, token, helen, HERE, clock())
    with contextlib.suppress(Refused, NotFound), setting.database.transaction() as session:
        coming_in.use_signed_in(session, helen, door, "X", clock())
    kept = {held.reach.agency_id for held in roles_of(setting, helen.person_id)}
    assert setting.agency_id not in kept
