"""People who can sign in: how they come to be, and how they change what is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.content.model.terms import Nation
from app.ids import PersonId
from app.policy.actor import Actor
from app.services import verifying
from app.services.civil_time import civil_date
from app.services.errors import Conflict, Refused
from app.services.passwords import Passwords, refuse_weak
from app.services.verifying import Attempt
from app.store import accounts, people, sessions, throttle, ways_in
from app.store.database import Database, Session
from app.store.ways_in import Kind

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Workplace:
    """Found by its name; `nation` is needed where Heed does not know it yet."""

    name: str
    job_role: str
    nation: Nation | None = None
    sector: str = "other"
    contacts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Newcomer:
    name: str
    username: str
    password: str
    workplace: Workplace | None = None


def add_learner(
    database: Database, passwords: Passwords, newcomer: Newcomer, now: datetime
) -> PersonId:
    _refuse_unfit(newcomer)
    password_hash = passwords.hash(newcomer.password)
    with database.transaction() as session:
        person = people.add_person(session, newcomer.name, now)
        try:
            accounts.add_account(session, person.id, newcomer.username, password_hash, now)
        except Conflict as taken:
            raise Refused("username-taken") from taken
        if newcomer.workplace is not None:
            _add_post(session, person.id, newcomer.workplace, now)
    return person.id


def _add_post(session: Session, person_id: PersonId, workplace: Workplace, now: datetime) -> None:
    agency = people.find_agency(session, workplace.name)
    if agency is None:
        if workplace.nation is None:
            raise Refused("nation-missing")
        agency = people.add_agency(
            session, workplace.name, workplace.sector, workplace.nation, workplace.contacts
        )
    people.add_post(session, person_id, agency.id, workplace.job_role, civil_date(now), now)


def _refuse_unfit(newcomer: Newcomer) -> None:
    username = newcomer.username
    if not newcomer.name or len(newcomer.name) > LONGEST_NAME:
        raise Refused("name-missing")
    if len(username) > LONGEST_NAME or username.split() != [username]:
        raise Refused("username-unfit")
    workplace = newcomer.workplace.name if newcomer.workplace else ""
    refuse_weak(newcomer.password, (newcomer.name, username, workplace))


def change_password(
    database: Database,
    passwords: Passwords,
    actor: Actor,
    attempt: Attempt,
    new_password: str,
    now: datetime,
) -> None:
    """Every other browser is signed out, every device unknown again, and slips and letters that open the account
    are worth nothing, by the same commit."""
    agency = actor.agency.name if actor.agency else ""
    refuse_weak(new_password, (actor.name, attempt.username, agency))
    verifying.verify(database, passwords, attempt, now)
    new_hash = passwords.hash(new_password)
    with database.transaction() as session:
        ways_in.hold_people(session, [actor.person_id])
        accounts.set_password(session, actor.person_id, new_hash, now)
        sessions.end_sessions(session, actor.person_id, now, but=actor.session_id)
        throttle.forget_devices(session, actor.person_id)
        ways_in.withdraw_open(session, [actor.person_id], [Kind.RESET, Kind.SLIP], now)


def choose_appearance(session: Session, actor: Actor, appearance: str) -> None:
    accounts.set_appearance(session, actor.person_id, appearance)


def choose_nation(session: Session, actor: Actor, nation: Nation) -> None:
    """For people without a post; with one, the agency's nation is theirs."""
    if actor.agency is not None:
        raise Refused("nation-of-the-post")
    accounts.set_nation(session, actor.person_id, nation)
