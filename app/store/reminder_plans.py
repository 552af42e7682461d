"""When each agency reminds its people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update

from app.ids import AgencyId, PersonId
from app.learning.reminders import ReminderPlan
from app.policy.roles import Role
from app.store.database import Session
from app.store.inserting import insert_or_overwrite
from app.store.tables import AccountRow, AgencyRow, GrantRow, PersonRow, ReminderPlanRow


@dataclass(frozen=True, slots=True)
class Reminding:
    switched_on: bool
    plan: ReminderPlan
    words: str
    """The agency's own; '' for Heed's."""
    reminded_on: date | None = None


SWITCHED_OFF = Reminding(False, ReminderPlan(), "")


@dataclass(frozen=True, slots=True)
class Recipient:
    person_id: PersonId
    name: str
    address: str | None


def get_reminding(session: Session, agency_id: AgencyId) -> Reminding:
    """Held until the transaction ends, so that one sender at a time goes through an agency."""
    row = session.execute(
        select(ReminderPlanRow.__table__)
        .where(ReminderPlanRow.agency_id == agency_id)
        .with_for_update()
    ).one_or_none()
    return _reminding(row) if row else SWITCHED_OFF


def find_reminding(session: Session, agency_id: AgencyId) -> Reminding:
    row = session.execute(
        select(ReminderPlanRow.__table__).where(ReminderPlanRow.agency_id == agency_id)
    ).one_or_none()
    return _reminding(row) if row else SWITCHED_OFF


def set_reminding(
    session: Session, agency_id: AgencyId, reminding: Reminding, by: PersonId, now: datetime
) -> None:
    plan = reminding.plan
    insert_or_overwrite(
        session,
        ReminderPlanRow,
        ("agency_id",),
        agency_id=agency_id,
        switched_on=reminding.switched_on,
        days_before=list(plan.days_before),
        days_after=list(plan.days_after),
        on_the_day=plan.on_the_day,
        words=reminding.words,
        closures=[[first.isoformat(), last.isoformat()] for first, last in plan.closures],
        reminded_on=reminding.reminded_on,
        changed_by=by,
        changed_at=now,
    )


def mark_reminded(session: Session, agency_id: AgencyId, today: date) -> None:
    session.execute(
        update(ReminderPlanRow)
        .where(ReminderPlanRow.agency_id == agency_id)
        .values(reminded_on=today)
    )


def agencies_that_remind(session: Session, today: date) -> tuple[AgencyId, ...]:
    """Switched on, still open, and not gone through today."""
    rows = session.scalars(
        select(ReminderPlanRow.agency_id)
        .join(AgencyRow, AgencyRow.id == ReminderPlanRow.agency_id)
        .where(
            ReminderPlanRow.switched_on,
            (ReminderPlanRow.reminded_on.is_(None)) | (ReminderPlanRow.reminded_on < today),
            (AgencyRow.closed_on.is_(None)) | (AgencyRow.closed_on >= today),
        )
        .order_by(ReminderPlanRow.agency_id)
    )
    return tuple(map(AgencyId, rows))


def dsps_of(session: Session, agency_id: AgencyId) -> tuple[Recipient, ...]:
    rows = session.execute(
        select(PersonRow.id, PersonRow.name, AccountRow.address)
        .join(GrantRow, GrantRow.person_id == PersonRow.id)
        .join(AccountRow, AccountRow.person_id == PersonRow.id)
        .where(
            GrantRow.agency_id == agency_id,
            GrantRow.role == Role.DSP,
            GrantRow.revoked_at.is_(None),
            AccountRow.disabled_at.is_(None),
        )
        .order_by(PersonRow.id)
    )
    return tuple(Recipient(PersonId(row.id), row.name, row.address) for row in rows)


def _reminding(row: Any) -> Reminding:
    plan = ReminderPlan(
        tuple(row.days_before),
        row.on_the_day,
        tuple(row.days_after),
        tuple(
            (date.fromisoformat(first), date.fromisoformat(last)) for first, last in row.closures
        ),
    )
    return Reminding(row.switched_on, plan, row.words, row.reminded_on)
