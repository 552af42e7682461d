"""What taking over a person's rows needs again and again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from app.ids import PersonId
from app.store.database import Session

REASON = "merged"
"""Of what was withdrawn or voided because it stands elsewhere now."""


@dataclass(frozen=True, slots=True)
class Merge:
    shell: PersonId
    """A person without an account."""
    into: PersonId
    now: datetime


def live(session: Session, row: Any, person_id: PersonId) -> list[dict[str, Any]]:
    return [each for each in rows(session, row, person_id) if each["superseded_at"] is None]


def rows(session: Session, row: Any, person_id: PersonId) -> list[dict[str, Any]]:
    query = select(row.__table__).where(row.person_id == person_id).order_by(row.id)
    return [dict(each) for each in session.execute(query).mappings()]


def supersede(session: Session, row: Any, numbers: Iterable[int], now: datetime) -> None:
    session.execute(update(row).where(row.id.in_(list(numbers))).values(superseded_at=now))


def anew(row: Mapping[str, Any], merging: Merge, **changed: Any) -> dict[str, Any]:
    """As it was, of her, recorded now."""
    own = {**without(row, "id"), "person_id": merging.into, "recorded_at": merging.now}
    return {**own, **changed}


def without(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}
