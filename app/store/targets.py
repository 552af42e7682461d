"""What a board aims at: so many per cent covered, for a course or for everything that is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, or_, select, update

from app.ids import BoardId, PersonId
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.tables import CoverageTargetRow


@dataclass(frozen=True, slots=True)
class Target:
    course: str | None
    """None: for everything that is asked."""
    percent: int
    from_day: date


def set_target(
    session: Session, board_id: BoardId, target: Target, by: PersonId | None, now: datetime
) -> None:
    """In place of one for the same from the same day; those from other days stay."""
    row = CoverageTargetRow
    session.execute(
        update(row)
        .where(row.board_id == board_id, row.superseded_at.is_(None))
        .where(row.course.is_not_distinct_from(target.course), row.from_day == target.from_day)
        .values(superseded_at=now)
    )
    insert_returning_id(
        session,
        row,
        board_id=board_id,
        course=target.course,
        percent=target.percent,
        from_day=target.from_day,
        recorded_by=by,
        recorded_at=now,
    )


def withdraw_target(
    session: Session, board_id: BoardId, course: str | None, from_day: date, now: datetime
) -> None:
    """What was aimed at before that day counts on."""
    row = CoverageTargetRow
    session.execute(
        update(row)
        .where(row.board_id == board_id, row.superseded_at.is_(None))
        .where(row.course.is_not_distinct_from(course), row.from_day == from_day)
        .values(superseded_at=now)
    )


def targets_on(
    session: Session, board_id: BoardId, on: date, known_by: datetime
) -> Mapping[str | None, Target]:
    """By course: the one that began last by the day."""
    row = CoverageTargetRow
    rows = session.execute(
        select(row.course, row.percent, row.from_day)
        .where(row.board_id == board_id, row.from_day <= on, row.recorded_at <= known_by)
        .where(or_(row.superseded_at.is_(None), row.superseded_at > known_by))
        .order_by(row.from_day, row.id)
    )
    return {each.course: Target(each.course, each.percent, each.from_day) for each in rows}


def targets_of(session: Session, board_id: BoardId) -> tuple[Target, ...]:
    """Past ones and those to come too: the board's own first, then by course; the latest first."""
    row = CoverageTargetRow
    rows = session.execute(
        select(row.course, row.percent, row.from_day)
        .where(row.board_id == board_id, row.superseded_at.is_(None))
        .order_by(func.coalesce(row.course, ""), row.from_day.desc(), row.id.desc())
    )
    return tuple(Target(each.course, each.percent, each.from_day) for each in rows)
