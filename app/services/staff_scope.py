"""The way in to an agency's staff: who asks, for which agency, and whether somebody is one of its people."""

from datetime import date, datetime

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.organisations import get_agency, is_open
from app.store.database import Session
from app.store.organisations import Organisation
from app.store.posts import KnownPost, hold_list, posts_at


def see_agency(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    now: datetime,
    permission: Permission = Permission.SEE_STAFF,
) -> Organisation:
    return get_agency(session, actor, agency_id, now, permission)


def change_agency(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    now: datetime,
    permission: Permission = Permission.CHANGE_STAFF,
) -> Organisation:
    """Held until the transaction ends: nobody else changes its list meanwhile. Refused where it has closed."""
    agency = get_agency(session, actor, agency_id, now, permission)
    if not is_open(agency.closed_on, civil_date(now)):
        raise Refused("agency-closed")
    hold_list(session, agency_id)
    return agency


def posts_of_member(
    session: Session, agency_id: AgencyId, person_id: PersonId, on: date
) -> tuple[KnownPost, ...]:
    """All that the person ever held there; NotFound for somebody who has left, or was never there."""
    posts = posts_at(session, agency_id, [person_id])
    if not any(post.is_open(on) for post in posts):
        raise NotFound("no such person")
    return posts
