"""Who of an agency's staff met a course in Heed in a span of days."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.scoping import is_post_open
from app.store.tables import AwardRow, AwardVoidRow, PostRow


@dataclass(frozen=True, slots=True)
class MetHere:
    person_id: PersonId
    course: str


def who_met(
    session: Session,
    agency_id: AgencyId,
    courses: Collection[str],
    first: date,
    last: date,
    today: date,
) -> tuple[MetHere, ...]:
    """Both days included; each person and course once."""
    voided = exists().where(AwardVoidRow.award_id == AwardRow.id)
    works = exists().where(
        PostRow.person_id == AwardRow.person_id,
        PostRow.agency_id == agency_id,
        PostRow.starts_on <= today,
        is_post_open(today),
    )
    rows = session.execute(
        select(AwardRow.person_id, AwardRow.course)
        .where(AwardRow.course.in_(sorted(courses)), AwardRow.met_on.between(first, last))
        .where(AwardRow.source == "heed", ~voided, works)
        .distinct()
        .order_by(AwardRow.course, AwardRow.person_id)
    )
    return tuple(MetHere(PersonId(row.person_id), row.course) for row in rows)
