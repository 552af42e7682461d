"""Awards and attendance of a second entry: voided there, and given to the one person as they were."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.ids import PersonId
from app.store.database import Session
from app.store.inserting import insert_once
from app.store.merging_rows import REASON, Merge, anew
from app.store.tables import AttendanceRow, AwardRow, AwardVoidRow


def take_over_awards(session: Session, merging: Merge) -> dict[int, int]:
    """The number of each that stood → of the one that stands for it now."""
    new: dict[int, int] = {}
    hers = {_as_met(row): row["id"] for row in _standing(session, merging.into)}
    for award in _standing(session, merging.shell):
        insert_once(
            session, AwardVoidRow, award_id=award["id"], reason=REASON, recorded_at=merging.now
        )
        if _as_met(award) not in hers:
            insert_once(session, AwardRow, **anew(award, merging))
            hers[_as_met(award)] = _given(session, merging, award)
        new[award["id"]] = hers[_as_met(award)]
    return new


def _given(session: Session, merging: Merge, award: Mapping[str, Any]) -> int:
    """Just now; or, where one of the same course, release and day was there, that one."""
    release = award["release_sha256"]
    number = session.scalar(
        select(AwardRow.id)
        .where(
            AwardRow.person_id == merging.into,
            AwardRow.course == award["course"],
            AwardRow.release_sha256 == release if release else AwardRow.release_sha256.is_(None),
            AwardRow.met_on == award["met_on"],
        )
        .order_by(AwardRow.id.desc())
        .limit(1)
    )
    return int(number or 0)


def _as_met(award: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(
        award[key] for key in ("course", "release_sha256", "met_on", "source", "own_until")
    )


def _standing(session: Session, person_id: PersonId) -> list[dict[str, Any]]:
    voided = select(AwardVoidRow.award_id)
    return [
        dict(row)
        for row in session.execute(
            select(AwardRow.__table__)
            .where(AwardRow.person_id == person_id, AwardRow.id.not_in(voided))
            .order_by(AwardRow.id)
        ).mappings()
    ]


def take_over_attendance(session: Session, merging: Merge, awards: Mapping[int, int]) -> None:
    query = select(AttendanceRow.__table__).where(AttendanceRow.person_id == merging.shell)
    for row in session.execute(query).mappings().all():
        award_id = awards.get(row["award_id"], row["award_id"])
        insert_once(
            session,
            AttendanceRow,
            **{
                **row,
                "person_id": merging.into,
                "award_id": award_id,
                "recorded_at": merging.now,
            },
        )
