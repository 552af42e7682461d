"""Which boards serve an agency."""

from datetime import date, datetime

from app.ids import AgencyId, BoardId, MembershipId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.organisations import get_agency
from app.store import memberships as store
from app.store.database import Session
from app.store.memberships import Membership
from app.store.scoping import require_board


def of_agency(session: Session, agency_id: AgencyId) -> tuple[Membership, ...]:
    """Of an agency that the caller has found in scope."""
    return store.memberships_of(session, (agency_id,))


def add(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    board_id: BoardId,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> None:
    found = get_agency(session, actor, agency_id, now, Permission.CHANGE_ORGANISATIONS)
    require_board(session, scope_of(actor, Permission.CHANGE_ORGANISATIONS), board_id)
    if found.closed_on is not None:
        raise Refused("agency-closed")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("ends-before-start")
    if any(_meets(each, board_id, starts_on, ends_on) for each in of_agency(session, agency_id)):
        raise Refused("membership-there")
    store.add_membership(session, board_id, agency_id, starts_on, ends_on, now)
    record(session, actor, Action.MEMBERSHIP_ADDED, now, agency=agency_id, in_board=board_id)


def get(session: Session, actor: Actor, membership_id: MembershipId, now: datetime) -> Membership:
    """One that the actor may end: its agency and its board are both in scope."""
    found = store.get_membership(session, membership_id)
    get_agency(session, actor, found.agency_id, now, Permission.CHANGE_ORGANISATIONS)
    require_board(session, scope_of(actor, Permission.CHANGE_ORGANISATIONS), found.board_id)
    if found.ends_on is not None and found.ends_on < civil_date(now):
        raise NotFound("it is over")
    return found


def end(
    session: Session, actor: Actor, membership_id: MembershipId, last_day: date, now: datetime
) -> Membership:
    found = get(session, actor, membership_id, now)
    store.end_membership(session, found, last_day, now)
    here = found.agency_id
    record(session, actor, Action.MEMBERSHIP_CHANGED, now, agency=here, in_board=found.board_id)
    return found


def _meets(there: Membership, board_id: BoardId, starts_on: date, ends_on: date | None) -> bool:
    return (
        there.board_id == board_id
        and (ends_on is None or there.starts_on <= ends_on)
        and (there.ends_on is None or there.ends_on >= starts_on)
    )
