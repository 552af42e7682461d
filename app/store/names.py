"""What numbers are called, for pages that speak of many kinds of thing at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from app.ids import PersonId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.scoping import agency_ids, is_agency_in, is_board_in, person_ids, reached_by
from app.store.tables import AgencyRow, BoardRow, GrantRow, GroupSessionRow, PersonRow


@dataclass(frozen=True, slots=True)
class Eyes:
    """Whom a reader knows by name."""

    own: PersonId
    staff: Scope
    holders: Scope


def agency_names(session: Session, scope: Scope, wanted: Iterable[int], on: date) -> dict[int, str]:
    """Of those in scope."""
    rows = session.execute(
        select(AgencyRow.id, AgencyRow.name).where(
            AgencyRow.id.in_(set(wanted)), is_agency_in(scope, on)
        )
    )
    return {row.id: row.name for row in rows}


def board_names(session: Session, scope: Scope, wanted: Iterable[int]) -> dict[int, str]:
    rows = session.execute(
        select(BoardRow.id, BoardRow.name).where(BoardRow.id.in_(set(wanted)), is_board_in(scope))
    )
    return {row.id: row.name for row in rows}


def days_of_sessions(
    session: Session, scope: Scope, wanted: Iterable[int], on: date
) -> dict[int, date]:
    """Of those that were recorded at agencies in scope."""
    rows = session.execute(
        select(GroupSessionRow.id, GroupSessionRow.held_on).where(
            GroupSessionRow.id.in_(set(wanted)),
            GroupSessionRow.agency_id.in_(agency_ids(scope, on)),
        )
    )
    return {row.id: row.held_on for row in rows}


def person_names(
    session: Session, eyes: Eyes, wanted: Iterable[int], acting: Iterable[int], on: date
) -> dict[int, str]:
    """Of those on staff in sight, those who hold or held a role there, oneself; and, `acting`, of anybody with a role."""
    held = select(GrantRow.person_id).where(
        reached_by(eyes.holders, GrantRow.agency_id, GrantRow.board_id, on)
    )
    privileged = select(GrantRow.person_id).where(GrantRow.person_id.in_(set(acting)))
    rows = session.execute(
        select(PersonRow.id, PersonRow.name).where(
            PersonRow.id.in_({*wanted, *acting}),
            or_(
                PersonRow.id == eyes.own,
                PersonRow.id.in_(held),
                PersonRow.id.in_(privileged),
                PersonRow.id.in_(person_ids(eyes.staff, on)),
            ),
        )
    )
    return {row.id: row.name for row in rows}
