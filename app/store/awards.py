"""Awards: given once, never changed, taken back only by another row."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AwardId, PersonId, Sha256
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_once
from app.store.tables import AwardRow, AwardVoidRow


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What was met, as it stood on the day."""

    course: str
    course_title: str
    release_sha256: Sha256
    terms_sha256: str
    nation: Nation
    language: str
    standing: Standing
    met_on: date
    course_valid_months: int | None


@dataclass(frozen=True, slots=True)
class Award:
    id: AwardId
    person_id: PersonId
    facts: AwardFacts
    recorded_at: datetime
    voided_at: datetime | None
    void_reason: str | None


_AWARDS = (
    select(
        AwardRow.id,
        AwardRow.person_id,
        AwardRow.course,
        AwardRow.course_title,
        AwardRow.release_sha256,
        AwardRow.terms_sha256,
        AwardRow.nation,
        AwardRow.language,
        AwardRow.standing,
        AwardRow.met_on,
        AwardRow.course_valid_months,
        AwardRow.recorded_at,
        AwardVoidRow.recorded_at.label("voided_at"),
        AwardVoidRow.reason.label("void_reason"),
    )
    .outerjoin(AwardVoidRow, AwardVoidRow.award_id == AwardRow.id)
    .where(AwardRow.person_id == bindparam("of_person"))
)
_STANDING = _AWARDS.where(AwardVoidRow.award_id.is_(None)).order_by(
    AwardRow.met_on.desc(), AwardRow.id.desc()
)


def add_award(session: Session, person_id: PersonId, facts: AwardFacts, now: datetime) -> Award:
    """One per person, course, release and day: the same again gives the award that is there."""
    insert_once(
        session,
        AwardRow,
        person_id=person_id,
        course=facts.course,
        course_title=facts.course_title,
        release_sha256=facts.release_sha256,
        terms_sha256=facts.terms_sha256,
        nation=facts.nation.value,
        language=facts.language,
        standing=facts.standing.value,
        met_on=facts.met_on,
        course_valid_months=facts.course_valid_months,
        recorded_at=now,
    )
    row = session.execute(
        _AWARDS.where(
            AwardRow.course == facts.course,
            AwardRow.release_sha256 == facts.release_sha256,
            AwardRow.met_on == facts.met_on,
        ),
        {"of_person": person_id},
    ).one()
    return _award(row)


def get_award(session: Session, person_id: PersonId, award_id: AwardId) -> Award:
    """Voided ones too: the page says so."""
    row = session.execute(
        _AWARDS.where(AwardRow.id == award_id), {"of_person": person_id}
    ).one_or_none()
    if row is None:
        raise NotFound("no such award")
    return _award(row)


def awards_of(session: Session, person_id: PersonId) -> tuple[Award, ...]:
    """That stand, the latest met first."""
    rows = session.execute(_STANDING, {"of_person": person_id})
    return tuple(map(_award, rows))


def add_void(session: Session, award_id: AwardId, reason: str, now: datetime) -> bool:
    """False if it was voided before; the first reason stands."""
    return insert_once(session, AwardVoidRow, award_id=award_id, reason=reason, recorded_at=now)


def _award(row: Any) -> Award:
    facts = AwardFacts(
        course=row.course,
        course_title=row.course_title,
        release_sha256=row.release_sha256,
        terms_sha256=row.terms_sha256,
        nation=Nation(row.nation),
        language=row.language,
        standing=Standing(row.standing),
        met_on=row.met_on,
        course_valid_months=row.course_valid_months,
    )
    return Award(
        AwardId(row.id),
        PersonId(row.person_id),
        facts,
        row.recorded_at,
        row.voided_at,
        row.void_reason,
    )
