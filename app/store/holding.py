"""Taking hold of what a decision rests on, until the transaction ends. Looking first and writing then needs it.

On SQLite the one writer holds everything already, and these do nothing.
"""

from sqlalchemy import select

from app.ids import PersonId
from app.store.database import Session
from app.store.tables import AccountRow, PersonRow

_THROTTLE = 4_832_121


def hold_person(session: Session, person_id: PersonId) -> None:
    """One at a time may decide about what this person did or has. Rows that only point at her are not held up."""
    session.execute(
        select(PersonRow.id).where(PersonRow.id == person_id).with_for_update(key_share=True)
    )


def hold_account(session: Session, person_id: PersonId) -> None:
    """It stays as it is; several may rest on that."""
    session.execute(
        select(AccountRow.person_id)
        .where(AccountRow.person_id == person_id)
        .with_for_update(read=True)
    )


def hold_throttle(session: Session) -> None:
    """Whoever counts the tries adds hers before the next one counts."""
    if session.dialect.name != "sqlite":
        session.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_THROTTLE})")
