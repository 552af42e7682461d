"""Whose contacts and words hold for an agency: its own, then its parent's, then its boards'."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from app.content.model.terms import Nation
from app.ids import AgencyId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.memberships import is_on
from app.store.tables import AgencyRow, BoardRow, MembershipRow


@dataclass(frozen=True, slots=True)
class Level:
    name: str
    contacts: Mapping[str, str]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    nation: Nation
    levels: tuple[Level, ...]
    """The agency's own first."""


def support_chain(session: Session, agency_id: AgencyId, on: date) -> Chain:
    """Two queries. The boards are those of the day, the agency's own before its parent's, the oldest first."""
    parent = select(AgencyRow.parent_id).where(AgencyRow.id == agency_id).scalar_subquery()
    rows = session.execute(
        select(AgencyRow.__table__).where(or_(AgencyRow.id == agency_id, AgencyRow.id == parent))
    ).all()
    places = sorted(rows, key=lambda row: row.id != agency_id)
    if not places or places[0].id != agency_id:
        raise NotFound("no such agency")
    boards = session.execute(
        select(BoardRow.__table__, MembershipRow.agency_id)
        .join(MembershipRow, MembershipRow.board_id == BoardRow.id)
        .where(MembershipRow.agency_id.in_([row.id for row in places]), is_on(on))
        .order_by(MembershipRow.starts_on, MembershipRow.id)
    ).all()
    own_first = sorted(boards, key=lambda row: row.agency_id != agency_id)
    return Chain(
        Nation(places[0].nation),
        tuple(Level(row.name, row.contacts, row.words) for row in (*places, *own_first)),
    )
