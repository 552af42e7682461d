"""Giving people a way in, and taking it back."""

from datetime import datetime

from app.ids import AgencyId, WayInId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.invitations import invite
from app.services.slips import MOST_SLIPS, Slip, make_slips
from app.store import ways_in as store
from app.store.database import Session
from app.store.scoping import require_agency

__all__ = ["MOST_SLIPS", "Slip", "invite", "make_slips", "withdraw"]


def withdraw(
    session: Session, actor: Actor, agency_id: AgencyId, number: WayInId, now: datetime
) -> None:
    scope = scope_of(actor, Permission.CHANGE_STAFF)
    require_agency(session, scope, agency_id, civil_date(now))
    found = store.find_way_in(session, number)
    if found is None or found.agency_id != agency_id or found.held is not None:
        raise NotFound("no such way in")
    if not store.withdraw(session, number, now):
        raise Refused("way-in-over")
    record(
        session,
        actor,
        Action.WAY_IN_WITHDRAWN,
        now,
        agency=agency_id,
        person=found.person_id,
        way_in=number,
    )
