"""Using a way in, once."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import PersonId
from app.policy.actor import Actor
from app.services import closed_notes, usernames
from app.services.auditing import Action, record_own
from app.services.doors import JOINING, Door, Step, is_barred
from app.services.errors import Conflict, Refused
from app.services.passwords import Passwords, refuse_weak
from app.services.signing_in import Entry, enter
from app.store import accounts, grants, merging, sessions, throttle
from app.store import ways_in as store
from app.store.database import Database, Session
from app.store.merging_rows import Merge
from app.store.ways_in import Kind, WayIn


@dataclass(frozen=True, slots=True)
class Chosen:
    password: str
    username: str
    shared: bool


def use_with_password(
    database: Database,
    passwords: Passwords,
    door: Door,
    chosen: Chosen,
    browser: str,
    now: datetime,
) -> Entry:
    """A new account, or an old one with a new password; and she is signed in."""
    way_in = door.way_in
    _refuse_over(door, Step.CHOOSE, Step.RENEW)
    username = way_in.address or chosen.username
    if door.step is Step.CHOOSE and not way_in.address:
        usernames.refuse_unfit(username)
    own_words = (way_in.name, door.username or username, way_in.place or "")
    refuse_weak(chosen.password, own_words)
    password_hash = passwords.hash(chosen.password)
    with database.transaction() as session:
        store.hold_people(session, [way_in.person_id])
        _claim(session, way_in, now)
        if door.step is Step.RENEW:
            _renew(session, way_in, password_hash, now)
        else:
            _open_account(session, way_in, username, password_hash, now)
        _settle(session, way_in, way_in.person_id, now)
        return enter(session, way_in.person_id, browser, now, shared=chosen.shared)


def _refuse_over(door: Door, *steps: Step) -> None:
    if door.state != "open" or door.step not in steps:
        raise Refused("way-in-over")


def _claim(session: Session, way_in: WayIn, now: datetime) -> None:
    """Asked again while she is held: she may have a role since the page was shown."""
    if is_barred(session, way_in) or not store.claim(session, way_in.id, now):
        raise Refused("way-in-over")


def _renew(session: Session, way_in: WayIn, password_hash: str, now: datetime) -> None:
    account = accounts.get_account(session, way_in.person_id)
    if account.disabled_at is not None:
        raise Refused("way-in-over")
    closed_notes.close(session, way_in, account, now)
    _set_new_password(session, way_in.person_id, password_hash, now)
    if way_in.address and account.address is None:
        accounts.set_address(session, account, way_in.address)


def _set_new_password(
    session: Session, person_id: PersonId, password_hash: str, now: datetime
) -> None:
    """Signed out everywhere, no device known, and no other letter or slip opens the account any more."""
    accounts.set_password(session, person_id, password_hash, now)
    sessions.end_sessions(session, person_id, now)
    throttle.forget_devices(session, person_id)
    store.withdraw_open(session, [person_id], [Kind.RESET, Kind.SLIP], now)


def _open_account(
    session: Session, way_in: WayIn, username: str, password_hash: str, now: datetime
) -> None:
    if not merging.is_shell(session, way_in.person_id):
        raise Refused("way-in-over")
    if way_in.address and accounts.find_by_address(session, way_in.address):
        raise Refused("address-taken")
    try:
        accounts.add_account(
            session, way_in.person_id, username, password_hash, now, way_in.address
        )
    except Conflict as taken:
        raise Refused("username-taken") from taken


def _settle(session: Session, way_in: WayIn, person_id: PersonId, now: datetime) -> bool:
    """Whether she gained a role. Other ways to join the same list are worth nothing any more."""
    people = {way_in.person_id, person_id}
    if way_in.kind in JOINING:
        store.withdraw_open(session, people, JOINING, now, agency_id=way_in.agency_id)
    record_own(
        session,
        person_id,
        Action.WAY_IN_USED,
        now,
        agency=way_in.agency_id,
        board=way_in.board_id,
        way_in=way_in.id,
    )
    return _take_role(session, way_in, person_id, now)


def _take_role(session: Session, way_in: WayIn, person_id: PersonId, now: datetime) -> bool:
    """Not one that she has, and not one that was taken back since, from her or from her second entry."""
    held = way_in.held
    if held is None or grants.holds(session, person_id, held):
        return False
    entries = {way_in.person_id, person_id}
    if any(grants.was_revoked_since(session, each, held, way_in.made_at) for each in entries):
        return False
    grants.add_grant(session, person_id, held, way_in.made_by, now, way_in.agreement)
    record_own(
        session,
        person_id,
        Action.GRANTED,
        now,
        agency=way_in.agency_id,
        board=way_in.board_id,
        person=person_id,
        role=held.role.value,
    )
    return True


def use_signed_in(
    session: Session, actor: Actor, door: Door, browser: str, now: datetime
) -> Entry | None:
    """The role accepted, or the second entry taken over. An entry where the present session ended with it."""
    _refuse_over(door, Step.ACCEPT, Step.TAKE_OVER)
    way_in = door.way_in
    store.hold_people(session, {way_in.person_id, actor.person_id})
    _claim(session, way_in, now)
    before = grants.grants_of(session, actor.person_id)
    if door.step is Step.TAKE_OVER:
        _take_over(session, actor, way_in, now)
    _settle(session, way_in, actor.person_id, now)
    if grants.grants_of(session, actor.person_id) == before:
        return None
    shared = sessions.is_on_shared_device(session, actor.session_id)
    sessions.end_sessions(session, actor.person_id, now)
    return enter(session, actor.person_id, browser, now, shared=shared)


def _take_over(session: Session, actor: Actor, way_in: WayIn, now: datetime) -> None:
    """Only a person without an account, and only by the one who holds the letter or the slip."""
    if not merging.is_shell(session, way_in.person_id):
        raise Refused("way-in-over")
    if grants.has_from(session, way_in.person_id, actor.person_id):
        raise Refused("grant-oneself")
    merging.merge(session, Merge(way_in.person_id, actor.person_id, now))
    account = accounts.get_account(session, actor.person_id)
    if way_in.address and account.address is None:
        accounts.set_address(session, account, way_in.address)
    record_own(
        session,
        actor.person_id,
        Action.MERGED,
        now,
        agency=way_in.agency_id,
        person=actor.person_id,
        second_entry=way_in.person_id,
    )
