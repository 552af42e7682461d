"""An agency that has closed: what is known of it can be read, and nothing is added or changed any more."""

from datetime import datetime

from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.civil_time import civil_date
from app.services.errors import AgencyClosed
from app.services.organisations import is_open
from app.store.database import Session
from app.store.organisations import find_closed_in, get_organisation


def find_closed(
    session: Session, actor: Actor, permission: Permission, agency_id: AgencyId, now: datetime
) -> AgencyClosed | None:
    """None for one that is open, and for one that is out of the permission's scope."""
    on = civil_date(now)
    closed = find_closed_in(session, scope_of(actor, permission), agency_id, on)
    return closed and AgencyClosed(*closed)


def refuse_closed(session: Session, agency_id: AgencyId, now: datetime) -> None:
    """For every service that writes something of an agency's; that it is in scope is the caller's to know."""
    agency = get_organisation(session, agency_id)
    if agency.closed_on is not None and not is_open(agency.closed_on, civil_date(now)):
        raise AgencyClosed(agency.name, agency.closed_on)
