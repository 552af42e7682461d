"""Staff meetings and courses in a room: recorded once with who was there, and counted where they meet a course."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, AwardId, GroupSessionId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import only_at, scope_of
from app.reporting.team import StaffLine, staff_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closed_agencies import refuse_closed
from app.services.content import Content
from app.services.errors import Refused
from app.services.learnt_elsewhere import Learnt, give
from app.store import group_sessions as store
from app.store.awards import Source
from app.store.database import Session
from app.store.group_sessions import Attendance, Held, Meeting
from app.store.people import Agency, get_agency
from app.store.posts import hold_list
from app.store.scoping import require_agency, require_people

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Sessions:
    agency: Agency
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Attended:
    agency: Agency
    held: Held
    people: Attendance


def at_agency(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Sessions:
    agency = _enter(session, actor, agency_id, now)
    return Sessions(agency, store.sessions_at(session, agency_id))


def staff(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime
) -> tuple[Agency, tuple[StaffLine, ...]]:
    """Who can have been there."""
    agency = _enter(session, actor, agency_id, now)
    return agency, staff_of(session, agency_id, civil_date(now))


def get(
    session: Session, actor: Actor, agency_id: AgencyId, session_id: GroupSessionId, now: datetime
) -> Attended:
    agency = _enter(session, actor, agency_id, now)
    held = store.get_session(session, agency_id, session_id)
    return Attended(
        agency, held, store.attended_by(session, agency_id, session_id, civil_date(now))
    )


def hold(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    meeting: Meeting,
    people: Collection[PersonId],
    now: datetime,
) -> GroupSessionId:
    """Awards too, where the meeting meets a course; else attendance alone. The same again is what is there."""
    agency = _enter(session, actor, agency_id, now)
    refuse_closed(session, agency_id, now)
    hold_list(session, agency_id)
    _refuse_unfit(content, meeting, people, now)
    require_people(session, only_at(agency_id), people, civil_date(now))
    there = store.find_same(session, agency_id, meeting, people)
    if there is not None:
        return there
    number = store.add_session(session, agency_id, meeting, actor.person_id, now)
    awards = {
        person: _award(session, content, actor, agency, meeting, person, now)
        for person in sorted(people)
        if meeting.course
    }
    store.add_attendance(session, number, sorted(people), awards, now)
    record(
        session, actor, Action.SESSION_RECORDED, now, agency=agency_id, group_session=int(number)
    )
    return number


def _award(
    session: Session,
    content: Content,
    actor: Actor,
    agency: Agency,
    meeting: Meeting,
    person: PersonId,
    now: datetime,
) -> AwardId:
    learnt = Learnt(meeting.course or "", meeting.held_on, Source.SESSION, meeting.led_by)
    return give(session, content, person, agency.nation, learnt, actor.person_id, now).id


def _refuse_unfit(
    content: Content, meeting: Meeting, people: Collection[PersonId], now: datetime
) -> None:
    if not people:
        raise Refused("nobody-there")
    if meeting.held_on > civil_date(now):
        raise Refused("held-in-the-future")
    if meeting.scenario and meeting.scenario not in content.library.scenarios:
        raise Refused("case-unknown")
    if meeting.course and meeting.course not in content.library.courses:
        raise Refused("course-unknown")


def _enter(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Agency:
    scope = scope_of(actor, Permission.RECORD_LEARNING)
    require_agency(session, scope, agency_id, civil_date(now))
    return get_agency(session, agency_id)
