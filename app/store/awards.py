"""Awards: given once, never changed, taken back only by another row."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AwardId, PersonId, Sha256
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_once
from app.store.tables import AwardRow, AwardVoidRow


class Source(StrEnum):
    HEED = "heed"
    LIST = "list"
    """Another learning system's, as an agency's list has it."""
    EVIDENCE = "evidence"
    """A certificate or the like, which the DSP looked at."""
    SESSION = "session"
    """A staff meeting, or a course in a room."""


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """What was met, as it stood on the day."""

    course: str
    course_title: str
    release_sha256: Sha256 | None
    """None: learnt elsewhere."""
    terms_sha256: str
    nation: Nation
    language: str
    standing: Standing
    met_on: date
    course_valid_months: int | None
    source: Source = Source.HEED
    provider: str = ""
    """Who taught it elsewhere."""
    own_until: date | None = None
    """The last day that outside evidence itself names."""


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
        AwardRow.source,
        AwardRow.provider,
        AwardRow.own_until,
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


def add_award(
    session: Session,
    person_id: PersonId,
    facts: AwardFacts,
    now: datetime,
    by: PersonId | None = None,
) -> Award:
    """One per person, course, release and day: the same again gives the award that is there.

    Of what was learnt elsewhere there may be several; `by`: who entered it.
    """
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
        source=facts.source.value,
        provider=facts.provider,
        own_until=facts.own_until,
        recorded_by=by,
        recorded_at=now,
    )
    rows = session.execute(
        _AWARDS.where(
            AwardRow.course == facts.course,
            AwardRow.release_sha256.is_not_distinct_from(facts.release_sha256),
            AwardRow.met_on == facts.met_on,
        )
        .order_by(AwardRow.id.desc())
        .limit(1),
        {"of_person": person_id},
    )
    return _award(rows.one())


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
        source=Source(row.source),
        provider=row.provider,
        own_until=row.own_until,
    )
    return Award(
        AwardId(row.id),
        PersonId(row.person_id),
        facts,
        row.recorded_at,
        row.voided_at,
        row.void_reason,
    )
