"""An agency's people as figures and lines, one query each, for pages that must not grow slower with its staff."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Integer, and_, bindparam, func, select

from app.ids import AgencyId, PersonId
from app.reporting.as_known import ON
from app.store.database import Session
from app.store.scoping import is_post_open
from app.store.tables import (
    AccountRow,
    EvidenceReviewRow,
    EvidenceRow,
    JoinRequestRow,
    PersonRow,
    PostRow,
)

NEW_FOR = timedelta(days=30)
"""From the first day of a post."""


@dataclass(frozen=True, slots=True)
class HeadCounts:
    staff: int
    new_starters: int
    without_account: int
    """Nobody but the DSP can tell them that something is due."""
    joiners: int
    """Who ask to be on the list."""
    evidence: int
    """Waiting to be looked at."""


@dataclass(frozen=True, slots=True)
class StaffLine:
    person_id: PersonId
    name: str
    job_role: str
    """Of the post there that was begun last."""


@dataclass(frozen=True, slots=True)
class Staff:
    lines: tuple[StaffLine, ...]
    """By name."""
    new_starters: int


def head_counts(session: Session, agency_id: AgencyId, staff: Staff, on: date) -> HeadCounts:
    """Everybody once, whatever the number of posts."""
    row = session.execute(_COUNTS, {"agency": agency_id, "on": on}).one()
    there = len(staff.lines)
    return HeadCounts(
        there, staff.new_starters, there - row.with_account, row.joiners, row.evidence
    )


def staff_of(session: Session, agency_id: AgencyId, on: date) -> tuple[StaffLine, ...]:
    """Who holds a post there on the day, by name."""
    return staff_at(session, agency_id, on).lines


def staff_at(session: Session, agency_id: AgencyId, on: date) -> Staff:
    lines: dict[int, StaffLine] = {}
    begun: dict[int, date] = {}
    for person, name, job_role, starts_on in session.execute(
        _STAFF, {"agency": agency_id, "on": on}
    ):
        lines[person] = StaffLine(PersonId(person), name, job_role)
        begun[person] = starts_on
    by_name = sorted(lines.values(), key=lambda line: (line.name.casefold(), line.person_id))
    new = sum(starts_on > on - NEW_FOR for starts_on in begun.values())
    return Staff(tuple(by_name), new)


_AGENCY: Any = bindparam("agency", type_=Integer())
_HELD = and_(PostRow.agency_id == _AGENCY, is_post_open(ON), PostRow.starts_on <= ON)
_STAFF = (
    select(PostRow.person_id, PersonRow.name, PostRow.job_role, PostRow.starts_on)
    .join(PersonRow, PersonRow.id == PostRow.person_id)
    .where(_HELD)
    .order_by(PostRow.starts_on, PostRow.id)
)
"""A row a post, the one begun last at the end."""
_WITH_ACCOUNT = (
    select(func.count(PostRow.person_id.distinct()))
    .join(AccountRow, AccountRow.person_id == PostRow.person_id)
    .where(_HELD, AccountRow.disabled_at.is_(None))
    .scalar_subquery()
)
_JOINERS = (
    select(func.count())
    .select_from(JoinRequestRow)
    .where(JoinRequestRow.agency_id == _AGENCY, JoinRequestRow.decided_at.is_(None))
    .scalar_subquery()
)
_EVIDENCE = (
    select(func.count())
    .select_from(EvidenceRow)
    .outerjoin(EvidenceReviewRow, EvidenceReviewRow.evidence_id == EvidenceRow.id)
    .where(EvidenceRow.agency_id == _AGENCY, EvidenceReviewRow.evidence_id.is_(None))
    .scalar_subquery()
)
_COUNTS = select(
    _WITH_ACCOUNT.label("with_account"),
    _JOINERS.label("joiners"),
    _EVIDENCE.label("evidence"),
)
