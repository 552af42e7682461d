"""An agency's people as figures and lines, one query each, for pages that must not grow slower with its staff."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select, true

from app.ids import AgencyId, PersonId
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


def head_counts(session: Session, agency_id: AgencyId, on: date) -> HeadCounts:
    """Everybody once, whatever the number of posts."""
    shut_out = or_(AccountRow.person_id.is_(None), AccountRow.disabled_at.is_not(None))
    row = session.execute(
        select(
            _how_many(true()).label("staff"),
            _how_many(PostRow.starts_on > on - NEW_FOR).label("new"),
            _how_many(shut_out).label("without_account"),
            _joiners(agency_id).label("joiners"),
            _evidence(agency_id).label("evidence"),
        )
        .select_from(PostRow)
        .outerjoin(AccountRow, AccountRow.person_id == PostRow.person_id)
        .where(_held(agency_id, on), PostRow.starts_on <= on)
    ).one()
    return HeadCounts(row.staff, row.new, row.without_account, row.joiners, row.evidence)


def _how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count(case((which, PostRow.person_id)).distinct())


def staff_of(
    session: Session, agency_id: AgencyId, on: date, *, search: str = ""
) -> tuple[StaffLine, ...]:
    """Who holds a post there on the day, by name."""
    rows = session.execute(
        select(PostRow.person_id, PersonRow.name, PostRow.job_role)
        .join(PersonRow, PersonRow.id == PostRow.person_id)
        .where(_held(agency_id, on), PostRow.starts_on <= on)
        .order_by(PostRow.starts_on, PostRow.id)
    )
    lines = {
        row.person_id: StaffLine(PersonId(row.person_id), row.name, row.job_role) for row in rows
    }
    wanted = search.casefold()
    found = (line for line in lines.values() if wanted in line.name.casefold())
    return tuple(sorted(found, key=lambda line: (line.name.casefold(), line.person_id)))


def _held(agency_id: AgencyId, on: date) -> ColumnElement[bool]:
    return and_(PostRow.agency_id == agency_id, is_post_open(on))


def _joiners(agency_id: AgencyId) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(JoinRequestRow)
        .where(JoinRequestRow.agency_id == agency_id, JoinRequestRow.decided_at.is_(None))
        .scalar_subquery()
    )


def _evidence(agency_id: AgencyId) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(EvidenceRow)
        .outerjoin(EvidenceReviewRow, EvidenceReviewRow.evidence_id == EvidenceRow.id)
        .where(EvidenceRow.agency_id == agency_id, EvidenceReviewRow.evidence_id.is_(None))
        .scalar_subquery()
    )
