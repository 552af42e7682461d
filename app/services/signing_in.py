"""Signing in, staying signed in, signing out."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.content.model.terms import Nation
from app.ids import PersonId, SessionId
from app.policy.actor import Actor, AgencyOfActor
from app.policy.permissions import LEARNER, Permission
from app.policy.roles import PERMISSIONS, Held
from app.services import verifying
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.passwords import Passwords
from app.services.tokens import hashed, new_token
from app.services.verifying import Attempt, Verified
from app.store import accounts, sessions, throttle, ways_in
from app.store.database import Database, Session
from app.store.grants import grants_of
from app.store.holding import hold_account
from app.store.sessions import SignedIn

SEEN_EVERY = timedelta(minutes=5)
KEPT_AFTER = timedelta(days=30)
"""Ended sessions are forgotten then; until then a late form finds its person."""


@dataclass(frozen=True, slots=True)
class Limits:
    idle: timedelta
    absolute: timedelta


LEARNER_LIMITS = Limits(timedelta(hours=2), timedelta(hours=20))
PRIVILEGED_LIMITS = Limits(timedelta(minutes=30), timedelta(hours=12))
SHARED_LIMITS = Limits(timedelta(minutes=20), timedelta(hours=2))


@dataclass(frozen=True, slots=True)
class Entry:
    """What the browser gets. A known device keeps the token that it has; a shared one gets none."""

    token: str
    device_token: str | None
    permissions: frozenset[Permission]
    """Of whoever came in."""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    actor: Actor
    seen_long_ago: bool


def sign_in(
    database: Database,
    passwords: Passwords,
    attempt: Attempt,
    browser: str,
    now: datetime,
    *,
    shared: bool | None = None,
) -> Entry:
    """Refused or TooMany; the two say the same of names that exist and names that do not.

    `shared`: whether others use the device too; None: not said.
    """
    person = verifying.verify(database, passwords, attempt, now)
    with database.transaction() as session:
        _refuse_overtaken(session, person)
        sessions.sweep_sessions(session, now - KEPT_AFTER)
        if shared is None:
            shared = is_from_slip(session, person.id)
        if person.on_known_device and not shared:
            token = establish_session(session, person.id, browser, now)
            return Entry(token, attempt.device_token, permissions_of(session, person.id))
        return enter(session, person.id, browser, now, shared=shared)


def enter(
    session: Session, person_id: PersonId, browser: str, now: datetime, *, shared: bool
) -> Entry:
    """A session, and on a device of her own the token by which it is known from now on."""
    token = establish_session(session, person_id, browser, now, shared=shared)
    permissions = permissions_of(session, person_id)
    if shared:
        return Entry(token, None, permissions, shared=True)
    device_token = new_token()
    throttle.add_known_device(session, hashed(device_token), person_id, now)
    return Entry(token, device_token, permissions)


def permissions_of(session: Session, person_id: PersonId) -> frozenset[Permission]:
    return _permissions(grants_of(session, person_id))


def is_from_slip(session: Session, person_id: PersonId) -> bool:
    """Who came by a slip and has no address sits, unless she says otherwise, at a tablet of the staff room."""
    account = accounts.get_account(session, person_id)
    return account.address is None and ways_in.has_used(session, person_id, ways_in.Kind.SLIP)


def _refuse_overtaken(session: Session, person: Verified) -> None:
    """Hashing takes its time: an account closed, or a password changed meanwhile, ended the sessions before this one."""
    hold_account(session, person.id)
    account = accounts.get_account(session, person.id)
    if account.disabled_at is not None or account.password_set_at != person.password_set_at:
        raise Refused("wrong-name-or-password")


def establish_session(
    session: Session,
    person_id: PersonId,
    browser: str,
    now: datetime,
    *,
    shared: bool = False,
) -> str:
    """Every way in ends here. `browser`: in words, for the person's own list."""
    token = new_token()
    sessions.add_session(session, person_id, hashed(token), browser, now, shared_device=shared)
    return token


def find_actor(session: Session, token: str, default_nation: Nation, now: datetime) -> Found | None:
    found = sessions.find_signed_in(session, hashed(token), civil_date(now))
    if found is None or not _is_open(found, now):
        return None
    held = grants_of(session, found.person_id) if found.has_grants else ()
    return Found(_actor(found, held, default_nation), now - found.seen_at >= SEEN_EVERY)


def mark_seen(session: Session, actor: Actor, now: datetime) -> None:
    sessions.mark_seen(session, actor.session_id, now)


def find_former_person(session: Session, token: str, now: datetime) -> PersonId | None:
    """Whose session this was, though it is over. Not for those whose account was closed."""
    found = sessions.find_signed_in(session, hashed(token), civil_date(now))
    return found.person_id if found and found.disabled_at is None else None


def end_session(session: Session, actor: Actor, session_id: SessionId, now: datetime) -> None:
    sessions.end_session(session, session_id, actor.person_id, now)


def end_other_sessions(session: Session, actor: Actor, now: datetime) -> None:
    sessions.end_sessions(session, actor.person_id, now, but=actor.session_id)


def limits(*, shared: bool, privileged: bool) -> Limits:
    if shared:
        return SHARED_LIMITS
    return PRIVILEGED_LIMITS if privileged else LEARNER_LIMITS


def is_stale(created_at: datetime, seen_at: datetime, now: datetime, within: Limits) -> bool:
    return now - seen_at >= within.idle or now - created_at >= within.absolute


def _is_open(found: SignedIn, now: datetime) -> bool:
    live = found.ended_at is None and found.disabled_at is None
    within = limits(shared=found.shared_device, privileged=found.has_grants)
    return live and not is_stale(found.created_at, found.seen_at, now, within)


def _actor(found: SignedIn, held: tuple[Held, ...], default_nation: Nation) -> Actor:
    agency = found.agency
    return Actor(
        person_id=found.person_id,
        session_id=found.session_id,
        name=found.name,
        nation=agency.nation if agency else found.chosen_nation or default_nation,
        language=found.language,
        appearance=found.appearance,
        job_role=found.job_role,
        agency=AgencyOfActor(agency.id, agency.name, agency.contacts) if agency else None,
        permissions=_permissions(held),
        held=held,
    )


def _permissions(held: tuple[Held, ...]) -> frozenset[Permission]:
    return LEARNER.union(*(PERMISSIONS[each.role] for each in held))
