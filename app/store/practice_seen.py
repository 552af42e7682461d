"""Whether a change was seen at work: one answer after another, the latest counts."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.tables import AgencyRow, PracticeSeenRow


class Seen(StrEnum):
    YES = "yes"
    IN_PART = "in-part"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class PracticeSeen:
    agency_id: AgencyId
    agency: str
    course: str
    answer: Seen
    seen_at: datetime


def add_practice_seen(
    session: Session,
    person_id: PersonId,
    agency_id: AgencyId,
    course: str,
    answer: Seen,
    by: PersonId,
    now: datetime,
) -> None:
    session.execute(
        insert(PracticeSeenRow),
        {
            "person_id": person_id,
            "agency_id": agency_id,
            "course": course,
            "answer": answer.value,
            "seen_by": by,
            "seen_at": now,
        },
    )


def practice_seen_of(session: Session, person_id: PersonId) -> tuple[PracticeSeen, ...]:
    """The latest of each agency and course, the latest seen first."""
    rows = session.execute(
        select(PracticeSeenRow.__table__, AgencyRow.name)
        .join(AgencyRow, AgencyRow.id == PracticeSeenRow.agency_id)
        .where(PracticeSeenRow.person_id == person_id)
        .order_by(PracticeSeenRow.id)
    )
    latest = {
        (row.agency_id, row.course): PracticeSeen(
            AgencyId(row.agency_id), row.name, row.course, Seen(row.answer), row.seen_at
        )
        for row in rows
    }
    return tuple(sorted(latest.values(), key=lambda seen: seen.seen_at, reverse=True))
