"""What learners wrote for themselves. Every function takes the person, and reaches no one else's."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, bindparam, delete, func, select, update

from app.ids import PersonId, ReflectionId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_or_overwrite
from app.store.tables import ReflectionRow


@dataclass(frozen=True, slots=True)
class Reflection:
    id: ReflectionId
    place: str
    title: str
    prompt: str
    text: str
    written_at: datetime
    changed_at: datetime


_REFLECTIONS = select(
    ReflectionRow.id,
    ReflectionRow.place,
    ReflectionRow.title,
    ReflectionRow.prompt,
    ReflectionRow.text,
    ReflectionRow.written_at,
    ReflectionRow.changed_at,
).where(ReflectionRow.person_id == bindparam("of_person"))
_AT_PLACE = _REFLECTIONS.where(ReflectionRow.place == bindparam("at_place"))
_under = bindparam("under", type_=String)
_UNDER = _REFLECTIONS.where(
    func.substr(ReflectionRow.place, 1, func.length(_under)) == _under
).order_by(ReflectionRow.written_at.desc(), ReflectionRow.id.desc())


def save_reflection(
    session: Session,
    person_id: PersonId,
    place: str,
    text: str,
    now: datetime,
    *,
    title: str,
    prompt: str,
) -> None:
    """One per place: writing again changes it and keeps the day it was first written."""
    insert_or_overwrite(
        session,
        ReflectionRow,
        ("person_id", "place"),
        kept=("written_at",),
        person_id=person_id,
        place=place,
        title=title,
        prompt=prompt,
        text=text,
        written_at=now,
        changed_at=now,
    )


def find_reflection(session: Session, person_id: PersonId, place: str) -> Reflection | None:
    row = session.execute(_AT_PLACE, {"of_person": person_id, "at_place": place}).one_or_none()
    return _reflection(row) if row else None


def get_reflection(
    session: Session, person_id: PersonId, reflection_id: ReflectionId
) -> Reflection:
    row = session.execute(
        _REFLECTIONS.where(ReflectionRow.id == reflection_id), {"of_person": person_id}
    ).one_or_none()
    if row is None:
        raise NotFound("no such reflection")
    return _reflection(row)


def reflections_of(
    session: Session, person_id: PersonId, *, under: str = ""
) -> tuple[Reflection, ...]:
    """The latest written first; `under`: only at places that begin so ('lesson/noticing-neglect/')."""
    rows = session.execute(_UNDER, {"of_person": person_id, "under": under})
    return tuple(map(_reflection, rows))


def change_reflection(
    session: Session,
    person_id: PersonId,
    reflection_id: ReflectionId,
    text: str,
    now: datetime,
) -> None:
    changed = session.execute(
        update(ReflectionRow)
        .where(ReflectionRow.id == reflection_id, ReflectionRow.person_id == person_id)
        .values(text=text, changed_at=now)
    )
    if changed.rowcount == 0:
        raise NotFound("no such reflection")


def delete_reflection(session: Session, person_id: PersonId, reflection_id: ReflectionId) -> None:
    deleted = session.execute(
        delete(ReflectionRow).where(
            ReflectionRow.id == reflection_id, ReflectionRow.person_id == person_id
        )
    )
    if deleted.rowcount == 0:
        raise NotFound("no such reflection")


def _reflection(row: Any) -> Reflection:
    return Reflection(
        ReflectionId(row.id),
        row.place,
        row.title,
        row.prompt,
        row.text,
        row.written_at,
        row.changed_at,
    )
