"""Lessons that were done, and in which version."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from app.ids import PersonId, Sha256
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.tables import LessonCompletionRow


@dataclass(frozen=True, slots=True)
class LessonCompletion:
    lesson: str
    """`course/lesson`."""
    content_sha256: Sha256
    done_at: datetime


def add_completion(
    session: Session, person_id: PersonId, lesson: str, content_sha256: Sha256, now: datetime
) -> bool:
    """False if this version was done before; the first time stands."""
    return insert_once(
        session,
        LessonCompletionRow,
        person_id=person_id,
        lesson=lesson,
        content_sha256=content_sha256,
        done_at=now,
    )


_COMPLETIONS = (
    select(
        LessonCompletionRow.lesson,
        LessonCompletionRow.content_sha256,
        LessonCompletionRow.done_at,
    )
    .where(LessonCompletionRow.person_id == bindparam("of_person"))
    .order_by(LessonCompletionRow.done_at, LessonCompletionRow.id)
)


def completions_of(session: Session, person_id: PersonId) -> tuple[LessonCompletion, ...]:
    """In the order in which they were done."""
    rows = session.execute(_COMPLETIONS, {"of_person": person_id})
    return tuple(LessonCompletion(row.lesson, row.content_sha256, row.done_at) for row in rows)
