"""Long absences: nothing is asked of who is away, and nobody reminds her. Why she is away is not asked either."""

from datetime import date, datetime

from app.ids import AbsenceId, AgencyId, PersonId
from app.policy.actor import Actor
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.services.staff_facts import may_end, may_start
from app.services.staff_scope import change_agency, posts_of_member
from app.store import absences
from app.store.absences import Away
from app.store.database import Session


def add_absence(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> AbsenceId:
    change_agency(session, actor, agency_id, now)
    posts_of_member(session, agency_id, person_id, civil_date(now))
    there = absences.absences_at(session, agency_id, [person_id])
    _refuse_unfit(starts_on, ends_on, there, civil_date(now))
    return _add(session, actor, Action.ABSENCE_ADDED, agency_id, person_id, starts_on, ends_on, now)


def change_absence(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    absence_id: AbsenceId,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> AbsenceId:
    """For example the day she is back; what was known before stays on record."""
    away = _get(session, actor, agency_id, person_id, absence_id, now)
    there = absences.absences_at(session, agency_id, [person_id])
    others = tuple(each for each in there if each.id != away.id)
    _refuse_unfit(starts_on, ends_on, others, civil_date(now))
    absences.withdraw_absence(session, away.id, now)
    return _add(
        session, actor, Action.ABSENCE_CHANGED, agency_id, person_id, starts_on, ends_on, now
    )


def withdraw_absence(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    absence_id: AbsenceId,
    now: datetime,
) -> None:
    """It was recorded in error."""
    away = _get(session, actor, agency_id, person_id, absence_id, now)
    absences.withdraw_absence(session, away.id, now)
    record(session, actor, Action.ABSENCE_WITHDRAWN, now, agency=agency_id, person=person_id)


def _get(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    person_id: PersonId,
    absence_id: AbsenceId,
    now: datetime,
) -> Away:
    change_agency(session, actor, agency_id, now)
    posts_of_member(session, agency_id, person_id, civil_date(now))
    return absences.get_absence(session, agency_id, person_id, absence_id)


def _refuse_unfit(
    starts_on: date, ends_on: date | None, others: tuple[Away, ...], today: date
) -> None:
    if not may_start(starts_on, today) or not may_end(ends_on or starts_on, today):
        raise Refused("absence-odd")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("absence-ends-before-start")
    if any(other.meets(starts_on, ends_on) for other in others):
        raise Refused("absence-overlaps")


def _add(
    session: Session,
    actor: Actor,
    action: Action,
    agency_id: AgencyId,
    person_id: PersonId,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
) -> AbsenceId:
    made = absences.add_absence(
        session, person_id, agency_id, starts_on, ends_on, actor.person_id, now
    )
    record(
        session,
        actor,
        action,
        now,
        agency=agency_id,
        person=person_id,
        absence=made,
    )
    return made
