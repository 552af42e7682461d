"""Who need not do a course for a while, by the DSP's word. A change is another row."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, update

from app.ids import AgencyId, PersonId
from app.learning.obligation_facts import Absence, Exemption, Period
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_returning_id
from app.store.scoping import is_staff
from app.store.tables import AbsenceRow, ExemptionRow, PersonRow


@dataclass(frozen=True, slots=True)
class Exempted:
    id: int
    person_id: PersonId
    name: str
    exemption: Exemption


def add_exemption(
    session: Session, person_id: PersonId, exemption: Exemption, by: PersonId, now: datetime
) -> int:
    return insert_returning_id(
        session,
        ExemptionRow,
        person_id=person_id,
        agency_id=exemption.agency_id,
        course=exemption.course,
        starts_on=exemption.period.starts_on,
        ends_on=exemption.period.ends_on,
        reason=exemption.reason,
        recorded_by=by,
        recorded_at=now,
    )


def supersede_exemption(session: Session, exemption_id: int, now: datetime) -> None:
    session.execute(
        update(ExemptionRow)
        .where(ExemptionRow.id == exemption_id, ExemptionRow.superseded_at.is_(None))
        .values(superseded_at=now)
    )


def exemptions_at(session: Session, agency_id: AgencyId, on: date) -> tuple[Exempted, ...]:
    """That hold on the day or later, of who works there, by name."""
    rows = session.execute(
        _KNOWN.where(ExemptionRow.agency_id == agency_id).where(
            or_(ExemptionRow.ends_on.is_(None), ExemptionRow.ends_on >= on),
            is_staff(ExemptionRow.person_id, agency_id, on),
        )
    )
    found = map(_exempted, rows)
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))


def get_exemption(session: Session, agency_id: AgencyId, exemption_id: int) -> Exempted:
    row = session.execute(
        _KNOWN.where(ExemptionRow.agency_id == agency_id, ExemptionRow.id == exemption_id)
    ).one_or_none()
    if row is None:
        raise NotFound("no such exemption")
    return _exempted(row)


def exemptions_of(session: Session, person_id: PersonId) -> tuple[Exemption, ...]:
    rows = session.execute(_KNOWN.where(ExemptionRow.person_id == person_id))
    return tuple(_exempted(row).exemption for row in rows)


def absences_of(session: Session, person_id: PersonId) -> tuple[Absence, ...]:
    absence = AbsenceRow
    rows = session.execute(
        select(absence.agency_id, absence.starts_on, absence.ends_on)
        .where(absence.person_id == person_id, absence.superseded_at.is_(None))
        .order_by(absence.starts_on, absence.id)
    )
    return tuple(
        Absence(AgencyId(row.agency_id), Period(row.starts_on, row.ends_on)) for row in rows
    )


_KNOWN = (
    select(ExemptionRow.__table__, PersonRow.name)
    .join(PersonRow, PersonRow.id == ExemptionRow.person_id)
    .where(ExemptionRow.superseded_at.is_(None))
    .order_by(ExemptionRow.starts_on, ExemptionRow.id)
)


def _exempted(row: Any) -> Exempted:
    period = Period(row.starts_on, row.ends_on)
    exemption = Exemption(AgencyId(row.agency_id), row.course, period, row.reason)
    return Exempted(row.id, PersonId(row.person_id), row.name, exemption)
