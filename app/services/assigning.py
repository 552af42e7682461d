"""A DSP asks people for a course by a day, changes that later, exempts, and gives another go at a quiz."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.content.model.terms import Nation
from app.ids import AgencyId, AssignmentId, PersonId
from app.learning.obligation_facts import Exemption, Extended, Period, Withdrawn
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import Conflict, NotFound, Refused
from app.services.offering import find_step, offered
from app.services.staff_scope import change_agency, see_agency
from app.store import assignments, exemptions, extra_attempts
from app.store.assignments import Given
from app.store.database import Session
from app.store.exemptions import Exempted
from app.store.organisations import Organisation
from app.store.staff_there import StaffThere, staff_there

LONGEST_NOTE = 500
LONGEST_REASON = 500
PAGE = 50
ONE_PRESS = timedelta(minutes=1)
"""Whoever gives another attempt twice within it meant one."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is asked: everyone there, those of some job roles, or some of them by name."""

    everyone: bool = False
    job_roles: frozenset[str] = frozenset()
    people: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Asking:
    course: str
    whom: Whom
    due_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from."""

    agency: Organisation
    staff: tuple[StaffThere, ...]
    """By name, each once."""
    today: date


@dataclass(frozen=True, slots=True)
class Reached:
    """Whom an assignment would reach."""

    agency: Organisation
    asked: tuple[StaffThere, ...]
    elsewhere: tuple[StaffThere, ...]
    """Chosen, and in a nation that does not have the course: not asked."""


@dataclass(frozen=True, slots=True)
class Listed:
    agency: Organisation
    given: tuple[Given, ...]
    """That stand, the latest made first."""
    total: int
    page: int
    exempted: tuple[Exempted, ...]
    today: date

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def choice(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Choice:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    today = civil_date(now)
    return Choice(agency, staff_there(session, agency_id, today), today)


def reached(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    asking: Asking,
    now: datetime,
) -> Reached:
    """NotFound for people who are not on the agency's list; Refused for what cannot be asked of anybody."""
    here = choice(session, actor, agency_id, now)
    course = content.library.courses.get(asking.course)
    if course is None:
        raise Refused("course-unknown")
    if asking.due_on < here.today:
        raise Refused("due-past")
    if len(asking.note) > LONGEST_NOTE:
        raise Refused("note-too-long")
    chosen = _chosen(here, asking.whom)
    has = course.header.nations
    return Reached(
        here.agency,
        tuple(each for each in chosen if each.nation in has),
        tuple(each for each in chosen if each.nation not in has),
    )


def assign(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    asking: Asking,
    now: datetime,
) -> int:
    """How many are asked by it, those too of whom exactly that was asked before."""
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    found = reached(session, content, actor, agency_id, asking, now)
    if not found.asked:
        raise Refused("not-in-nation")
    same = (agency_id, asking.course, asking.due_on, asking.note.strip())
    already = assignments.asked_already(session, *same)
    people = [each.person_id for each in found.asked if each.person_id not in already]
    if not people:
        return len(found.asked)
    assignments.add_assignments(
        session,
        people,
        agency_id,
        asking.course,
        civil_date(now),
        asking.due_on,
        asking.note.strip(),
        secrets.token_hex(8),
        actor.person_id,
        now,
    )
    record(
        session,
        actor,
        Action.ASSIGNED,
        now,
        agency=agency_id,
        course=asking.course,
        person=[int(person) for person in people],
    )
    return len(found.asked)


def listed(session: Session, actor: Actor, agency_id: AgencyId, page: int, now: datetime) -> Listed:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    today = civil_date(now)
    total = assignments.how_many_given(session, agency_id, today)
    page = max(1, min(page, -(-total // PAGE)))
    given = assignments.given_at(session, agency_id, today, limit=PAGE, offset=(page - 1) * PAGE)
    exempted = exemptions.exemptions_at(session, agency_id, today)
    return Listed(agency, given, total, page, exempted, today)


def get_given(
    session: Session, actor: Actor, agency_id: AgencyId, assignment: AssignmentId, now: datetime
) -> tuple[Organisation, Given]:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    return agency, assignments.get_given(session, agency_id, assignment)


def withdraw(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    assignment: AssignmentId,
    reason: str,
    now: datetime,
) -> None:
    """Once; again changes nothing."""
    if not _to_change(session, actor, agency_id, assignment, reason, now).withdrawn:
        _happened(session, actor, agency_id, assignment, Withdrawn(), reason, now)


def extend(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    assignment: AssignmentId,
    due_on: date,
    reason: str,
    now: datetime,
) -> None:
    given = _to_change(session, actor, agency_id, assignment, reason, now)
    if given.withdrawn:
        raise Conflict("the assignment was withdrawn", given)
    if due_on <= given.due_on or due_on < civil_date(now):
        raise Refused("not-later")
    _happened(session, actor, agency_id, assignment, Extended(due_on), reason, now)


def exempt(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    course: str,
    period: Period,
    reason: str,
    now: datetime,
) -> None:
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    _member(session, agency_id, person_id, now)
    _require_reason(reason)
    if course not in content.library.courses:
        raise Refused("course-unknown")
    if period.ends_on is not None and period.ends_on < period.starts_on:
        raise Refused("ends-before-start")
    exemption = Exemption(agency_id, course, period, reason.strip())
    if exemption in exemptions.exemptions_of(session, person_id):
        return
    number = exemptions.add_exemption(session, person_id, exemption, actor.person_id, now)
    _note_exemption(session, actor, Action.EXEMPTED, agency_id, person_id, number, now)


def end_exemption(
    session: Session, actor: Actor, agency_id: AgencyId, exemption: int, now: datetime
) -> None:
    """Yesterday was its last day; taken back altogether where it began later."""
    last_day = civil_date(now) - timedelta(days=1)
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    found = exemptions.get_exemption(session, agency_id, exemption)
    exemptions.supersede_exemption(session, exemption, now)
    was = found.exemption
    number = exemption
    if last_day >= was.period.starts_on:
        ended = Exemption(agency_id, was.course, Period(was.period.starts_on, last_day), was.reason)
        number = exemptions.add_exemption(session, found.person_id, ended, actor.person_id, now)
    action = Action.EXEMPTION_ENDED
    _note_exemption(session, actor, action, agency_id, found.person_id, number, now)


def limited_quizzes(content: Content, nation: Nation) -> tuple[Quiz, ...]:
    """Of the nation's courses: those with a limit of attempts."""
    slugs = dict.fromkeys(
        step.slug
        for course in offered(content.library, nation)
        for step in course.steps
        if step.kind is Kind.QUIZ
    )
    quizzes = (content.library.quizzes[slug] for slug in slugs)
    return tuple(quiz for quiz in quizzes if quiz.header.attempts is not None)


def give_attempt(
    session: Session,
    content: Content,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    quiz: str,
    now: datetime,
) -> None:
    """The DSP is not told what was answered, nor how often it was tried."""
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    _member(session, agency_id, person_id, now)
    courses = content.library.courses.values()
    if not any(find_step(course, Kind.QUIZ, quiz) for course in courses):
        raise NotFound("no such quiz")
    given = extra_attempts.extra_attempts_of(session, person_id, quiz)
    if given and given[-1] > now - ONE_PRESS:
        return
    extra_attempts.add_extra_attempt(session, person_id, quiz, agency_id, actor.person_id, now)
    record(session, actor, Action.ATTEMPT_GIVEN, now, agency=agency_id, person=person_id, quiz=quiz)


def get_member(
    session: Session, actor: Actor, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> tuple[Organisation, StaffThere]:
    agency = see_agency(session, actor, agency_id, now, Permission.ASSIGN)
    return agency, _member(session, agency_id, person_id, now)


def _chosen(here: Choice, whom: Whom) -> tuple[StaffThere, ...]:
    wanted = _wanted(whom)
    if whom.people - {each.person_id for each in here.staff}:
        raise NotFound("no such person")
    chosen = tuple(each for each in here.staff if wanted(each))
    if not chosen:
        raise Refused("nobody-chosen")
    return chosen


def _wanted(whom: Whom) -> Callable[[StaffThere], bool]:
    if whom.everyone:
        return lambda _: True
    return lambda each: (
        each.person_id in whom.people or not whom.job_roles.isdisjoint(each.job_roles)
    )


def _member(
    session: Session, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> StaffThere:
    found = staff_there(session, agency_id, civil_date(now), [person_id])
    if not found:
        raise NotFound("no such person")
    return found[0]


def _to_change(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    assignment: AssignmentId,
    reason: str,
    now: datetime,
) -> Given:
    change_agency(session, actor, agency_id, now, Permission.ASSIGN)
    _require_reason(reason)
    return assignments.get_given(session, agency_id, assignment)


def _require_reason(reason: str) -> None:
    if not 0 < len(reason.strip()) <= LONGEST_REASON:
        raise Refused("reason-missing")


def _happened(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    assignment: AssignmentId,
    event: Extended | Withdrawn,
    reason: str,
    now: datetime,
) -> None:
    assignments.add_event(session, assignment, event, reason.strip(), actor.person_id, now)
    taken_back = isinstance(event, Withdrawn)
    record(
        session,
        actor,
        Action.ASSIGNMENT_WITHDRAWN if taken_back else Action.ASSIGNMENT_CHANGED,
        now,
        agency=agency_id,
        assignment=assignment,
    )


def _note_exemption(
    session: Session,
    actor: Actor,
    action: Action,
    agency_id: AgencyId,
    person_id: PersonId,
    exemption: int,
    now: datetime,
) -> None:
    record(
        session,
        actor,
        action,
        now,
        agency=agency_id,
        person=person_id,
        exemption=exemption,
    )
