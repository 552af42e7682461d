"""The way in to an agency's staff: who asks, for which agency, and whether somebody is one of its people."""

from datetime import date, datetime

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.closed_agencies import refuse_closed
from app.services.errors import NotFound
from app.services.organisations import get_agency
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
    """Held until the transaction ends: nobody else changes its list meanwhile. AgencyClosed where it has."""
    agency = get_agency(session, actor, agency_id, now, permission)
    refuse_closed(session, agency_id, now)
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
