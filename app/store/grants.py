"""Access roles as they were granted and taken back. Deciding who may grant is policy's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, select, update

from app.ids import AgencyId, BoardId, GrantId, PersonId
from app.policy.roles import Held, Reach, Role
from app.policy.scope import Scope
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.scoping import reached_by
from app.store.tables import AccountRow, GrantRow, PersonRow


@dataclass(frozen=True, slots=True)
class Grant:
    id: GrantId
    person_id: PersonId
    name: str
    held: Held
    agreement: str
    """Of an analyst: the data sharing agreement."""
    granted_at: datetime
    joined: bool
    """Whether the person has an account to use it with."""


_GRANTS = (
    select(
        GrantRow.id,
        GrantRow.person_id,
        PersonRow.name,
        GrantRow.role,
        GrantRow.agency_id,
        GrantRow.board_id,
        GrantRow.agreement,
        GrantRow.granted_at,
        exists().where(AccountRow.person_id == GrantRow.person_id).label("joined"),
    )
    .join(PersonRow, PersonRow.id == GrantRow.person_id)
    .where(GrantRow.revoked_at.is_(None))
)


def add_grant(
    session: Session,
    person_id: PersonId,
    held: Held,
    by: PersonId | None,
    now: datetime,
    agreement: str = "",
) -> GrantId:
    number = insert_returning_id(
        session,
        GrantRow,
        person_id=person_id,
        role=held.role.value,
        agency_id=held.reach.agency_id,
        board_id=held.reach.board_id,
        agreement=agreement,
        granted_by=by,
        granted_at=now,
    )
    return GrantId(number)


_STANDING = (
    select(GrantRow.role, GrantRow.agency_id, GrantRow.board_id)
    .where(GrantRow.person_id == bindparam("person"), GrantRow.revoked_at.is_(None))
    .order_by(GrantRow.id)
)


def grants_of(session: Session, person_id: PersonId) -> tuple[Held, ...]:
    """That stand."""
    rows = session.execute(_STANDING, {"person": person_id})
    return tuple(_held(row.role, row.agency_id, row.board_id) for row in rows)


def grants_in(session: Session, scope: Scope, on: date) -> tuple[Grant, ...]:
    """That stand and reach into the scope, by name."""
    return _by_name(session.execute(_GRANTS.where(_reached(scope, on))))


def grants_at(session: Session, reach: Reach) -> tuple[Grant, ...]:
    """That stand and reach exactly that, by name. That it is in scope is the caller's to know."""
    return _by_name(session.execute(_GRANTS.where(_at(reach))))


def holds(session: Session, person_id: PersonId, held: Held) -> bool:
    found = select(GrantRow.id).where(
        GrantRow.person_id == person_id,
        GrantRow.role == held.role.value,
        GrantRow.revoked_at.is_(None),
        _at(held.reach),
    )
    return session.scalar(found.limit(1)) is not None


def agreement_of(session: Session, person_id: PersonId, board_id: BoardId) -> str:
    """That of the analyst's grant for the board that stands; '' where none is recorded."""
    found = select(GrantRow.agreement).where(
        GrantRow.person_id == person_id,
        GrantRow.role == Role.ANALYST.value,
        GrantRow.board_id == board_id,
        GrantRow.revoked_at.is_(None),
    )
    return session.scalar(found.order_by(GrantRow.id.desc()).limit(1)) or ""


def has_from(session: Session, person_id: PersonId, by: PersonId) -> bool:
    """Whether a role that stands was given by that person."""
    found = select(GrantRow.id).where(
        GrantRow.person_id == person_id,
        GrantRow.granted_by == by,
        GrantRow.revoked_at.is_(None),
    )
    return session.scalar(found.limit(1)) is not None


def dsps_by_agency(session: Session, agencies: Iterable[AgencyId]) -> dict[AgencyId, int]:
    """How many people hold that role at each; agencies without one are missing."""
    rows = session.execute(
        select(GrantRow.agency_id, func.count(GrantRow.person_id.distinct()))
        .where(
            GrantRow.role == Role.DSP.value,
            GrantRow.revoked_at.is_(None),
            GrantRow.agency_id.in_(tuple(agencies)),
        )
        .group_by(GrantRow.agency_id)
    )
    return {AgencyId(agency): number for agency, number in rows if agency}


def get_grant(session: Session, scope: Scope, grant_id: GrantId, on: date) -> Grant:
    row = session.execute(_GRANTS.where(GrantRow.id == grant_id, _reached(scope, on))).one_or_none()
    if row is None:
        raise NotFound("no such grant")
    return _grant(row)


def revoke_grant(session: Session, grant_id: GrantId, by: PersonId | None, now: datetime) -> None:
    session.execute(
        update(GrantRow)
        .where(GrantRow.id == grant_id, GrantRow.revoked_at.is_(None))
        .values(revoked_by=by, revoked_at=now)
    )


def was_revoked_since(session: Session, person_id: PersonId, held: Held, since: datetime) -> bool:
    """Whether exactly that role was taken back from her."""
    revoked = select(GrantRow.id).where(
        GrantRow.person_id == person_id,
        GrantRow.role == held.role.value,
        _at(held.reach),
        GrantRow.revoked_at >= since,
    )
    return session.scalar(revoked.limit(1)) is not None


def any_grant(session: Session, role: Role) -> bool:
    """Whether anybody holds the role anywhere."""
    return (
        session.scalar(
            select(GrantRow.id).where(GrantRow.role == role, GrantRow.revoked_at.is_(None)).limit(1)
        )
        is not None
    )


def _reached(scope: Scope, on: date) -> ColumnElement[bool]:
    return reached_by(scope, GrantRow.agency_id, GrantRow.board_id, on)


def _at(reach: Reach) -> ColumnElement[bool]:
    """`IS NULL` where the reach has none."""
    return and_(GrantRow.agency_id == reach.agency_id, GrantRow.board_id == reach.board_id)


def _by_name(rows: Iterable[Any]) -> tuple[Grant, ...]:
    return tuple(sorted(map(_grant, rows), key=lambda grant: (grant.name.casefold(), grant.id)))


def _held(role: str, agency_id: int | None, board_id: int | None) -> Held:
    reach = Reach(
        AgencyId(agency_id) if agency_id else None, BoardId(board_id) if board_id else None
    )
    return Held(Role(role), reach)


def _grant(row: Any) -> Grant:
    return Grant(
        GrantId(row.id),
        PersonId(row.person_id),
        row.name,
        _held(row.role, row.agency_id, row.board_id),
        row.agreement,
        row.granted_at,
        row.joined,
    )
