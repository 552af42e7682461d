"""Invitations by mail: bound to a person, an address, and what comes with it."""

from datetime import datetime, timedelta

from app.ids import AgencyId, BoardId, PersonId, WayInId
from app.policy.actor import Actor
from app.policy.roles import Held
from app.policy.scope import may_grant
from app.services import letter_words
from app.services.addresses import fit_address
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound
from app.services.handing_out import post_way_in, require_staff
from app.services.links import Links
from app.services.tokens import hashed, new_token
from app.store import ways_in as store
from app.store.database import Session
from app.store.memberships import memberships_of
from app.store.ways_in import Kind, NewWayIn

INVITED_FOR = timedelta(days=7)


def invite(
    session: Session,
    actor: Actor | None,
    person_id: PersonId,
    agency_id: AgencyId | None,
    address: str,
    now: datetime,
    *,
    links: Links,
    held: Held | None = None,
    board_id: BoardId | None = None,
    agreement: str = "",
) -> WayInId:
    """`actor` None: the command line. `held`: the role that comes with it; without, she is staff of the agency."""
    if actor is not None:
        _refuse_inviter(session, actor, person_id, agency_id, held, now)
    address, token = fit_address(address), new_token()
    if agency_id is not None and held is None:
        store.hold_people(session, [person_id])
        store.withdraw_open(session, [person_id], [Kind.INVITATION], now, agency_id=agency_id)
    new = NewWayIn(
        kind=Kind.INVITATION,
        token_sha256=hashed(token),
        person_id=person_id,
        expires_at=now + INVITED_FOR,
        agency_id=agency_id,
        board_id=None if agency_id else board_id,
        role=held.role if held else None,
        agreement=agreement,
        address=address,
        made_by=actor.person_id if actor else None,
    )
    number = store.add_way_in(session, new, now)
    _write_invitation(session, number, links.way_in(token), now)
    record(
        session, actor, Action.INVITED, now, agency=agency_id, board=new.board_id, person=person_id
    )
    return number


def _refuse_inviter(
    session: Session,
    actor: Actor,
    person_id: PersonId,
    agency_id: AgencyId | None,
    held: Held | None,
    now: datetime,
) -> None:
    if held is not None:
        if not may_invite_as(session, actor, held, person_id, now):
            raise NotFound("no such place to give a role in")
        return
    if agency_id is None:
        raise NotFound("staff are invited by an agency")
    require_staff(session, actor, agency_id, [person_id], now)


def may_invite_as(
    session: Session, actor: Actor, held: Held, person_id: PersonId, now: datetime
) -> bool:
    """As granting asks it: below one's own rank, inside one's own scope, never to oneself."""
    agency, on = held.reach.agency_id, civil_date(now)
    boards = frozenset(
        each.board_id
        for each in memberships_of(session, [agency] if agency else [])
        if each.starts_on <= on and (each.ends_on is None or each.ends_on >= on)
    )
    return may_grant(actor, held.role, held.reach, person_id, of_boards=boards)


def _write_invitation(session: Session, number: WayInId, link: str, now: datetime) -> None:
    made = store.find_way_in(session, number)
    if made is None or made.address is None:
        raise NotFound("no such way in")
    role = made.held.role.value if made.held else None
    place = made.place or "Heed"
    sheet = letter_words.invitation(made.name, place, role, link, made.expires_at)
    post_way_in(session, made, sheet, now)
