"""Staff meetings and courses in a room: when, about what, and who was there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, select

from app.ids import AgencyId, AwardId, GroupSessionId, PersonId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.scoping import is_staff
from app.store.tables import AttendanceRow, GroupSessionRow, PersonRow


@dataclass(frozen=True, slots=True)
class Meeting:
    title: str
    held_on: date
    led_by: str
    scenario: str | None
    """The case that was talked over."""
    course: str | None
    """What being there meets; None: attendance alone."""


@dataclass(frozen=True, slots=True)
class Held:
    id: GroupSessionId
    meeting: Meeting
    attended: int


@dataclass(frozen=True, slots=True)
class Attendance:
    there: tuple[tuple[PersonId, str], ...]
    """Who works at the agency still, by name."""
    left: int
    """How many others were there: who has left is not named to her old workplace."""


def add_session(
    session: Session, agency_id: AgencyId, meeting: Meeting, by: PersonId, now: datetime
) -> GroupSessionId:
    number = insert_returning_id(
        session,
        GroupSessionRow,
        agency_id=agency_id,
        title=meeting.title,
        held_on=meeting.held_on,
        led_by=meeting.led_by,
        scenario=meeting.scenario,
        course=meeting.course,
        recorded_by=by,
        recorded_at=now,
    )
    return GroupSessionId(number)


def find_same(
    session: Session, agency_id: AgencyId, meeting: Meeting, people: Collection[PersonId]
) -> GroupSessionId | None:
    """One of the same meeting at which exactly these people were."""
    row = GroupSessionRow
    there = session.scalars(
        select(row.id).where(
            row.agency_id == agency_id,
            row.title == meeting.title,
            row.held_on == meeting.held_on,
            row.led_by == meeting.led_by,
            row.scenario.is_not_distinct_from(meeting.scenario),
            row.course.is_not_distinct_from(meeting.course),
        )
    )
    for number in there.all():
        attended = select(AttendanceRow.person_id).where(AttendanceRow.session_id == number)
        if set(session.scalars(attended)) == set(people):
            return GroupSessionId(number)
    return None


def add_attendance(
    session: Session,
    session_id: GroupSessionId,
    people: Iterable[PersonId],
    awards: Mapping[PersonId, AwardId],
    now: datetime,
) -> None:
    rows = [
        {
            "session_id": session_id,
            "person_id": person,
            "award_id": awards.get(person),
            "recorded_at": now,
        }
        for person in people
    ]
    if rows:
        session.execute(insert(AttendanceRow), rows)


def sessions_at(session: Session, agency_id: AgencyId, limit: int = 100) -> tuple[Held, ...]:
    """The latest first."""
    rows = session.execute(
        _SESSIONS.where(GroupSessionRow.agency_id == agency_id)
        .order_by(GroupSessionRow.held_on.desc(), GroupSessionRow.id.desc())
        .limit(limit)
    )
    return tuple(map(_held, rows))


def get_session(session: Session, agency_id: AgencyId, session_id: GroupSessionId) -> Held:
    row = session.execute(
        _SESSIONS.where(GroupSessionRow.id == session_id, GroupSessionRow.agency_id == agency_id)
    ).one_or_none()
    if row is None:
        raise NotFound("no such session")
    return _held(row)


def attended_by(
    session: Session, agency_id: AgencyId, session_id: GroupSessionId, on: date
) -> Attendance:
    still = is_staff(AttendanceRow.person_id, agency_id, on).label("still")
    rows = session.execute(
        select(AttendanceRow.person_id, PersonRow.name, still)
        .join(PersonRow, PersonRow.id == AttendanceRow.person_id)
        .where(AttendanceRow.session_id == session_id)
    ).all()
    there = [(PersonId(row.person_id), row.name) for row in rows if row.still]
    there.sort(key=lambda one: (one[1].casefold(), one[0]))
    return Attendance(tuple(there), len(rows) - len(there))


_SESSIONS = (
    select(GroupSessionRow, func.count(AttendanceRow.person_id).label("attended"))
    .outerjoin(AttendanceRow, AttendanceRow.session_id == GroupSessionRow.id)
    .group_by(GroupSessionRow.id)
)


def _held(row: Any) -> Held:
    meeting = Meeting(row.title, row.held_on, row.led_by, row.scenario, row.course)
    return Held(GroupSessionId(row.id), meeting, row.attended)
