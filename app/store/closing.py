"""What ends with an agency: its posts, its memberships, and the ways in that were made for it."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, func, insert, or_, select, update

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.memberships import end_membership, memberships_of
from app.store.tables import PostRow, WayInRow


def open_posts(session: Session, agency_id: AgencyId, after: date) -> int:
    """How many go on after the day."""
    query = select(func.count()).where(*_going_on(agency_id, after))
    return session.execute(query).scalar_one()


def end_posts(
    session: Session, agency_id: AgencyId, last_day: date, by: PersonId, now: datetime
) -> int:
    """Each is superseded by one that ends; those that had not begun are gone. How many there were."""
    rows = session.execute(
        select(PostRow.id, PostRow.person_id, PostRow.job_role, PostRow.starts_on).where(
            *_going_on(agency_id, last_day)
        )
    ).all()
    session.execute(
        update(PostRow).where(*_going_on(agency_id, last_day)).values(superseded_at=now)
    )
    ended = [
        {
            "person_id": row.person_id,
            "agency_id": agency_id,
            "job_role": row.job_role,
            "starts_on": row.starts_on,
            "ends_on": last_day,
            "recorded_at": now,
            "recorded_by": by,
            "replaces_id": row.id,
        }
        for row in rows
        if row.starts_on <= last_day
    ]
    if ended:
        session.execute(insert(PostRow), ended)
    return len(rows)


def end_memberships(session: Session, agency_id: AgencyId, last_day: date, now: datetime) -> None:
    for membership in memberships_of(session, (agency_id,)):
        if membership.ends_on is None or membership.ends_on > last_day:
            end_membership(session, membership, last_day, now)


def withdraw_ways_in(session: Session, agency_id: AgencyId, now: datetime) -> None:
    session.execute(
        update(WayInRow)
        .where(
            WayInRow.agency_id == agency_id,
            WayInRow.used_at.is_(None),
            WayInRow.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
    )


def _going_on(agency_id: AgencyId, after: date) -> tuple[ColumnElement[bool], ...]:
    return (
        PostRow.agency_id == agency_id,
        PostRow.superseded_at.is_(None),
        or_(PostRow.ends_on.is_(None), PostRow.ends_on > after),
    )
