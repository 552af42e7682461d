"""Cases that were done another way. They count as complete; nothing says which way, or why."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from app.ids import PersonId, Sha256
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.tables import AlternativeTakenRow


@dataclass(frozen=True, slots=True)
class AlternativeTaken:
    scenario: str
    content_sha256: Sha256
    taken_at: datetime


def add_alternative(
    session: Session, person_id: PersonId, scenario: str, content_sha256: Sha256, now: datetime
) -> bool:
    """False if it was taken before; the first time stands. The content version must have been kept."""
    return insert_once(
        session,
        AlternativeTakenRow,
        person_id=person_id,
        scenario=scenario,
        content_sha256=content_sha256,
        taken_at=now,
    )


_TAKEN = (
    select(
        AlternativeTakenRow.scenario,
        AlternativeTakenRow.content_sha256,
        AlternativeTakenRow.taken_at,
    )
    .where(AlternativeTakenRow.person_id == bindparam("of_person"))
    .order_by(AlternativeTakenRow.taken_at, AlternativeTakenRow.scenario)
)


def alternatives_of(session: Session, person_id: PersonId) -> tuple[AlternativeTaken, ...]:
    """In the order in which they were taken."""
    rows = session.execute(_TAKEN, {"of_person": person_id})
    return tuple(AlternativeTaken(row.scenario, row.content_sha256, row.taken_at) for row in rows)
