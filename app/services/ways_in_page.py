"""What the DSP sees who brings her staff in."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services import ways_in
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.links import Links
from app.services.staff_scope import see_agency
from app.store import join_requests, staff_ways_in
from app.store import ways_in as store
from app.store.database import Session
from app.store.join_requests import JoinRequest
from app.store.scoping import require_agency
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


def invite_staff(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    people: list[PersonId],
    now: datetime,
    *,
    links: Links,
) -> int:
    """At the addresses that the agency's list has. Refused where one has none, or nobody was chosen."""
    require_agency(session, scope_of(actor, Permission.CHANGE_STAFF), agency_id, civil_date(now))
    if not people:
        raise Refused("nobody-chosen")
    store.hold_people(session, people)
    found = staff_ways_in.staff_at(session, agency_id, civil_date(now), now, only=people)
    for each in found:
        if each.address is None:
            raise Refused("no-address")
        if each.username is None:
            ways_in.invite(
                session, actor, each.person_id, agency_id, each.address, now, links=links
            )
    return len(found)


def invite_all(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime, *, links: Links
) -> int:
    """Who has an address, has never signed in, and has no way in that still works."""
    require_agency(session, scope_of(actor, Permission.CHANGE_STAFF), agency_id, civil_date(now))
    members = staff_ways_in.staff_at(session, agency_id, civil_date(now), now)
    new = [
        each.person_id
        for each in members
        if each.address and each.username is None and each.open_way_in is None
    ]
    return invite_staff(session, actor, agency_id, new, now, links=links) if new else 0
