"""Access roles given and taken back. Policy decides who may; whoever gains or loses one signs in anew."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import BoardId, GrantId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import Held, Reach, Role, fits
from app.policy.scope import may_grant, scope_of
from app.services import ways_in
from app.services.addresses import fit_address
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotAllowed, NotFound, Refused
from app.services.links import Links
from app.services.organisations import LONGEST_NAME, is_open
from app.store import accounts, grants, invited, memberships, organisations, people, sessions
from app.store.database import Session
from app.store.grants import Grant
from app.store.holding import hold_person
from app.store.scoping import require_agency, require_board

LONGEST_AGREEMENT = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    held: Held
    agreement: str = ""
    """Of an analyst: which data sharing agreement it rests on."""


@dataclass(frozen=True, slots=True)
class Invitee:
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Given:
    grant_id: GrantId
    name: str
    invited: bool
    """False: she has an account, and may use it from now."""


def grant_to_known(
    session: Session, actor: Actor, wanted: Wanted, username: str, now: datetime
) -> Given:
    """By the exact username."""
    require_reach(session, actor, wanted.held.reach, now)
    account = accounts.find_account(session, username)
    if account is None or account.disabled_at is not None:
        raise Refused("username-unknown")
    return _give(session, actor, wanted, account.person_id, now)


def grant_to_invited(
    session: Session, actor: Actor, wanted: Wanted, invitee: Invitee, now: datetime, links: Links
) -> Given:
    """One human has one record: whoever is known by the address gets the role on the record that there is."""
    require_reach(session, actor, wanted.held.reach, now)
    address = fit_address(invitee.address)
    if not invitee.name.strip() or len(invitee.name) > LONGEST_NAME:
        raise Refused("name-missing")
    known = invited.find_person_at(session, address)
    person_id = known or people.add_person(session, invitee.name, now).id
    given = _give(session, actor, wanted, person_id, now)
    if given.invited:
        send_invitation(session, actor, wanted.held, person_id, address, now, links)
    return given


def get(session: Session, actor: Actor, grant_id: GrantId, now: datetime) -> Grant:
    """One that the actor could have given: what she may not give she may not take."""
    scope = scope_of(actor, Permission.GRANT)
    grant = grants.get_grant(session, scope, grant_id, civil_date(now))
    _refuse_not_to_be_given(session, actor, grant.held, grant.person_id, now)
    return grant


def revoke(session: Session, actor: Actor, grant_id: GrantId, now: datetime) -> Grant:
    """Every browser of the person's is signed out by the same commit."""
    grant = get(session, actor, grant_id, now)
    grants.revoke_grant(session, grant_id, actor.person_id, now)
    sessions.end_sessions(session, grant.person_id, now)
    if not grants.grants_of(session, grant.person_id):
        invited.withdraw_invitations(session, grant.person_id, now)
    _record(session, actor, Action.REVOKED, grant.held, grant.person_id, now)
    return grant


def require_reach(session: Session, actor: Actor, reach: Reach, now: datetime) -> None:
    scope = scope_of(actor, Permission.GRANT)
    if reach.agency_id is not None:
        require_agency(session, scope, reach.agency_id, civil_date(now))
    elif reach.board_id is not None:
        require_board(session, scope, reach.board_id)
    elif not scope.everything:
        raise NotFound("not hers to give")


def _give(
    session: Session, actor: Actor, wanted: Wanted, person_id: PersonId, now: datetime
) -> Given:
    _refuse_unfit(session, wanted, now)
    _refuse_not_to_be_given(session, actor, wanted.held, person_id, now)
    hold_person(session, person_id)
    if grants.holds(session, person_id, wanted.held):
        raise Refused("grant-there")
    agreement = wanted.agreement.strip() if wanted.held.role is Role.ANALYST else ""
    number = grants.add_grant(
        session, person_id, wanted.held, actor.person_id, now, agreement=agreement
    )
    sessions.end_sessions(session, person_id, now)
    _record(session, actor, Action.GRANTED, wanted.held, person_id, now)
    grant = grants.get_grant(session, scope_of(actor, Permission.GRANT), number, civil_date(now))
    return Given(number, grant.name, invited=not grant.joined)


def _refuse_unfit(session: Session, wanted: Wanted, now: datetime) -> None:
    held = wanted.held
    if not fits(held.role, held.reach):
        raise Refused("role-unfit")
    agreement = wanted.agreement.strip()
    if held.role is Role.ANALYST and not 0 < len(agreement) <= LONGEST_AGREEMENT:
        raise Refused("agreement-missing")
    if held.reach.agency_id is not None:
        agency = organisations.get_organisation(session, held.reach.agency_id)
        if not is_open(agency.closed_on, civil_date(now)):
            raise Refused("agency-closed")


def _refuse_not_to_be_given(
    session: Session, actor: Actor, held: Held, to: PersonId, now: datetime
) -> None:
    if to == actor.person_id:
        raise Refused("grant-oneself")
    boards = boards_of(session, held.reach, now)
    if not may_grant(actor, held.role, held.reach, to, of_boards=boards):
        raise NotAllowed("not below her own rank")


def boards_of(session: Session, reach: Reach, now: datetime) -> frozenset[BoardId]:
    """That serve the agency today."""
    if reach.agency_id is None:
        return frozenset()
    on = civil_date(now)
    return frozenset(
        each.board_id
        for each in memberships.memberships_of(session, (reach.agency_id,))
        if each.starts_on <= on and is_open(each.ends_on, on)
    )


def send_invitation(
    session: Session,
    actor: Actor,
    held: Held,
    person_id: PersonId,
    address: str,
    now: datetime,
    links: Links,
) -> None:
    ways_in.invite(
        session,
        actor,
        person_id,
        held.reach.agency_id,
        address,
        now,
        held=held,
        board_id=held.reach.board_id,
        links=links,
    )


def _record(
    session: Session, actor: Actor, action: Action, held: Held, person_id: PersonId, now: datetime
) -> None:
    record(
        session,
        actor,
        action,
        now,
        agency=held.reach.agency_id,
        board=held.reach.board_id,
        person=person_id,
        role=held.role.value,
    )
