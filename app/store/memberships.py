"""Which boards serve an agency, from which day to which. A change is another row; the old one is superseded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, update

from app.ids import AgencyId, BoardId, MembershipId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import BoardRow, MembershipRow


@dataclass(frozen=True, slots=True)
class Membership:
    id: MembershipId
    board_id: BoardId
    board_name: str
    agency_id: AgencyId
    starts_on: date
    ends_on: date | None
    """The last day of it."""


_MEMBERSHIPS = (
    select(
        MembershipRow.id,
        MembershipRow.board_id,
        BoardRow.name,
        MembershipRow.agency_id,
        MembershipRow.starts_on,
        MembershipRow.ends_on,
    )
    .join(BoardRow, BoardRow.id == MembershipRow.board_id)
    .where(MembershipRow.superseded_at.is_(None))
    .order_by(MembershipRow.starts_on, MembershipRow.id)
)


def add_membership(
    session: Session,
    board_id: BoardId,
    agency_id: AgencyId,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> MembershipId:
    number = insert_returning_id(
        session,
        MembershipRow,
        board_id=board_id,
        agency_id=agency_id,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_at=now,
    )
    return MembershipId(number)


def get_membership(session: Session, membership_id: MembershipId) -> Membership:
    row = session.execute(_MEMBERSHIPS.where(MembershipRow.id == membership_id)).one_or_none()
    if row is None:
        raise NotFound("no such membership")
    return _membership(row)


def memberships_of(session: Session, agencies: Iterable[AgencyId]) -> tuple[Membership, ...]:
    """As they are known now, past and future ones too, the earliest first."""
    rows = session.execute(_MEMBERSHIPS.where(MembershipRow.agency_id.in_(tuple(agencies))))
    return tuple(map(_membership, rows))


def first_day_of(session: Session, board_id: BoardId) -> date | None:
    """When its first agency joined, as it is known now."""
    return session.scalar(
        select(func.min(MembershipRow.starts_on)).where(
            MembershipRow.board_id == board_id, MembershipRow.superseded_at.is_(None)
        )
    )


def end_membership(
    session: Session, membership: Membership, ends_on: date, now: datetime
) -> MembershipId | None:
    """None for one that was to begin later than it ends: nothing is left of it."""
    session.execute(
        update(MembershipRow)
        .where(MembershipRow.id == membership.id, MembershipRow.superseded_at.is_(None))
        .values(superseded_at=now)
    )
    if ends_on < membership.starts_on:
        return None
    return add_membership(
        session, membership.board_id, membership.agency_id, membership.starts_on, ends_on, now
    )


def is_on(on: date) -> ColumnElement[bool]:
    """About `MembershipRow`: as it is known now, on the day."""
    return and_(
        MembershipRow.superseded_at.is_(None),
        MembershipRow.starts_on <= on,
        or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= on),
    )


def _membership(row: Any) -> Membership:
    return Membership(
        MembershipId(row.id),
        BoardId(row.board_id),
        row.name,
        AgencyId(row.agency_id),
        row.starts_on,
        row.ends_on,
    )
