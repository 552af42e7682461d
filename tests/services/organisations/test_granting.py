"""Roles given and taken back."""

from datetime import timedelta

import pytest

from app.policy.roles import Held, Reach, Role
from app.policy.scope import EVERYWHERE
from app.services import granting
from app.services.errors import NotAllowed, NotFound, Refused
from app.services.granting import Invitee, Wanted
from app.services.inviting import invite_again, invited_dsps
from app.services.role_holders import givable_at, holders_at
from app.services.tokens import hashed
from app.store import audit, grants, letters, sessions
from app.store.accounts import get_account, set_address
from app.store.audit import Entry
from app.store.letters import Letter
from tests.services.organisations.conftest import LINKS, Running
from tests.store.conftest import NOW, TODAY

LATER = NOW + timedelta(minutes=5)


def last_entry(running: Running) -> Entry:
    return audit.entries_in(running.session, EVERYWHERE, TODAY)[0]


def dsp_at(running: Running) -> Wanted:
    return Wanted(Held(Role.DSP, Reach(agency_id=running.oak)))


def test_a_known_person_gets_a_role_by_the_exact_username(running: Running) -> None:
    lee = running.people["Lee"]
    sessions.add_session(running.session, lee.id, hashed("token"), "a browser", NOW)
    given = granting.grant_to_known(
        running.session, running.actor("Bea"), dsp_at(running), lee.username.upper(), NOW
    )
    assert (given.name, given.invited) == ("Lee", False)
    assert grants.grants_of(running.session, lee.id) == (dsp_at(running).held,)
    assert sessions.open_sessions(running.session, lee.id) == ()
    entry = last_entry(running)
    assert (entry.action, entry.agency_id) == ("granted", running.oak)
    assert entry.subjects == {"person": lee.id, "role": "dsp"}
    with pytest.raises(Refused, match="username-unknown"):
        granting.grant_to_known(
            running.session, running.actor("Bea"), dsp_at(running), lee.username[:-1], NOW
        )
    with pytest.raises(Refused, match="grant-there"):
        granting.grant_to_known(
            running.session, running.actor("Bea"), dsp_at(running), lee.username, NOW
        )


def test_nobody_gives_a_role_to_themselves(running: Running) -> None:
    bea = running.people["Bea"]
    with pytest.raises(Refused, match="grant-oneself"):
        granting.grant_to_known(
            running.session, running.actor("Bea"), dsp_at(running), bea.username, NOW
        )


@pytest.mark.parametrize(
    ("who", "role", "where", "error"),
    [
        ("Bea", Role.ADMINISTRATOR, "north", NotAllowed),
        ("Bea", Role.ANALYST, "south", NotFound),
        ("Bea", Role.DSP, "ash", NotFound),
        ("Bea", Role.AUTHOR, "everything", NotFound),
        ("Ada", Role.ADMINISTRATOR, "everything", NotAllowed),
        ("Ada", Role.DSP, "north", Refused),
        ("Dee", Role.DSP, "oak", NotFound),
        ("Lee", Role.AUTHOR, "oak", NotFound),
    ],
)
def test_above_oneself_and_beyond_ones_scope_nothing_is_given(
    running: Running, who: str, role: Role, where: str, error: type[Exception]
) -> None:
    reach = {
        "north": Reach(board_id=running.north),
        "south": Reach(board_id=running.south),
        "oak": Reach(agency_id=running.oak),
        "ash": Reach(agency_id=running.ash),
        "everything": Reach(),
    }[where]
    someone = running.area.staff("Somebody")
    wanted = Wanted(Held(role, reach), "An agreement")
    with pytest.raises(error):
        granting.grant_to_known(running.session, running.actor(who), wanted, someone.username, NOW)
    assert grants.grants_of(running.session, someone.id) == ()


def test_an_analyst_needs_an_agreement_and_it_is_kept(running: Running) -> None:
    held = Held(Role.ANALYST, Reach(board_id=running.north))
    lee = running.people["Lee"]
    arguments = running.session, running.actor("Bea")
    for agreement in ("", "  ", "x" * 501):
        with pytest.raises(Refused, match="agreement-missing"):
            granting.grant_to_known(*arguments, Wanted(held, agreement), lee.username, NOW)
    granting.grant_to_known(*arguments, Wanted(held, " Gwent 2026 "), lee.username, NOW)
    found = holders_at(*arguments, held.reach, NOW)
    agreements = {each.grant.name: each.grant.agreement for each in found}
    assert agreements == {"Bea": "", "Lee": "Gwent 2026"}


def test_somebody_new_is_invited_once_for_several_agencies(running: Running) -> None:
    elm = running.area.agency("Elm Nursery", running.north)
    mair = Invitee("Mair Puw", "Mair@Oak.example")
    arguments = running.session, running.actor("Bea")
    given = [
        granting.grant_to_invited(
            *arguments, Wanted(Held(Role.DSP, Reach(agency_id=agency))), mair, NOW, LINKS
        )
        for agency in (running.oak, elm)
    ]
    assert [each.invited for each in given] == [True, True]
    [first, second] = [
        grants.get_grant(running.session, EVERYWHERE, each.grant_id, TODAY) for each in given
    ]
    assert first.person_id == second.person_id
    assert not first.joined
    listed = invited_dsps(*arguments, NOW)
    assert [(each.agency, each.grant.name) for each in listed] == [
        ("Elm Nursery", "Mair Puw"),
        ("Oak School", "Mair Puw"),
    ]
    assert {each.invitation.address for each in listed} == {"mair@oak.example"}


def test_an_address_that_is_known_gets_the_role_on_the_record_that_there_is(
    running: Running,
) -> None:
    address = "al@ash.example"
    al = running.area.staff("Al", running.oak)
    set_address(running.session, get_account(running.session, al.id), address)
    given = granting.grant_to_invited(
        running.session,
        running.actor("Ada"),
        dsp_at(running),
        Invitee("Another Name", address.upper()),
        NOW,
        LINKS,
    )
    assert (given.name, given.invited) == ("Al", False)
    assert grants.grants_of(running.session, al.id) == (dsp_at(running).held,)


def test_a_role_is_taken_back_with_every_session(running: Running) -> None:
    dee = running.people["Dee"]
    sessions.add_session(running.session, dee.id, hashed("token"), "a browser", NOW)
    [grant] = [
        each.grant
        for each in holders_at(
            running.session, running.actor("Bea"), Reach(agency_id=running.oak), NOW
        )
    ]
    with pytest.raises(NotFound):
        granting.revoke(running.session, running.actor("Dee"), grant.id, NOW)
    granting.revoke(running.session, running.actor("Bea"), grant.id, NOW)
    assert grants.grants_of(running.session, dee.id) == ()
    assert sessions.open_sessions(running.session, dee.id) == ()
    assert last_entry(running).action == "revoked"
    with pytest.raises(NotFound):
        granting.revoke(running.session, running.actor("Bea"), grant.id, NOW)


def test_an_equals_role_is_not_ones_to_take_back(running: Running) -> None:
    running.area.holder("Ben", Role.ADMINISTRATOR, board=running.north)
    reach = Reach(board_id=running.north)
    found = holders_at(running.session, running.actor("Bea"), reach, NOW)
    assert {each.grant.name: each.revocable for each in found} == {"Bea": False, "Ben": False}
    with pytest.raises(NotAllowed):
        granting.revoke(running.session, running.actor("Bea"), found[1].grant.id, NOW)
    found = holders_at(running.session, running.actor("Ada"), reach, NOW)
    assert {each.revocable for each in found} == {True}


def test_an_invitation_taken_back_is_withdrawn_and_one_can_be_sent_again(
    running: Running,
) -> None:
    arguments = running.session, running.actor("Bea")
    mair = Invitee("Mair Puw", "mair@oak.example")
    given = granting.grant_to_invited(*arguments, dsp_at(running), mair, NOW, LINKS)
    tomorrow = NOW + timedelta(days=1)
    assert invite_again(*arguments, given.grant_id, tomorrow, LINKS) == "mair@oak.example"
    granting.revoke(*arguments, given.grant_id, NOW)
    with pytest.raises(NotFound):
        invite_again(*arguments, given.grant_id, NOW, LINKS)
    assert invited_dsps(*arguments, NOW) == ()


def test_one_letter_a_day_unless_the_last_is_known_of(running: Running) -> None:
    arguments = running.session, running.actor("Bea")
    mair = Invitee("Mair Puw", "mair@oak.example")
    given = granting.grant_to_invited(*arguments, dsp_at(running), mair, NOW, LINKS)
    for unaware in (None, NOW - timedelta(minutes=1)):
        with pytest.raises(Refused, match="invited-today"):
            invite_again(*arguments, given.grant_id, LATER, LINKS, beside=unaware)
    assert len(invitations_to(running, given.name)) == 1
    invite_again(*arguments, given.grant_id, LATER, LINKS, beside=NOW)
    with pytest.raises(Refused, match="invited-today"):
        invite_again(*arguments, given.grant_id, LATER, LINKS, beside=NOW)
    assert len(invitations_to(running, given.name)) == 2
    tomorrow = NOW + timedelta(days=1)
    invite_again(*arguments, given.grant_id, tomorrow, LINKS)
    assert len(invitations_to(running, given.name)) == 3


def invitations_to(running: Running, name: str) -> list[Letter]:
    found = letters.latest(running.session)
    return [each for each in found if each.kind == "invitation" and name in each.text]


def test_who_may_give_what_where(running: Running) -> None:
    at = {"oak": Reach(agency_id=running.oak), "north": Reach(board_id=running.north)}

    def roles(who: str, reach: Reach) -> set[Role]:
        return set(givable_at(running.session, running.actor(who), reach, NOW))

    assert roles("Bea", at["oak"]) == {Role.DSP, Role.AUTHOR}
    assert roles("Bea", at["north"]) == {Role.ANALYST, Role.AUTHOR}
    assert roles("Ada", at["north"]) == {Role.ANALYST, Role.AUTHOR, Role.ADMINISTRATOR}
    assert roles("Ada", Reach()) == {Role.AUTHOR}
