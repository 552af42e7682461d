"""What learners mean to do at work. Every function takes the person, and reaches no one else's."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from app.ids import PersonId, PlanId
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_or_overwrite
from app.store.tables import PlanRow


class Outcome(StrEnum):
    DONE = "done"
    IN_PART = "in-part"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Intention:
    """“If I see …, I will tell … by …”"""

    see: str
    tell: str
    by: str


@dataclass(frozen=True, slots=True)
class Plan:
    id: PlanId
    place: str
    course: str
    title: str
    intention: Intention
    written_at: datetime
    changed_at: datetime
    outcome: Outcome | None
    outcome_note: str
    answered_at: datetime | None


_PLANS = select(
    PlanRow.id,
    PlanRow.place,
    PlanRow.course,
    PlanRow.title,
    PlanRow.see,
    PlanRow.tell,
    PlanRow.by,
    PlanRow.written_at,
    PlanRow.changed_at,
    PlanRow.outcome,
    PlanRow.outcome_note,
    PlanRow.answered_at,
).where(PlanRow.person_id == bindparam("of_person"))
_LATEST_FIRST = _PLANS.order_by(PlanRow.written_at.desc(), PlanRow.id.desc())
_OF_COURSE = _PLANS.where(PlanRow.course == bindparam("of_course")).order_by(PlanRow.id)


def save_plan(
    session: Session,
    person_id: PersonId,
    place: str,
    intention: Intention,
    now: datetime,
    *,
    course: str,
    title: str,
) -> None:
    """One per place: writing again changes it, keeps the day it was first written, and what came of it."""
    insert_or_overwrite(
        session,
        PlanRow,
        ("person_id", "place"),
        kept=("written_at", "outcome", "outcome_note", "answered_at"),
        person_id=person_id,
        place=place,
        course=course,
        title=title,
        see=intention.see,
        tell=intention.tell,
        by=intention.by,
        written_at=now,
        changed_at=now,
        outcome=None,
        outcome_note="",
        answered_at=None,
    )


def plans_of(
    session: Session, person_id: PersonId, *, course: str | None = None
) -> tuple[Plan, ...]:
    """The latest written first; of one course in the order in which they were written."""
    if course is None:
        rows = session.execute(_LATEST_FIRST, {"of_person": person_id})
    else:
        rows = session.execute(_OF_COURSE, {"of_person": person_id, "of_course": course})
    return tuple(map(_plan, rows))


def get_plan(session: Session, person_id: PersonId, plan_id: PlanId) -> Plan:
    row = session.execute(
        _PLANS.where(PlanRow.id == plan_id), {"of_person": person_id}
    ).one_or_none()
    if row is None:
        raise NotFound("no such plan")
    return _plan(row)


def change_plan(
    session: Session, person_id: PersonId, plan_id: PlanId, intention: Intention, now: datetime
) -> None:
    _update(
        session,
        person_id,
        plan_id,
        see=intention.see,
        tell=intention.tell,
        by=intention.by,
        changed_at=now,
    )


def answer_plan(
    session: Session,
    person_id: PersonId,
    plan_id: PlanId,
    outcome: Outcome,
    note: str,
    now: datetime,
) -> None:
    _update(
        session,
        person_id,
        plan_id,
        outcome=outcome.value,
        outcome_note=note,
        answered_at=now,
    )


def delete_plan(session: Session, person_id: PersonId, plan_id: PlanId) -> None:
    deleted = session.execute(
        delete(PlanRow).where(PlanRow.id == plan_id, PlanRow.person_id == person_id)
    )
    if deleted.rowcount == 0:
        raise NotFound("no such plan")


def _update(session: Session, person_id: PersonId, plan_id: PlanId, **values: Any) -> None:
    changed = session.execute(
        update(PlanRow)
        .where(PlanRow.id == plan_id, PlanRow.person_id == person_id)
        .values(**values)
    )
    if changed.rowcount == 0:
        raise NotFound("no such plan")


def _plan(row: Any) -> Plan:
    return Plan(
        PlanId(row.id),
        row.place,
        row.course,
        row.title,
        Intention(row.see, row.tell, row.by),
        row.written_at,
        row.changed_at,
        Outcome(row.outcome) if row.outcome else None,
        row.outcome_note,
        row.answered_at,
    )
