"""Long absences as they are known now; a change supersedes a row and adds another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update

from app.ids import AbsenceId, AgencyId, PersonId
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_returning_id
from app.store.tables import AbsenceRow


@dataclass(frozen=True, slots=True)
class Away:
    id: AbsenceId
    person_id: PersonId
    starts_on: date
    ends_on: date | None
    """The last day away; None: not known yet."""

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def meets(self, starts_on: date, ends_on: date | None) -> bool:
        return (ends_on is None or self.starts_on <= ends_on) and (
            self.ends_on is None or starts_on <= self.ends_on
        )


_ABSENCES = (
    select(AbsenceRow.id, AbsenceRow.person_id, AbsenceRow.starts_on, AbsenceRow.ends_on)
    .where(AbsenceRow.superseded_at.is_(None))
    .order_by(AbsenceRow.starts_on.desc(), AbsenceRow.id.desc())
)


def add_absence(
    session: Session,
    person_id: PersonId,
    agency_id: AgencyId,
    starts_on: date,
    ends_on: date | None,
    by: PersonId | None,
    now: datetime,
) -> AbsenceId:
    number = insert_returning_id(
        session,
        AbsenceRow,
        person_id=person_id,
        agency_id=agency_id,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_by=by,
        recorded_at=now,
    )
    return AbsenceId(number)


def withdraw_absence(session: Session, absence_id: AbsenceId, now: datetime) -> None:
    done = session.execute(
        update(AbsenceRow)
        .where(AbsenceRow.id == absence_id, AbsenceRow.superseded_at.is_(None))
        .values(superseded_at=now)
    )
    if not done.rowcount:
        raise Conflict("the absence was changed meanwhile")


def absences_at(
    session: Session, agency_id: AgencyId, people: Iterable[PersonId]
) -> tuple[Away, ...]:
    """The latest first."""
    rows = session.execute(
        _ABSENCES.where(AbsenceRow.agency_id == agency_id, AbsenceRow.person_id.in_(tuple(people)))
    )
    return tuple(
        Away(AbsenceId(row.id), PersonId(row.person_id), row.starts_on, row.ends_on) for row in rows
    )


def get_absence(
    session: Session, agency_id: AgencyId, person_id: PersonId, absence_id: AbsenceId
) -> Away:
    found = absences_at(session, agency_id, [person_id])
    for away in found:
        if away.id == absence_id:
            return away
    raise NotFound("no such absence")
