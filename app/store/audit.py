"""The audit trail: added to under a lock, each row sealed with the one before it, read through a scope."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import exists, insert, select

from app.ids import AgencyId, BoardId, PersonId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.inserting import insert_or_overwrite
from app.store.scoping import reached_by
from app.store.tables import AuditHeadRow, AuditRow

Subjects = Mapping[str, int | str | list[int]]
_LOCK = 4_832_120
_FIRST = "0" * 64


@dataclass(frozen=True, slots=True)
class Head:
    """What the trail ends with."""

    number: int
    sealed: str


@dataclass(frozen=True, slots=True)
class Entry:
    number: int
    happened_at: datetime
    actor_id: PersonId | None
    action: str
    subjects: Subjects
    agency_id: AgencyId | None
    board_id: BoardId | None


def add_entry(
    session: Session,
    actor_id: PersonId | None,
    action: str,
    subjects: Subjects,
    now: datetime,
    *,
    agency_id: AgencyId | None = None,
    board_id: BoardId | None = None,
) -> None:
    if session.dialect.name != "sqlite":  # where the one writer is the lock
        session.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    last = _head(session)
    values = {
        "id": last.number + 1,
        "happened_at": now,
        "actor_id": actor_id,
        "action": action,
        "subjects": dict(subjects),
        "agency_id": agency_id,
        "board_id": board_id,
    }
    seal = sealed(values, last.sealed)
    session.execute(insert(AuditRow), {**values, "sealed": seal})
    insert_or_overwrite(session, AuditHeadRow, ("id",), id=1, number=last.number + 1, sealed=seal)


def _head(session: Session) -> Head:
    """As it was noted, whatever the trail has: rows cut off leave a gap that is never filled. Where nothing is
    noted, as the trail has it."""
    noted = _noted(session)
    if noted is not None:
        return noted
    last = session.execute(
        select(AuditRow.id, AuditRow.sealed).order_by(AuditRow.id.desc()).limit(1)
    ).one_or_none()
    return Head(last.id, last.sealed) if last else Head(0, _FIRST)


def _noted(session: Session) -> Head | None:
    row = session.execute(select(AuditHeadRow.number, AuditHeadRow.sealed)).one_or_none()
    return Head(row.number, row.sealed) if row else None


def sealed(values: Mapping[str, Any], before: str) -> str:
    """sha256 over the seal before it and the row, in one spelling."""
    moment = values["happened_at"].astimezone(UTC).isoformat()
    spelt = {**values, "happened_at": moment}
    text = json.dumps(spelt, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def find_broken(session: Session) -> int | None:
    """The number of the first row that is missing or not as it was sealed; None: the trail is whole."""
    before, expected = _FIRST, 1
    for row in session.execute(select(AuditRow.__table__).order_by(AuditRow.id)).mappings():
        values = {name: value for name, value in row.items() if name != "sealed"}
        if row["id"] != expected or row["sealed"] != sealed(values, before):
            return expected
        before, expected = row["sealed"], expected + 1
    ends = Head(expected - 1, before)
    return None if (_noted(session) or Head(0, _FIRST)) == ends else expected


def has_seal(session: Session, seal: str) -> bool:
    return bool(session.scalar(select(exists().where(AuditRow.sealed == seal))))


def length(session: Session) -> int:
    return session.scalar(select(AuditRow.id).order_by(AuditRow.id.desc()).limit(1)) or 0


def last_seal(session: Session) -> str:
    """'' where there is no row."""
    seals = select(AuditRow.sealed).order_by(AuditRow.id.desc()).limit(1)
    return session.scalar(seals) or ""


def was_done(
    session: Session, actor_id: PersonId, action: str, board_id: BoardId, since: datetime
) -> bool:
    """Whether she did so for the board since then."""
    done = select(AuditRow.id).where(
        AuditRow.board_id == board_id,
        AuditRow.actor_id == actor_id,
        AuditRow.action == action,
        AuditRow.happened_at >= since,
    )
    return session.scalar(done.limit(1)) is not None


def said_about(
    session: Session, actor_id: PersonId, action: str, board_id: BoardId, since: datetime
) -> tuple[Mapping[str, Any], ...]:
    """What she did so for the board since then was about."""
    subjects = select(AuditRow.subjects).where(
        AuditRow.board_id == board_id,
        AuditRow.actor_id == actor_id,
        AuditRow.action == action,
        AuditRow.happened_at >= since,
    )
    return tuple(session.scalars(subjects))


def entries_in(
    session: Session, scope: Scope, on: date, *, before: int | None = None, limit: int = 50
) -> tuple[Entry, ...]:
    """The latest first; `before`: a page's last number."""
    query = (
        select(AuditRow.__table__)
        .where(reached_by(scope, AuditRow.agency_id, AuditRow.board_id, on))
        .order_by(AuditRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(AuditRow.id < before)
    return tuple(_entries(session.execute(query)))


def _entries(rows: Any) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            row.id,
            row.happened_at,
            row.actor_id,
            row.action,
            row.subjects,
            row.agency_id,
            row.board_id,
        )
