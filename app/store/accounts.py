"""The accounts that people sign in with. A person may have none."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, or_, select, update

from app.content.model.terms import Nation
from app.ids import PersonId
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_once
from app.store.tables import AccountRow


@dataclass(frozen=True, slots=True)
class Account:
    person_id: PersonId
    username: str
    password_hash: str
    password_set_at: datetime
    disabled_at: datetime | None
    language: str
    appearance: str
    nation: Nation | None
    """As the learner chose; None: that of the post's agency."""
    address: str | None
    """A mail address that its person has shown to be theirs."""


_ACCOUNT = (
    AccountRow.person_id,
    AccountRow.username,
    AccountRow.password_hash,
    AccountRow.password_set_at,
    AccountRow.disabled_at,
    AccountRow.language,
    AccountRow.appearance,
    AccountRow.nation,
    AccountRow.address,
)


def account_name(username: str) -> str:
    """By which an account is found: whatever the case, and however the keyboard composes ŵ."""
    folded = unicodedata.normalize("NFKC", username).casefold()
    return unicodedata.normalize("NFKC", folded)


def add_account(
    session: Session,
    person_id: PersonId,
    username: str,
    password_hash: str,
    now: datetime,
    address: str | None = None,
) -> Account:
    """Conflict if the name is taken, or the person has an account."""
    added = insert_once(
        session,
        AccountRow,
        person_id=person_id,
        username=account_name(username),
        password_hash=password_hash,
        password_set_at=now,
        address=account_name(address) if address else None,
    )
    if not added:
        raise Conflict("that name is taken")
    return get_account(session, person_id)


def find_account(session: Session, username: str) -> Account | None:
    """By whatever case the name was typed in."""
    row = session.execute(
        select(*_ACCOUNT).where(AccountRow.username == account_name(username))
    ).one_or_none()
    return _account(row) if row else None


def find_by_address(session: Session, address: str) -> Account | None:
    """Whose address was shown to be theirs, or who signs in with it."""
    name = account_name(address)
    rows = session.execute(
        select(*_ACCOUNT)
        .where(or_(AccountRow.address == name, AccountRow.username == name))
        .order_by(case((AccountRow.address == name, 0), else_=1))
    ).all()
    return _account(rows[0]) if rows else None


def find_account_of(session: Session, person_id: PersonId) -> Account | None:
    row = session.execute(select(*_ACCOUNT).where(AccountRow.person_id == person_id)).one_or_none()
    return _account(row) if row else None


def usernames_among(session: Session, names: Iterable[str]) -> set[str]:
    """Those of the names that are taken."""
    taken = select(AccountRow.username).where(AccountRow.username.in_(set(names)))
    return set(session.scalars(taken))


def get_account(session: Session, person_id: PersonId) -> Account:
    row = session.execute(select(*_ACCOUNT).where(AccountRow.person_id == person_id)).one_or_none()
    if row is None:
        raise NotFound("no account")
    return _account(row)


def set_password(session: Session, person_id: PersonId, password_hash: str, now: datetime) -> None:
    """Ending the person's sessions in the same transaction is the caller's to do."""
    _change_account(session, person_id, password_hash=password_hash, password_set_at=now)


def rehash_password(session: Session, account: Account, password_hash: str) -> None:
    """The same password under newer parameters; nothing, where another password was set meanwhile."""
    session.execute(
        update(AccountRow)
        .where(
            AccountRow.person_id == account.person_id,
            AccountRow.password_hash == account.password_hash,
        )
        .values(password_hash=password_hash)
    )


def set_address(session: Session, account: Account, address: str) -> bool:
    """False where it is somebody else's. Who signs in with the address signs in with the new one."""
    name = account_name(address)
    other = select(AccountRow.person_id).where(
        AccountRow.person_id != account.person_id,
        or_(AccountRow.address == name, AccountRow.username == name),
    )
    if session.scalar(other.limit(1)) is not None:
        return False
    username = name if account.username == account.address else account.username
    _change_account(session, account.person_id, address=name, username=username)
    return True


def disable_account(session: Session, person_id: PersonId, now: datetime) -> None:
    _change_account(session, person_id, disabled_at=now)


def set_appearance(session: Session, person_id: PersonId, appearance: str) -> None:
    _change_account(session, person_id, appearance=appearance)


def set_language(session: Session, person_id: PersonId, language: str) -> None:
    _change_account(session, person_id, language=language)


def set_nation(session: Session, person_id: PersonId, nation: Nation | None) -> None:
    """None: as the post's agency has it."""
    _change_account(session, person_id, nation=nation and nation.value)


def _change_account(session: Session, person_id: PersonId, **values: object) -> None:
    session.execute(update(AccountRow).where(AccountRow.person_id == person_id).values(**values))


def _account(row: Any) -> Account:
    return Account(
        PersonId(row.person_id),
        row.username,
        row.password_hash,
        row.password_set_at,
        row.disabled_at,
        row.language,
        row.appearance,
        Nation(row.nation) if row.nation else None,
        row.address,
    )
