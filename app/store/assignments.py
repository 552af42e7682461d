"""Who was asked for a course by a day. What becomes of it is another row each time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import func, insert, select

from app.ids import AgencyId, AssignmentId, PersonId
from app.learning.obligation_facts import Assignment, Extended, Withdrawn
from app.store.database import Session
from app.store.errors import NotFound
from app.store.scoping import is_staff
from app.store.tables import AssignmentEventRow, AssignmentRow, PersonRow


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment of an agency's, as it stands."""

    id: AssignmentId
    person_id: PersonId
    name: str
    course: str
    made_on: date
    due_on: date
    """As it was extended to, if it was."""
    note: str
    withdrawn: bool


def add_assignments(
    session: Session,
    people: Iterable[PersonId],
    agency_id: AgencyId,
    course: str,
    made_on: date,
    due_on: date,
    note: str,
    batch: str,
    by: PersonId,
    now: datetime,
) -> None:
    """All that were assigned together share a batch."""
    rows = [
        {
            "person_id": person,
            "agency_id": agency_id,
            "course": course,
            "made_on": made_on,
            "due_on": due_on,
            "note": note,
            "batch": batch,
            "made_by": by,
            "made_at": now,
        }
        for person in people
    ]
    if rows:
        session.execute(insert(AssignmentRow), rows)


def add_event(
    session: Session,
    assignment_id: AssignmentId,
    event: Extended | Withdrawn,
    reason: str,
    by: PersonId,
    now: datetime,
) -> None:
    extended = isinstance(event, Extended)
    session.execute(
        insert(AssignmentEventRow),
        {
            "assignment_id": assignment_id,
            "kind": "extended" if extended else "withdrawn",
            "due_on": event.due_on if isinstance(event, Extended) else None,
            "reason": reason,
            "made_by": by,
            "made_at": now,
        },
    )


def assignments_of(session: Session, person_id: PersonId) -> tuple[Assignment, ...]:
    """With all their events, withdrawn ones too."""
    given, event = AssignmentRow, AssignmentEventRow
    rows = session.execute(
        select(given.__table__, event.kind, event.due_on.label("extended_to"))
        .outerjoin(event, event.assignment_id == given.id)
        .where(given.person_id == person_id)
        .order_by(given.id, event.id)
    )
    return tuple(_assignment(list(each)) for _, each in groupby(rows, key=lambda row: row.id))


def given_at(
    session: Session, agency_id: AgencyId, on: date | None = None, *, limit: int, offset: int = 0
) -> tuple[Given, ...]:
    """That stand, the latest made first. `on`: of who works there on the day."""
    standing = _standing(agency_id, on)
    query = standing.order_by(AssignmentRow.id.desc()).limit(limit).offset(offset)
    return tuple(map(_given, session.execute(query)))


def how_many_given(session: Session, agency_id: AgencyId, on: date | None = None) -> int:
    standing = _standing(agency_id, on).subquery()
    return session.scalar(select(func.count()).select_from(standing)) or 0


def asked_already(
    session: Session, agency_id: AgencyId, course: str, due_on: date, note: str
) -> frozenset[PersonId]:
    """Of whom exactly that is asked."""
    rows = session.execute(
        _standing(agency_id, None).where(
            AssignmentRow.course == course,
            func.coalesce(AssignmentEventRow.due_on, AssignmentRow.due_on) == due_on,
            AssignmentRow.note == note,
        )
    )
    return frozenset(PersonId(row.person_id) for row in rows)


def get_given(session: Session, agency_id: AgencyId, assignment_id: AssignmentId) -> Given:
    """NotFound for one of another agency; a withdrawn one says so."""
    row = session.execute(_of(agency_id).where(AssignmentRow.id == assignment_id)).one_or_none()
    if row is None:
        raise NotFound("no such assignment")
    return _given(row)


_LATEST = (
    select(func.max(AssignmentEventRow.id))
    .where(AssignmentEventRow.assignment_id == AssignmentRow.id)
    .correlate(AssignmentRow)
    .scalar_subquery()
)


def _of(agency_id: AgencyId) -> Any:
    return (
        select(
            AssignmentRow.id,
            AssignmentRow.person_id,
            PersonRow.name,
            AssignmentRow.course,
            AssignmentRow.made_on,
            func.coalesce(AssignmentEventRow.due_on, AssignmentRow.due_on).label("due_on"),
            AssignmentRow.note,
            AssignmentEventRow.kind,
        )
        .join(PersonRow, PersonRow.id == AssignmentRow.person_id)
        .outerjoin(AssignmentEventRow, AssignmentEventRow.id == _LATEST)
        .where(AssignmentRow.agency_id == agency_id)
    )


def _standing(agency_id: AgencyId, on: date | None) -> Any:
    standing = _of(agency_id).where(func.coalesce(AssignmentEventRow.kind, "") != "withdrawn")
    if on is None:
        return standing
    return standing.where(is_staff(AssignmentRow.person_id, agency_id, on))


def _assignment(rows: list[Any]) -> Assignment:
    """A row for each event; one without any, where nothing became of it."""
    row = rows[0]
    return Assignment(
        AssignmentId(row.id),
        AgencyId(row.agency_id),
        row.course,
        row.made_on,
        row.due_on,
        row.note,
        tuple(_event(each) for each in rows if each.kind),
    )


def _event(row: Any) -> Extended | Withdrawn:
    return Extended(row.extended_to) if row.kind == "extended" else Withdrawn()


def _given(row: Any) -> Given:
    return Given(
        AssignmentId(row.id),
        PersonId(row.person_id),
        row.name,
        row.course,
        row.made_on,
        row.due_on,
        row.note,
        row.kind == "withdrawn",
    )
