"""Many awards at once, as a list from another system brings them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import insert, select

from app.ids import AwardId, PersonId
from app.store.awards import AwardFacts
from app.store.database import Session
from app.store.tables import AwardRow, AwardVoidRow

_SOME = 5_000
Met = tuple[PersonId, str, date]
"""Who, which course, when."""


def add_awards(
    session: Session, awards: Sequence[tuple[PersonId, AwardFacts]], by: PersonId, now: datetime
) -> list[AwardId]:
    """In the order given. That none is there already is the caller's to know."""
    if not awards:
        return []
    rows = [
        {
            "person_id": person,
            "course": facts.course,
            "course_title": facts.course_title,
            "release_sha256": facts.release_sha256,
            "terms_sha256": facts.terms_sha256,
            "nation": facts.nation.value,
            "language": facts.language,
            "standing": facts.standing.value,
            "met_on": facts.met_on,
            "course_valid_months": facts.course_valid_months,
            "source": facts.source.value,
            "provider": facts.provider,
            "own_until": facts.own_until,
            "recorded_by": by,
            "recorded_at": now,
        }
        for person, facts in awards
    ]
    adding = insert(AwardRow).returning(AwardRow.id, sort_by_parameter_order=True)
    return [AwardId(number) for number in session.scalars(adding, rows)]


def what_is_met(session: Session, people: Sequence[PersonId]) -> set[Met]:
    """By awards that stand."""
    met: set[Met] = set()
    for at in range(0, len(people), _SOME):
        rows = session.execute(
            select(AwardRow.person_id, AwardRow.course, AwardRow.met_on)
            .outerjoin(AwardVoidRow, AwardVoidRow.award_id == AwardRow.id)
            .where(AwardRow.person_id.in_(people[at : at + _SOME]), AwardVoidRow.award_id.is_(None))
        )
        met |= {(PersonId(row.person_id), row.course, row.met_on) for row in rows}
    return met


def void_awards(
    session: Session, awards: Sequence[AwardId], reason: str, now: datetime
) -> set[AwardId]:
    """Those that were void already: their first reason stands."""
    void = set(_void(session, awards))
    rows = [
        {"award_id": award, "reason": reason, "recorded_at": now}
        for award in awards
        if award not in void
    ]
    if rows:
        session.execute(insert(AwardVoidRow), rows)
    return void


def _void(session: Session, awards: Sequence[AwardId]) -> Iterable[AwardId]:
    for at in range(0, len(awards), _SOME):
        yield from map(
            AwardId,
            session.scalars(
                select(AwardVoidRow.award_id).where(
                    AwardVoidRow.award_id.in_(awards[at : at + _SOME])
                )
            ),
        )
