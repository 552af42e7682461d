"""Whom an invitation was sent to, and whether an address is somebody's already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update

from app.ids import AgencyId, PersonId
from app.store.accounts import account_name
from app.store.database import Session
from app.store.tables import AccountRow, GrantRow, WayInRow


@dataclass(frozen=True, slots=True)
class Invitation:
    person_id: PersonId
    address: str
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None
    withdrawn_at: datetime | None


def find_person_at(session: Session, address: str) -> PersonId | None:
    """Who signs in by the address, has shown it to be hers, or was invited there and has not come yet."""
    folded = account_name(address)
    joined = session.scalar(
        select(AccountRow.person_id)
        .where(or_(AccountRow.address == folded, AccountRow.username == folded))
        .order_by((AccountRow.address == folded).desc())
        .limit(1)
    )
    if joined is not None:
        return PersonId(joined)
    invited = session.scalar(
        select(WayInRow.person_id)
        .outerjoin(AccountRow, AccountRow.person_id == WayInRow.person_id)
        .where(
            WayInRow.kind == "invitation",
            WayInRow.address == folded,
            AccountRow.person_id.is_(None),
        )
        .order_by(WayInRow.id.desc())
        .limit(1)
    )
    return PersonId(invited) if invited is not None else None


def was_asked_at(session: Session, person_id: PersonId, address: str) -> bool:
    """Whether a role was sent to her there."""
    asked = select(WayInRow.id).where(
        WayInRow.person_id == person_id,
        WayInRow.kind == "invitation",
        WayInRow.role.is_not(None),
        WayInRow.address == account_name(address),
    )
    return session.scalar(asked.limit(1)) is not None


def latest_invitations(session: Session, people: Iterable[PersonId]) -> dict[PersonId, Invitation]:
    """To a role; those of her workplace go where its list says."""
    rows = session.execute(
        select(
            WayInRow.person_id,
            WayInRow.address,
            WayInRow.made_at,
            WayInRow.expires_at,
            WayInRow.used_at,
            WayInRow.withdrawn_at,
        )
        .where(
            WayInRow.kind == "invitation",
            WayInRow.role.is_not(None),
            WayInRow.address.is_not(None),
            WayInRow.person_id.in_(tuple(people)),
        )
        .order_by(WayInRow.id)
    )
    return {PersonId(row.person_id): _invitation(row) for row in rows}


def dsps_at(session: Session, agencies: Iterable[AgencyId]) -> frozenset[tuple[AgencyId, str]]:
    """Who is DSP where, by every address that the person is known by."""
    wanted = tuple(agencies)
    stands = (
        GrantRow.role == "dsp",
        GrantRow.revoked_at.is_(None),
        GrantRow.agency_id.in_(wanted),
    )
    by_account = (
        select(GrantRow.agency_id, AccountRow.username, AccountRow.address)
        .join(AccountRow, AccountRow.person_id == GrantRow.person_id)
        .where(*stands)
    )
    by_invitation = (
        select(GrantRow.agency_id, WayInRow.address)
        .join(WayInRow, WayInRow.person_id == GrantRow.person_id)
        .where(*stands, WayInRow.kind == "invitation")
    )
    rows = (*session.execute(by_account), *session.execute(by_invitation))
    return frozenset((AgencyId(row[0]), address) for row in rows for address in row[1:] if address)


def addresses_of(session: Session, person_id: PersonId) -> frozenset[str]:
    """By which find_person_at finds her."""
    row = session.execute(
        select(AccountRow.username, AccountRow.address).where(AccountRow.person_id == person_id)
    ).one_or_none()
    return frozenset(filter(None, row or ()))


def withdraw_invitations(session: Session, person_id: PersonId, now: datetime) -> None:
    """Those to a role, as far as nobody used them."""
    session.execute(
        update(WayInRow)
        .where(
            WayInRow.person_id == person_id,
            WayInRow.kind == "invitation",
            WayInRow.role.is_not(None),
            WayInRow.used_at.is_(None),
            WayInRow.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )


def _invitation(row: Any) -> Invitation:
    return Invitation(
        PersonId(row.person_id),
        row.address,
        row.made_at,
        row.expires_at,
        row.used_at,
        row.withdrawn_at,
    )
