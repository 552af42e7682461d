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
from app.store import accounts, sessions, throttle
from app.store.database import Database, Session
from app.store.grants import grants_of
from app.store.sessions import SignedIn

IDLE = timedelta(hours=2)
ABSOLUTE = timedelta(hours=20)
SEEN_EVERY = timedelta(minutes=5)
KEPT_AFTER = timedelta(days=30)
"""Ended sessions are forgotten then; until then a late form finds its person."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the browser gets. A known device keeps the token that it has."""

    token: str
    device_token: str


@dataclass(frozen=True, slots=True)
class Found:
    actor: Actor
    seen_long_ago: bool


def sign_in(
    database: Database, passwords: Passwords, attempt: Attempt, browser: str, now: datetime
) -> Entry:
    """Refused or TooMany; the two say the same of names that exist and names that do not."""
    person = verifying.verify(database, passwords, attempt, now)
    with database.transaction() as session:
        _refuse_overtaken(session, person)
        token = establish_session(session, person.id, browser, now)
        sessions.sweep_sessions(session, now - KEPT_AFTER)
        if person.on_known_device:
            return Entry(token, attempt.device_token)
        device_token = new_token()
        throttle.add_known_device(session, hashed(device_token), person.id, now)
        return Entry(token, device_token)


def _refuse_overtaken(session: Session, person: Verified) -> None:
    """Hashing takes its time: an account closed, or a password changed meanwhile, ended the sessions before this one."""
    account = accounts.get_account(session, person.id)
    if account.disabled_at is not None or account.password_set_at != person.password_set_at:
        raise Refused("wrong-name-or-password")


def establish_session(session: Session, person_id: PersonId, browser: str, now: datetime) -> str:
    """Every way in ends here. `browser`: in words, for the person's own list."""
    token = new_token()
    sessions.add_session(session, person_id, hashed(token), browser, now)
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


def is_stale(created_at: datetime, seen_at: datetime, now: datetime) -> bool:
    return now - seen_at >= IDLE or now - created_at >= ABSOLUTE


def _is_open(found: SignedIn, now: datetime) -> bool:
    live = found.ended_at is None and found.disabled_at is None
    return live and not is_stale(found.created_at, found.seen_at, now)


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
