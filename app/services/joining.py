"""Joining by an agency's code: anybody who knows it may ask, and the DSP decides."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, JoinRequestId, PersonId
from app.learning.job_roles import JOB_ROLES
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services import posts, throttling, ways_in
from app.services.accounts import LONGEST_NAME
from app.services.addresses import fit_address
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.codes import JOIN_GROUPS, bare, new_code
from app.services.errors import Refused, TooMany
from app.services.links import Links
from app.services.tokens import hashed
from app.services.ways_in import Slip
from app.store import join_requests as store
from app.store import staff_ways_in as staff
from app.store.database import Database, Session
from app.store.join_requests import Asking, Joinable
from app.store.scoping import require_agency
from app.store.staff_ways_in import Staff
from app.store.ways_in import hold_people

MOST_OPEN = 300
"""Requests that wait at one agency: a code that got about is switched off, not drowned in."""


@dataclass(frozen=True, slots=True)
class Welcomed:
    """She is on the list; and what she gets to sign in with."""

    person_id: PersonId
    name: str
    invited_at: str | None
    slip: Slip | None


def find(database: Database, code: str, network: str, now: datetime) -> Joinable:
    """NotFound, counted, for a code that is nobody's, or was switched off."""
    return throttling.look_up(
        database,
        f"join:{bare(code)}",
        network,
        now,
        lambda s: store.find_by_code(s, bare(code)),
        bucket=throttling.JOINING,
    )


def fit(name: str, job_role: str, address: str) -> Asking:
    """Refused for what nobody could be written down as."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise Refused("name-missing")
    if job_role not in JOB_ROLES:
        raise Refused("job-role-unknown")
    return Asking(name, job_role, fit_address(address) if address.strip() else None)


def ask(database: Database, code: str, asking: Asking, network: str, now: datetime) -> Joinable:
    """Asking twice is asking once."""
    agency = find(database, code, network, now)
    what = hashed(f"join-request:{agency.id}:{asking.name.casefold()}")
    with database.transaction() as session:
        throttling.begin_try(session, what, network, now, bucket=throttling.JOINING)
        if store.is_there(session, agency.id, asking):
            return agency
        if store.count_open(session, agency.id) >= MOST_OPEN:
            raise TooMany(24 * 3600)
        store.add_request(session, agency.id, asking, now)
    return agency


def turn_down(
    session: Session, actor: Actor, agency_id: AgencyId, number: JoinRequestId, now: datetime
) -> str:
    """Whose request it was."""
    _require(session, actor, agency_id, Permission.CHANGE_STAFF, now)
    request = store.get_request(session, agency_id, number)
    store.decide(session, number, actor.person_id, now, None)
    record(
        session, actor, Action.JOINER_DECIDED, now, agency=agency_id, request=number, joined="no"
    )
    return request.asking.name


def approve(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    number: JoinRequestId,
    now: datetime,
    *,
    links: Links,
    known: PersonId | None = None,
) -> Welcomed:
    """`known`: who of the staff she is, where the DSP knows her on the list already."""
    _require(session, actor, agency_id, Permission.CHANGE_STAFF, now)
    request = store.get_request(session, agency_id, number)
    members = staff.staff_at(session, agency_id, civil_date(now), now)
    member = _on_the_list(members, request.asking, known)
    if member is not None:
        hold_people(session, [member.person_id])
    person_id = member.person_id if member else _add(session, actor, agency_id, request.asking, now)
    store.decide(session, number, actor.person_id, now, person_id)
    record(
        session,
        actor,
        Action.JOINER_DECIDED,
        now,
        agency=agency_id,
        request=number,
        joined="yes",
        person=person_id,
    )
    if member is not None and member.username is not None:
        return Welcomed(person_id, request.asking.name, None, None)
    return _let_in(session, actor, agency_id, person_id, request.asking, now, links)


def _on_the_list(
    members: tuple[Staff, ...], asking: Asking, known: PersonId | None
) -> Staff | None:
    """By her address, or whom the DSP named."""
    by_address = [each for each in members if asking.address and each.address == asking.address]
    named = [each for each in members if each.person_id == known]
    if known is not None and not named:
        raise Refused("not-on-the-list")
    return next(iter(by_address + named), None)


def _add(
    session: Session, actor: Actor, agency_id: AgencyId, asking: Asking, now: datetime
) -> PersonId:
    newcomer = posts.Newcomer(asking.name, asking.address, None, asking.job_role, civil_date(now))
    return posts.add_member(session, actor, agency_id, newcomer, now)


def _let_in(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    asking: Asking,
    now: datetime,
    links: Links,
) -> Welcomed:
    if asking.address:
        ways_in.invite(session, actor, person_id, agency_id, asking.address, now, links=links)
        return Welcomed(person_id, asking.name, asking.address, None)
    [slip] = ways_in.make_slips(session, actor, agency_id, [person_id], now, links=links)
    return Welcomed(person_id, asking.name, None, slip)


def change_code(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime, *, on: bool
) -> None:
    """Another one, or none: the one before opens nothing any more."""
    _require(session, actor, agency_id, Permission.SET_AGENCY, now)
    store.set_code(session, agency_id, bare(new_code(JOIN_GROUPS)) if on else None)
    record(session, actor, Action.JOIN_CODE_CHANGED, now, agency=agency_id)


def _require(
    session: Session, actor: Actor, agency_id: AgencyId, permission: Permission, now: datetime
) -> None:
    require_agency(session, scope_of(actor, permission), agency_id, civil_date(now))
