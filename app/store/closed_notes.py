"""What a person wrote for herself, taken out of sight and put back. Every function takes the person."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from app.ids import AgencyId, NotesClosureId, PersonId
from app.store.database import Session
from app.store.inserting import insert_once, insert_returning_id
from app.store.tables import (
    AgencyRow,
    ClosedNoteRow,
    DraftRow,
    KeptFormRow,
    NotesClosureRow,
    PersonRow,
    PlanRow,
    ReflectionRow,
    UtcDateTime,
)

_PRIVATE: tuple[Any, ...] = (ReflectionRow, PlanRow, DraftRow, KeptFormRow)
"""In the order in which they go back: drafts speak of reflections and plans by their numbers."""
_NUMBERED = (ReflectionRow, PlanRow)


@dataclass(frozen=True, slots=True)
class Closure:
    """Whether there were any notes is not told: whoever holds the slip might be reading."""

    id: NotesClosureId
    closed_at: datetime
    giver: str | None
    """Who gave the slip."""
    place: str | None
    former_password_hash: str
    opened_at: datetime | None


def close(
    session: Session,
    person_id: PersonId,
    former_password_hash: str,
    now: datetime,
    *,
    agency_id: AgencyId | None,
    given_by: PersonId | None,
) -> None:
    number = insert_returning_id(
        session,
        NotesClosureRow,
        person_id=person_id,
        closed_at=now,
        agency_id=agency_id,
        given_by=given_by,
        former_password_hash=former_password_hash,
    )
    for table in _PRIVATE:
        written = list(_written(session, table, person_id))
        if written:
            kind = table.__tablename__
            rows = [{"closure_id": number, "kind": kind, "row": row} for row in written]
            session.execute(insert(ClosedNoteRow), rows)
            session.execute(delete(table).where(table.person_id == person_id))


def closures_of(session: Session, person_id: PersonId) -> tuple[Closure, ...]:
    """The latest first."""
    giver = PersonRow.__table__.alias()
    rows = session.execute(
        select(
            NotesClosureRow.id,
            NotesClosureRow.closed_at,
            giver.c.name.label("giver"),
            AgencyRow.name.label("place"),
            NotesClosureRow.former_password_hash,
            NotesClosureRow.opened_at,
        )
        .outerjoin(giver, giver.c.id == NotesClosureRow.given_by)
        .outerjoin(AgencyRow, AgencyRow.id == NotesClosureRow.agency_id)
        .where(NotesClosureRow.person_id == person_id)
        .order_by(NotesClosureRow.id.desc())
    )
    return tuple(Closure(*row) for row in rows)


def open_again(
    session: Session, person_id: PersonId, closures: Iterable[NotesClosureId], now: datetime
) -> None:
    """Those that are open already stay so. What she wrote in the same places since stays beside what comes back."""
    for number in sorted(closures):
        opened = session.execute(
            update(NotesClosureRow)
            .where(
                NotesClosureRow.id == number,
                NotesClosureRow.person_id == person_id,
                NotesClosureRow.opened_at.is_(None),
            )
            .values(opened_at=now, former_password_hash="")
        )
        if opened.rowcount:
            _put_back(session, person_id, number)


def _written(session: Session, table: Any, person_id: PersonId) -> Iterator[dict[str, Any]]:
    rows = session.execute(
        select(table.__table__)
        .where(table.person_id == person_id)
        .order_by(*table.__table__.primary_key)
    )
    for row in rows.mappings():
        yield {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in row.items()
        }


def _put_back(session: Session, person_id: PersonId, closure: NotesClosureId) -> None:
    moved: dict[str, str] = {}
    for table in _PRIVATE:
        for row in _closed(session, table, closure):
            row["person_id"] = person_id
            if table in _NUMBERED:
                moved |= _add_note(session, table, row, closure)
                continue
            if table is DraftRow:
                row["place"] = moved.get(row["place"], row["place"])
            insert_once(session, table, **row)
    session.execute(delete(ClosedNoteRow).where(ClosedNoteRow.closure_id == closure))


def _add_note(
    session: Session, table: Any, row: dict[str, Any], closure: NotesClosureId
) -> Mapping[str, str]:
    """Under a new number: hers may be somebody else's by now. Where drafts of it stood → where they belong."""
    before = row.pop("id")
    taken = select(table.id).where(table.person_id == row["person_id"], table.place == row["place"])
    if session.scalar(taken) is not None:
        row["place"] = f"closed/{closure}/{row['place']}"
    kind, number = table.__tablename__, insert_returning_id(session, table, **row)
    return {f"{kind}/{before}{page}": f"{kind}/{number}{page}" for page in ("", "/follow-up")}


def _closed(session: Session, table: Any, closure: NotesClosureId) -> Iterator[dict[str, Any]]:
    columns = table.__table__.columns
    rows = session.scalars(
        select(ClosedNoteRow.row)
        .where(ClosedNoteRow.closure_id == closure, ClosedNoteRow.kind == table.__tablename__)
        .order_by(ClosedNoteRow.id)
    ).all()
    for row in rows:
        yield {
            name: datetime.fromisoformat(value)
            if value and isinstance(columns[name].type, UtcDateTime)
            else value
            for name, value in row.items()
        }
