"""What was typed and is not yet recorded; the latest wins."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_or_overwrite
from app.store.kept_forms import Fields
from app.store.tables import DraftRow


@dataclass(frozen=True, slots=True)
class Draft:
    place: str
    fields: Fields
    saved_at: datetime


_DRAFT = select(DraftRow.fields, DraftRow.saved_at).where(
    DraftRow.person_id == bindparam("of_person"), DraftRow.place == bindparam("at_place")
)


def save_draft(
    session: Session, person_id: PersonId, place: str, fields: Fields, now: datetime
) -> None:
    insert_or_overwrite(
        session,
        DraftRow,
        ("person_id", "place"),
        person_id=person_id,
        place=place,
        fields={name: list(values) for name, values in fields.items()},
        saved_at=now,
    )


def find_draft(session: Session, person_id: PersonId, place: str) -> Draft | None:
    row = session.execute(_DRAFT, {"of_person": person_id, "at_place": place}).one_or_none()
    return Draft(place, row.fields, row.saved_at) if row else None


def drop_draft(session: Session, person_id: PersonId, place: str) -> None:
    session.execute(
        delete(DraftRow).where(DraftRow.person_id == person_id, DraftRow.place == place)
    )
