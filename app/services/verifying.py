"""Is it her? The throttle lives here, so that no way in can forget it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.ids import PersonId
from app.services.errors import Refused
from app.services.passwords import LONGEST, Passwords
from app.services.throttling import begin_try, forgive
from app.services.tokens import hashed
from app.store import accounts, throttle
from app.store.accounts import Account
from app.store.database import Database, Session

DEVICE_KNOWN_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Attempt:
    username: str
    password: str
    network: str
    """IPv4 /24 or IPv6 /48."""
    device_token: str = ""


@dataclass(frozen=True, slots=True)
class Verified:
    id: PersonId
    on_known_device: bool
    password_set_at: datetime
    """Of the password that was verified."""


def verify(database: Database, passwords: Passwords, attempt: Attempt, now: datetime) -> Verified:
    """Counts the attempt as failed before it looks, so that a hundred at once are no way round the limit."""
    with database.transaction() as session:
        account = accounts.find_account(session, attempt.username)
        known = account is not None and _is_known_device(session, account, attempt, now)
        device = hashed(attempt.device_token) if known else ""
        failure = begin_try(session, _name(attempt), attempt.network, now, device=device)
    stored = account.password_hash if account and account.disabled_at is None else None
    matches = passwords.matches(stored, attempt.password[: LONGEST + 1])
    if account is None or not matches:
        raise Refused("wrong-name-or-password")
    outdated = passwords.is_outdated(account.password_hash)
    renewed = passwords.hash(attempt.password) if outdated else None
    with database.transaction() as session:
        forgive(session, failure)
        if renewed:
            accounts.rehash_password(session, account, renewed)
    return Verified(account.person_id, known, account.password_set_at)


def verify_former(
    database: Database,
    passwords: Passwords,
    person_id: PersonId,
    former: Iterable[str],
    password: str,
    network: str,
    now: datetime,
) -> frozenset[str]:
    """Those of the hashes that the password is right for; Refused if none. Counted as `verify` counts."""
    with database.transaction() as session:
        failure = begin_try(session, hashed(f"former:{person_id}"), network, now)
    typed = password[: LONGEST + 1]
    right = frozenset(each for each in set(former) if passwords.matches(each, typed))
    if not right:
        raise Refused("wrong-former-password")
    with database.transaction() as session:
        forgive(session, failure)
    return right


def _is_known_device(session: Session, account: Account, attempt: Attempt, now: datetime) -> bool:
    return bool(attempt.device_token) and throttle.is_known_device(
        session, hashed(attempt.device_token), account.person_id, now - DEVICE_KNOWN_FOR
    )


def _name(attempt: Attempt) -> str:
    return hashed(accounts.account_name(attempt.username))
