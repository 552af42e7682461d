"""The accounts that people sign in with. A person may have none."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select, update

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


_ACCOUNT = (
    AccountRow.person_id,
    AccountRow.username,
    AccountRow.password_hash,
    AccountRow.password_set_at,
    AccountRow.disabled_at,
    AccountRow.language,
    AccountRow.appearance,
    AccountRow.nation,
)


def account_name(username: str) -> str:
    """By which an account is found: whatever the case, and however the keyboard composes ŵ."""
    folded = unicodedata.normalize("NFKC", username).casefold()
    return unicodedata.normalize("NFKC", folded)


def add_account(
    session: Session, person_id: PersonId, username: str, password_hash: str, now: datetime
) -> Account:
    """Conflict if the name is taken, or the person has an account."""
    added = insert_once(
        session,
        AccountRow,
        person_id=person_id,
        username=account_name(username),
        password_hash=password_hash,
        password_set_at=now,
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


def _account(row: Row[int, str, str, datetime, datetime | None, str, str, str | None]) -> Account:
    return Account(
        PersonId(row.person_id),
        row.username,
        row.password_hash,
        row.password_set_at,
        row.disabled_at,
        row.language,
        row.appearance,
        Nation(row.nation) if row.nation else None,
    )
