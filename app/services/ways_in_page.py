"""What the DSP sees who brings her staff in."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.civil_time import civil_date
from app.services.staff_scope import see_agency
from app.store import join_requests, staff_ways_in
from app.store import ways_in as store
from app.store.database import Session
from app.store.join_requests import JoinRequest
from app.store.staff_ways_in import Staff
from app.store.ways_in import Kind, WayIn

GIVEN_OUT = (Kind.INVITATION, Kind.SLIP)


@dataclass(frozen=True, slots=True)
class Agency:
    id: AgencyId
    name: str


@dataclass(frozen=True, slots=True)
class WaysIn:
    agency: Agency
    code: str | None
    requests: tuple[JoinRequest, ...]
    waiting: tuple[Staff, ...]
    """Never signed in."""
    signed_in: tuple[Staff, ...]
    """Whom a slip gives a new password: without those who help to run Heed."""
    open: tuple[WayIn, ...]


def show(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> WaysIn:
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    members = staff_ways_in.staff_at(session, agency_id, civil_date(now), now)
    given_out = store.open_ways_in(session, now, agency_id=agency_id, kinds=GIVEN_OUT)
    return WaysIn(
        agency=Agency(agency_id, agency.facts.name),
        code=join_requests.get_code(session, agency_id),
        requests=join_requests.open_requests(session, agency_id),
        waiting=tuple(each for each in members if each.username is None),
        signed_in=tuple(each for each in members if each.username and not each.has_grants),
        open=tuple(each for each in given_out if each.held is None),
    )
