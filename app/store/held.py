"""A person's awards that stand, as far as obligations ask: when met, on what content, with what limit."""

from sqlalchemy import exists, select

from app.content.model.header import Standing
from app.ids import PersonId
from app.learning.obligation_facts import Held
from app.store.database import Session
from app.store.tables import AwardRow, AwardVoidRow


def held_by(session: Session, person_id: PersonId) -> tuple[Held, ...]:
    """In the order in which they were met."""
    voided = exists().where(AwardVoidRow.award_id == AwardRow.id)
    rows = session.execute(
        select(
            AwardRow.course,
            AwardRow.met_on,
            AwardRow.source,
            AwardRow.standing,
            AwardRow.own_until,
            AwardRow.course_valid_months,
        )
        .where(AwardRow.person_id == person_id, ~voided)
        .order_by(AwardRow.met_on, AwardRow.id)
    )
    return tuple(
        Held(
            row.course,
            row.met_on,
            Standing(row.standing) if row.source == "heed" else None,
            row.own_until,
            row.course_valid_months,
        )
        for row in rows
    )
