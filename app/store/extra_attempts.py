"""One more go at a quiz, given by a DSP. Each is a row of its own."""

from datetime import datetime

from sqlalchemy import insert, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.tables import ExtraAttemptRow


def add_extra_attempt(
    session: Session,
    person_id: PersonId,
    quiz: str,
    agency_id: AgencyId,
    by: PersonId,
    now: datetime,
) -> None:
    session.execute(
        insert(ExtraAttemptRow),
        {
            "person_id": person_id,
            "quiz": quiz,
            "agency_id": agency_id,
            "given_by": by,
            "given_at": now,
        },
    )


def extra_attempts_of(session: Session, person_id: PersonId, quiz: str) -> tuple[datetime, ...]:
    """When each was given."""
    return tuple(
        session.scalars(
            select(ExtraAttemptRow.given_at)
            .where(ExtraAttemptRow.person_id == person_id, ExtraAttemptRow.quiz == quiz)
            .order_by(ExtraAttemptRow.id)
        )
    )
