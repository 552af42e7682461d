"""What stands behind a link, a code or a QR: who it is for, and what can be done with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.policy.actor import Actor
from app.services import throttling, usernames
from app.services.codes import SLIP_GROUPS, bare
from app.services.tokens import hashed
from app.store import accounts, grants, invited
from app.store import ways_in as store
from app.store.accounts import Account
from app.store.database import Database, Session
from app.store.ways_in import Kind, WayIn

JOINING = frozenset({Kind.INVITATION, Kind.SLIP})


class Step(StrEnum):
    """What can be done with a way in that is open."""

    CHOOSE = "choose"
    """A password, and where there is no address a username."""
    RENEW = "renew"
    """The password of an account that there is."""
    SIGN_IN = "sign in"
    """With the account that there is; then accept."""
    ACCEPT = "accept"
    TAKE_OVER = "take over"
    """Signed in already: this is me too."""
    SOMEBODY_ELSE = "somebody else"
    """The account that it is for is not the one that is signed in."""
    CONFIRM_ADDRESS = "confirm address"
    STOP_ADDRESS = "stop address"


@dataclass(frozen=True, slots=True)
class Door:
    way_in: WayIn
    state: str
    """open, used, expired or withdrawn"""
    step: Step
    username: str
    """The account's, or a suggestion; '' where the address serves."""


def look(database: Database, token: str, actor: Actor | None, network: str, now: datetime) -> Door:
    """NotFound, counted, for what leads nowhere. Changes nothing else: mail scanners follow links too."""

    def find(session: Session) -> Door | None:
        found = store.find_by_hash(session, _hashes(token))
        return _door(session, found, actor, now) if found else None

    return throttling.look_up(database, token, network, now, find)


def _hashes(token: str) -> tuple[str, ...]:
    """As a link has it, and as somebody typed it who read a slip."""
    code = bare(token)
    return (hashed(token), *([hashed(code)] if len(code) == 4 * SLIP_GROUPS else []))


def _door(session: Session, way_in: WayIn, actor: Actor | None, now: datetime) -> Door:
    own = accounts.find_account_of(session, way_in.person_id)
    step = _step(session, way_in, own, actor)
    state = way_in.state(now)
    if state == "open" and is_barred(session, way_in):
        state = "withdrawn"
    return Door(way_in, state, step, _username(session, way_in, own, now))


def is_barred(session: Session, way_in: WayIn) -> bool:
    """What a staff list gives out opens no role: no slip of somebody who has one by now, and to whoever is yet
    to join no letter but to where the role's own went."""
    if way_in.kind not in JOINING or way_in.held is not None:
        return False
    if not grants.grants_of(session, way_in.person_id):
        return False
    if way_in.kind is Kind.SLIP:
        return True
    joined = accounts.find_account_of(session, way_in.person_id) is not None
    return not joined and not invited.was_asked_at(session, way_in.person_id, way_in.address or "")


def _step(session: Session, way_in: WayIn, own: Account | None, actor: Actor | None) -> Step:
    if way_in.kind is Kind.RESET:
        return Step.RENEW
    if way_in.kind is Kind.NEW_ADDRESS:
        return Step.CONFIRM_ADDRESS
    if way_in.kind is Kind.OLD_ADDRESS:
        return Step.STOP_ADDRESS
    if own is None:
        if actor is not None:
            return Step.TAKE_OVER
        taken = way_in.address and accounts.find_by_address(session, way_in.address)
        return Step.SIGN_IN if taken else Step.CHOOSE
    if way_in.kind is Kind.SLIP:
        return Step.RENEW
    if actor is None:
        return Step.SIGN_IN
    return Step.ACCEPT if actor.person_id == way_in.person_id else Step.SOMEBODY_ELSE


def _username(session: Session, way_in: WayIn, own: Account | None, now: datetime) -> str:
    if own is not None:
        return own.username
    if way_in.address:
        return ""
    said = way_in.username
    if said and not accounts.usernames_among(session, [said]):
        return said
    return usernames.suggest(session, [(way_in.person_id, way_in.name)], now)[way_in.person_id]
