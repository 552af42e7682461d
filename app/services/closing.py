"""Closing an agency: whoever worked there keeps her record, and nobody goes on running it."""

from dataclasses import dataclass
from datetime import date, datetime

from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import Reach
from app.policy.scope import EVERYWHERE
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.organisations import get_agency, is_open
from app.store import closing as store
from app.store import grants, organisations, sessions
from app.store.database import Session
from app.store.organisations import Organisation


@dataclass(frozen=True, slots=True)
class Ending:
    """What closing it today would end."""

    agency: Organisation
    posts: int
    grants: int


def ahead(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Ending:
    found = get_agency(session, actor, agency_id, now, Permission.CHANGE_ORGANISATIONS)
    return Ending(
        found,
        store.open_posts(session, agency_id, civil_date(now)),
        len(grants.grants_at(session, Reach(agency_id=agency_id))),
    )


def close(
    session: Session, actor: Actor, agency_id: AgencyId, last_day: date, now: datetime
) -> None:
    found = get_agency(session, actor, agency_id, now, Permission.CHANGE_ORGANISATIONS)
    _refuse_unfit(session, found, last_day, civil_date(now))
    organisations.close_organisation(session, agency_id, last_day)
    store.end_memberships(session, agency_id, last_day, now)
    store.end_posts(session, agency_id, last_day, actor.person_id, now)
    store.withdraw_ways_in(session, agency_id, now)
    record(session, actor, Action.AGENCY_CLOSED, now, agency=agency_id)
    for grant in grants.grants_at(session, Reach(agency_id=agency_id)):
        grants.revoke_grant(session, grant.id, actor.person_id, now)
        sessions.end_sessions(session, grant.person_id, now)
        record(session, actor, Action.REVOKED, now, agency=agency_id, person=grant.person_id)


def _refuse_unfit(session: Session, found: Organisation, last_day: date, today: date) -> None:
    if found.closed_on is not None:
        raise Refused("agency-closed")
    if last_day > today:
        raise Refused("closes-later")
    schools = organisations.children_of(session, found.id, EVERYWHERE, today)
    if any(is_open(school.closed_on, today) for school in schools):
        raise Refused("schools-open")
