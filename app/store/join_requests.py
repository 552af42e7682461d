"""Who asked to be on an agency's list, knowing its code."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from app.ids import AgencyId, JoinRequestId, PersonId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import AgencyRow, JoinRequestRow


@dataclass(frozen=True, slots=True)
class Joinable:
    """An agency that can be joined by its code."""

    id: AgencyId
    name: str


@dataclass(frozen=True, slots=True)
class Asking:
    name: str
    job_role: str
    address: str | None


@dataclass(frozen=True, slots=True)
class JoinRequest:
    id: JoinRequestId
    asking: Asking
    asked_at: datetime


def find_by_code(session: Session, code: str) -> Joinable | None:
    """Without those that have closed."""
    row = session.execute(
        select(AgencyRow.id, AgencyRow.name).where(
            AgencyRow.join_code == code, AgencyRow.closed_on.is_(None)
        )
    ).one_or_none()
    return Joinable(AgencyId(row.id), row.name) if row else None


def get_code(session: Session, agency_id: AgencyId) -> str | None:
    return session.scalar(select(AgencyRow.join_code).where(AgencyRow.id == agency_id))


def set_code(session: Session, agency_id: AgencyId, code: str | None) -> None:
    session.execute(update(AgencyRow).where(AgencyRow.id == agency_id).values(join_code=code))


def add_request(session: Session, agency_id: AgencyId, asking: Asking, now: datetime) -> None:
    insert_returning_id(
        session,
        JoinRequestRow,
        agency_id=agency_id,
        name=asking.name,
        job_role=asking.job_role,
        address=asking.address,
        asked_at=now,
    )


def is_there(session: Session, agency_id: AgencyId, asking: Asking) -> bool:
    same = select(JoinRequestRow.id).where(
        JoinRequestRow.agency_id == agency_id,
        JoinRequestRow.decided_at.is_(None),
        JoinRequestRow.name == asking.name,
        JoinRequestRow.address.is_not_distinct_from(asking.address),
    )
    return session.scalar(same.limit(1)) is not None


def count_open(session: Session, agency_id: AgencyId) -> int:
    query = select(func.count()).where(
        JoinRequestRow.agency_id == agency_id, JoinRequestRow.decided_at.is_(None)
    )
    return int(session.scalar(query) or 0)


def open_requests(session: Session, agency_id: AgencyId) -> tuple[JoinRequest, ...]:
    """Who asked first comes first."""
    rows = session.execute(
        select(JoinRequestRow.__table__)
        .where(JoinRequestRow.agency_id == agency_id, JoinRequestRow.decided_at.is_(None))
        .order_by(JoinRequestRow.id)
    )
    return tuple(map(_request, rows))


def get_request(session: Session, agency_id: AgencyId, number: JoinRequestId) -> JoinRequest:
    """NotFound too for one that was decided."""
    row = session.execute(
        select(JoinRequestRow.__table__)
        .where(
            JoinRequestRow.id == number,
            JoinRequestRow.agency_id == agency_id,
            JoinRequestRow.decided_at.is_(None),
        )
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("no such request")
    return _request(row)


def decide(
    session: Session,
    number: JoinRequestId,
    by: PersonId,
    now: datetime,
    person_id: PersonId | None,
) -> None:
    """None: turned down."""
    session.execute(
        update(JoinRequestRow)
        .where(JoinRequestRow.id == number)
        .values(decided_at=now, decided_by=by, person_id=person_id)
    )


def _request(row: Any) -> JoinRequest:
    asking = Asking(row.name, row.job_role, row.address)
    return JoinRequest(JoinRequestId(row.id), asking, row.asked_at)
