"""Lists that agencies sent: as they were read, and what was done, so that it can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from app.ids import AgencyId, ListImportId, PersonId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import ListImportRow, PersonRow


@dataclass(frozen=True, slots=True)
class ListImport:
    id: ListImportId
    agency_id: AgencyId
    kind: str
    """'staff' or 'completions'."""
    file_name: str
    uploaded_by: PersonId
    uploaded_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    put_away_at: datetime | None
    rows: Mapping[str, Any]
    changes: Mapping[str, Any]

    @property
    def is_put_away(self) -> bool:
        return self.put_away_at is not None or not self.rows


@dataclass(frozen=True, slots=True)
class Sent:
    """A line of the list of lists."""

    id: ListImportId
    file_name: str
    by: str
    uploaded_at: datetime
    applied_at: datetime | None
    undone_at: datetime | None
    put_away_at: datetime | None


def add_import(
    session: Session,
    agency_id: AgencyId,
    kind: str,
    file_name: str,
    rows: Mapping[str, Any],
    by: PersonId,
    now: datetime,
) -> ListImportId:
    number = insert_returning_id(
        session,
        ListImportRow,
        agency_id=agency_id,
        kind=kind,
        file_name=file_name,
        rows=dict(rows),
        changes={},
        uploaded_by=by,
        uploaded_at=now,
    )
    return ListImportId(number)


def get_kind(session: Session, agency_id: AgencyId, import_id: ListImportId) -> str:
    kind: str | None = session.scalar(
        select(ListImportRow.kind).where(
            ListImportRow.id == import_id, ListImportRow.agency_id == agency_id
        )
    )
    if kind is None:
        raise NotFound("no such list")
    return kind


def get_import(
    session: Session, agency_id: AgencyId, kind: str, import_id: ListImportId
) -> ListImport:
    row = session.execute(
        select(ListImportRow.__table__).where(
            ListImportRow.id == import_id,
            ListImportRow.agency_id == agency_id,
            ListImportRow.kind == kind,
        )
    ).one_or_none()
    if row is None:
        raise NotFound("no such list")
    return ListImport(
        ListImportId(row.id),
        AgencyId(row.agency_id),
        row.kind,
        row.file_name,
        PersonId(row.uploaded_by),
        row.uploaded_at,
        row.applied_at,
        row.undone_at,
        row.put_away_at,
        row.rows,
        row.changes,
    )


def imports_of(session: Session, agency_id: AgencyId, kind: str, limit: int) -> tuple[Sent, ...]:
    """The latest first, without their rows."""
    rows = session.execute(
        select(
            ListImportRow.id,
            ListImportRow.file_name,
            PersonRow.name,
            ListImportRow.uploaded_at,
            ListImportRow.applied_at,
            ListImportRow.undone_at,
            ListImportRow.put_away_at,
        )
        .join(PersonRow, PersonRow.id == ListImportRow.uploaded_by)
        .where(ListImportRow.agency_id == agency_id, ListImportRow.kind == kind)
        .order_by(ListImportRow.id.desc())
        .limit(limit)
    )
    return tuple(
        Sent(
            ListImportId(row.id),
            row.file_name,
            row.name,
            row.uploaded_at,
            row.applied_at,
            row.undone_at,
            row.put_away_at,
        )
        for row in rows
    )


def keep_reading(session: Session, import_id: ListImportId, rows: Mapping[str, Any]) -> None:
    """How its columns are to be read stands beside what was read."""
    _change(session, import_id, rows=dict(rows))


def mark_applied(
    session: Session, import_id: ListImportId, changes: Mapping[str, Any], now: datetime
) -> None:
    _change(session, import_id, changes=dict(changes), applied_at=now)


def mark_undone(
    session: Session, import_id: ListImportId, changes: Mapping[str, Any], now: datetime
) -> None:
    _change(session, import_id, changes=dict(changes), undone_at=now)


def put_away(session: Session, before: datetime, now: datetime) -> int:
    """Empties what was sent, or applied, before then; how many lists that were."""
    latest = func.coalesce(ListImportRow.applied_at, ListImportRow.uploaded_at)
    return session.execute(
        update(ListImportRow)
        .where(ListImportRow.put_away_at.is_(None), latest < before)
        .values(rows={}, changes={}, put_away_at=now)
    ).rowcount


def put_away_these(session: Session, imports: Sequence[ListImportId], now: datetime) -> None:
    session.execute(
        update(ListImportRow)
        .where(ListImportRow.id.in_(imports), ListImportRow.put_away_at.is_(None))
        .values(rows={}, changes={}, put_away_at=now)
    )


def _change(session: Session, import_id: ListImportId, **values: object) -> None:
    session.execute(update(ListImportRow).where(ListImportRow.id == import_id).values(**values))
