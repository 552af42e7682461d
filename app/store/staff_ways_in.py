"""An agency's staff, as somebody needs them who gives out ways in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, and_, exists, func, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.scoping import is_post_open
from app.store.tables import (
    AccountRow,
    GrantRow,
    PersonRow,
    PostRow,
    StaffEntryRow,
    WayInRow,
)


@dataclass(frozen=True, slots=True)
class Staff:
    person_id: PersonId
    name: str
    job_role: str
    address: str | None
    """As the agency's list has it."""
    username: str | None
    """None: never signed in."""
    verified_address: str | None
    has_grants: bool
    open_way_in: str | None
    """The kind of the latest that can still be used."""
    open_until: datetime | None


def people_at(
    session: Session, agency_id: AgencyId, on: date, among: Iterable[PersonId]
) -> set[PersonId]:
    """Who of them works there, or is to begin."""
    posts = select(PostRow.person_id).where(
        PostRow.agency_id == agency_id, is_post_open(on), PostRow.person_id.in_(set(among))
    )
    return {PersonId(number) for number in session.scalars(posts)}


def working_elsewhere(
    session: Session, agency_id: AgencyId, on: date, among: Iterable[PersonId]
) -> set[PersonId]:
    """Who of them has an open post at another agency too."""
    posts = select(PostRow.person_id).where(
        PostRow.agency_id != agency_id, is_post_open(on), PostRow.person_id.in_(set(among))
    )
    return {PersonId(number) for number in session.scalars(posts)}


def is_merged(session: Session, person_id: PersonId) -> bool:
    """Whether the person turned out to be somebody else's second entry."""
    into = select(PersonRow.merged_into_id).where(PersonRow.id == person_id)
    return session.scalar(into) is not None


def staff_at(
    session: Session,
    agency_id: AgencyId,
    on: date,
    now: datetime,
    *,
    only: Iterable[PersonId] | None = None,
) -> tuple[Staff, ...]:
    """By name; one each, whatever the number of posts. One query."""
    query = _staff(agency_id, on, now)
    if only is not None:
        query = query.where(PersonRow.id.in_(set(only)))
    found = {row.id: _member(row) for row in session.execute(query)}
    return tuple(sorted(found.values(), key=lambda each: (each.name.casefold(), each.person_id)))


def _staff(agency_id: AgencyId, on: date, now: datetime) -> Select[Any]:
    role = (
        select(PostRow.job_role)
        .where(PostRow.person_id == PersonRow.id, PostRow.agency_id == agency_id, is_post_open(on))
        .order_by(PostRow.starts_on.desc(), PostRow.id.desc())
        .limit(1)
        .correlate(PersonRow)
        .scalar_subquery()
    )
    latest = (
        select(func.max(WayInRow.id))
        .where(WayInRow.person_id == PersonRow.id, WayInRow.agency_id == agency_id)
        .where(WayInRow.used_at.is_(None), WayInRow.withdrawn_at.is_(None))
        .where(WayInRow.expires_at > now)
        .correlate(PersonRow)
        .scalar_subquery()
    )
    grants = exists().where(GrantRow.person_id == PersonRow.id, GrantRow.revoked_at.is_(None))
    posts = select(PostRow.person_id).where(PostRow.agency_id == agency_id, is_post_open(on))
    return (
        select(
            PersonRow.id,
            PersonRow.name,
            role.label("job_role"),
            StaffEntryRow.address,
            AccountRow.username,
            AccountRow.address.label("verified_address"),
            grants.correlate(PersonRow).label("has_grants"),
            WayInRow.kind,
            WayInRow.expires_at,
        )
        .select_from(PersonRow)
        .outerjoin(
            StaffEntryRow,
            and_(StaffEntryRow.person_id == PersonRow.id, StaffEntryRow.agency_id == agency_id),
        )
        .outerjoin(AccountRow, AccountRow.person_id == PersonRow.id)
        .outerjoin(WayInRow, WayInRow.id == latest)
        .where(PersonRow.id.in_(posts))
    )


def _member(row: Any) -> Staff:
    return Staff(
        PersonId(row.id),
        row.name,
        row.job_role,
        row.address,
        row.username,
        row.verified_address,
        row.has_grants,
        row.kind,
        row.expires_at,
    )
