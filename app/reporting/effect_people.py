"""Who began a course, when they met it, and what teaches: the people of whom its effect is asked.

Somebody counts for a board where, on the day on which she began, she held a post at an agency that the board served
that day. Who did a case another way is not asked about: that is nobody's business.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app.content.model.course import Course
from app.content.model.header import Kind
from app.ids import BoardId
from app.learning.occasions import BEFORE, point_of
from app.reporting.as_known import KNOWN_BY, knows
from app.reporting.sql_moments import civil_day
from app.store.tables import (
    AttemptRow,
    AwardRow,
    AwardVoidRow,
    LessonCompletionRow,
    MembershipRow,
    PostRow,
)

BOARD: Any = bindparam("board")
COURSE: Any = bindparam("course")
Part = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """Of a course."""

    before: frozenset[Part]
    taught: frozenset[Part]

    @classmethod
    def of(cls, course: Course) -> "Parts":
        asked = {(step.kind, step.slug) for step in course.steps if point_of(step) == BEFORE}
        later = {(s.kind, s.slug) for s in course.steps if s.after_weeks is None} - asked
        return cls(frozenset(asked), frozenset(later))


def parameters(board_id: BoardId, course: str, known_by: datetime) -> dict[str, Any]:
    return {"board": board_id, "course": course, "known_by": known_by}


def people_of(parts: Parts) -> CTE:
    """person_id, began_at, taught_at, met_at and met_on: one row a person."""
    began, met = _began(parts), _met()
    on = and_(met.c.person_id == began.c.person_id, met.c.met_at >= began.c.began_at)
    nth = func.row_number().over(
        partition_by=began.c.person_id, order_by=(met.c.met_at, met.c.number)
    )
    ways = (
        select(began, met.c.met_at, met.c.met_on, nth.label("nth"))
        .select_from(began)
        .outerjoin(met, on)
        .where(served(began.c.person_id, civil_day(began.c.began_at)))
        .subquery("way")
    )
    columns = [column for column in ways.c if column.name != "nth"]
    return select(*columns).where(ways.c.nth == 1).cte("somebody")


def served(person_id: Any, day: Any) -> ColumnElement[bool]:
    """She held a post that day at an agency that the board served."""
    return exists().where(
        PostRow.person_id == person_id,
        MembershipRow.agency_id == PostRow.agency_id,
        MembershipRow.board_id == BOARD,
        held_on(PostRow, day),
        held_on(MembershipRow, day),
    )


def held_on(row: Any, day: Any) -> ColumnElement[bool]:
    return and_(knows(row), row.starts_on <= day, or_(row.ends_on.is_(None), row.ends_on >= day))


def _began(parts: Parts) -> Subquery:
    touched = union_all(
        _tried(parts.before, teaches=False), _tried(parts.taught, teaches=True), _read(parts)
    ).subquery("touched")
    taught_at = case((touched.c.teaches == 1, touched.c.at))
    return (
        select(
            touched.c.person_id,
            func.min(touched.c.at).label("began_at"),
            func.min(taught_at).label("taught_at"),
        )
        .group_by(touched.c.person_id)
        .subquery("began")
    )


def _tried(parts: Collection[Part], *, teaches: bool) -> Select[int, datetime, int]:
    """Opened from this course, or from nowhere in particular."""
    return select(
        AttemptRow.person_id,
        AttemptRow.begun_at.label("at"),
        literal(int(teaches)).label("teaches"),
    ).where(
        _is_one_of(parts),
        or_(AttemptRow.course == COURSE, AttemptRow.course.is_(None)),
        AttemptRow.begun_at <= KNOWN_BY,
    )


def _is_one_of(parts: Collection[Part]) -> ColumnElement[bool]:
    kinds = sorted({kind for kind, _ in parts} - {Kind.LESSON})
    return or_(
        false(),
        *(
            and_(
                AttemptRow.kind == kind.value,
                AttemptRow.slug.in_(sorted(slug for of, slug in parts if of is kind)),
            )
            for kind in kinds
        ),
    )


def _read(parts: Parts) -> Select[int, datetime, int]:
    lessons = sorted(slug for kind, slug in parts.taught | parts.before if kind is Kind.LESSON)
    return select(LessonCompletionRow.person_id, LessonCompletionRow.done_at, literal(1)).where(
        LessonCompletionRow.lesson.in_(lessons), LessonCompletionRow.done_at <= KNOWN_BY
    )


def _met() -> Subquery:
    """Awards that were met here and stand."""
    voided = exists().where(
        AwardVoidRow.award_id == AwardRow.id, AwardVoidRow.recorded_at <= KNOWN_BY
    )
    return (
        select(
            AwardRow.person_id,
            AwardRow.id.label("number"),
            AwardRow.recorded_at.label("met_at"),
            AwardRow.met_on,
        )
        .where(
            AwardRow.course == COURSE,
            AwardRow.source == "heed",
            AwardRow.recorded_at <= KNOWN_BY,
            ~voided,
        )
        .subquery("met")
    )
