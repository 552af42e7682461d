"""A forgotten password, and another address: both by letters that only the right person can read."""

from datetime import datetime, timedelta

from app.ids import PersonId
from app.policy.actor import Actor
from app.services import letter_words, verifying
from app.services.addresses import fit_address
from app.services.auditing import Action, record_own
from app.services.doors import Door, Step
from app.services.errors import Refused
from app.services.handing_out import post_way_in
from app.services.links import Links
from app.services.passwords import Passwords
from app.services.throttling import FORGOTTEN, begin_try
from app.services.tokens import hashed, new_token
from app.services.verifying import Attempt
from app.store import accounts, sessions, throttle
from app.store import ways_in as store
from app.store.accounts import Account
from app.store.database import Database, Session
from app.store.ways_in import Kind, NewWayIn, WayIn

RESET_FOR = timedelta(minutes=30)
NEW_ADDRESS_FOR = timedelta(days=3)
STOP_FOR = timedelta(days=14)
"""Longer than the change can be confirmed: afterwards it puts the old address back."""
LETTERS_AN_HOUR = 3
"""Whoever asks more often, perhaps for somebody else, gets no more letters sent, and the same answer."""
CHANGING = (Kind.NEW_ADDRESS, Kind.OLD_ADDRESS)


def ask_for_reset(
    database: Database, typed: str, network: str, now: datetime, links: Links
) -> None:
    """Says nothing of whether anybody has the address. TooMany where there was too much asking."""
    name = accounts.account_name(typed.strip())[:500]
    with database.transaction() as session:
        begin_try(session, hashed(f"forgotten:{name}"), network, now, bucket=FORGOTTEN)
        account = accounts.find_by_address(session, name)
        address = _address_of(account)
        if account is None or address is None or account.disabled_at is not None:
            return
        if _made_lately(session, account.person_id, Kind.RESET, now) < LETTERS_AN_HOUR:
            _send_reset(session, account, address, now, links)


def _address_of(account: Account | None) -> str | None:
    """Who signs in with an address got it from whoever made the account."""
    if account is None:
        return None
    return account.address or (account.username if "@" in account.username else None)


def _made_lately(session: Session, person_id: PersonId, kind: Kind, now: datetime) -> int:
    return store.count_made(session, person_id, kind, now - timedelta(hours=1))


def _send_reset(
    session: Session, account: Account, address: str, now: datetime, links: Links
) -> None:
    store.hold_people(session, [account.person_id])
    store.withdraw_open(session, [account.person_id], [Kind.RESET], now)
    made, token = _make(session, account, Kind.RESET, address, now + RESET_FOR, now)
    sheet = letter_words.reset(made.name, account.username, links.way_in(token))
    post_way_in(session, made, sheet, now)


def _make(
    session: Session,
    account: Account,
    kind: Kind,
    address: str,
    expires_at: datetime,
    now: datetime,
) -> tuple[WayIn, str]:
    token = new_token()
    new = NewWayIn(
        kind=kind,
        token_sha256=hashed(token),
        person_id=account.person_id,
        expires_at=expires_at,
        address=address,
        made_by=account.person_id,
    )
    made = store.find_way_in(session, store.add_way_in(session, new, now))
    if made is None:
        raise LookupError("a way in that was just written")
    return made, token


def ask_for_address(
    database: Database,
    passwords: Passwords,
    actor: Actor,
    attempt: Attempt,
    typed: str,
    now: datetime,
    links: Links,
) -> None:
    """Her password first: who finds a browser signed in must not take the account with a letter."""
    address = fit_address(typed)
    verifying.verify(database, passwords, attempt, now)
    with database.transaction() as session:
        store.hold_people(session, [actor.person_id])
        account = accounts.get_account(session, actor.person_id)
        if address == account.address:
            raise Refused("address-same")
        if _made_lately(session, actor.person_id, Kind.NEW_ADDRESS, now) >= LETTERS_AN_HOUR:
            raise Refused("address-asked-often")
        store.withdraw_open(session, [actor.person_id], [Kind.NEW_ADDRESS], now)
        until = now + NEW_ADDRESS_FOR
        made, token = _make(session, account, Kind.NEW_ADDRESS, address, until, now)
        sheet = letter_words.new_address(made.name, links.way_in(token), until)
        post_way_in(session, made, sheet, now)
        if account.address:
            _tell_old_address(session, account, account.address, now, links)


def _tell_old_address(
    session: Session, account: Account, address: str, now: datetime, links: Links
) -> None:
    until = now + STOP_FOR
    made, token = _make(session, account, Kind.OLD_ADDRESS, address, until, now)
    sheet = letter_words.old_address(made.name, links.way_in(token), until)
    post_way_in(session, made, sheet, now)


def confirm_address(session: Session, door: Door, now: datetime) -> None:
    _claim(session, door, Step.CONFIRM_ADDRESS, now)
    account = accounts.get_account(session, door.way_in.person_id)
    _change(session, account, door.way_in.address or "", now)


def stop_address(session: Session, door: Door, now: datetime) -> None:
    """Before it was confirmed or after: the old address stays or comes back, and everybody is signed out."""
    _claim(session, door, Step.STOP_ADDRESS, now)
    person_id = door.way_in.person_id
    store.withdraw_open(session, [person_id], [*CHANGING, Kind.RESET], now)
    account = accounts.get_account(session, person_id)
    if account.address != door.way_in.address:
        _change(session, account, door.way_in.address or "", now)
    sessions.end_sessions(session, person_id, now)
    throttle.forget_devices(session, person_id)


def _claim(session: Session, door: Door, step: Step, now: datetime) -> None:
    store.hold_people(session, [door.way_in.person_id])
    if door.step is not step or not store.claim(session, door.way_in.id, now):
        raise Refused("way-in-over")


def _change(session: Session, account: Account, address: str, now: datetime) -> None:
    """Letters with a new password that went to the address before are worth nothing any more."""
    if not accounts.set_address(session, account, address):
        raise Refused("address-taken")
    store.withdraw_open(session, [account.person_id], [Kind.RESET], now)
    record_own(session, account.person_id, Action.ADDRESS_CHANGED, now, person=account.person_id)
