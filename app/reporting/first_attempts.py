"""The first attempts of a board's people: what is said about items and decisions is built on them.

A first attempt is the earliest that a person ever made at a case or quiz, wherever she worked then. It counts for a
board where, on the day on which it was begun, she held a post at an agency that the board served that day. Of several
such posts the one begun last says her sector and job role: she counts once. Nothing here reads who went another way:
a case that was done so is no attempt, and one that was begun and left is an attempt like any that was left.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.content.model.header import Kind
from app.ids import BoardId
from app.reporting.as_known import KNOWN_BY, knows
from app.reporting.sql_moments import civil_day
from app.store.database import Session
from app.store.tables import AgencyRow, AttemptRow, MembershipRow, PostRow

BOARD: Any = bindparam("board")
KIND: Any = bindparam("kind")
SLUG: Any = bindparam("slug")


def asked(board_id: BoardId, kind: Kind, slug: str, known_by: datetime) -> dict[str, Any]:
    """The parameters."""
    return {"board": board_id, "kind": kind.value, "slug": slug, "known_by": known_by}


def first_attempts(*which: ColumnElement[bool]) -> CTE:
    """id, kind, slug, content_sha256, nation, seed, begun_at, sector and job_role: one row an attempt.

    `which`: about AttemptRow.
    """
    held = _held(which)
    return select(held).where(held.c.place == 1).cte("first_attempt")


def at_one() -> tuple[ColumnElement[bool], ...]:
    return AttemptRow.kind == KIND, AttemptRow.slug == SLUG


def _held(which: Collection[ColumnElement[bool]]) -> Subquery:
    """Once for each post that was held."""
    latest = (PostRow.starts_on.desc(), PostRow.id.desc())
    place = func.row_number().over(partition_by=AttemptRow.id, order_by=latest)
    day = civil_day(AttemptRow.begun_at)
    return (
        select(
            AttemptRow.id,
            AttemptRow.kind,
            AttemptRow.slug,
            AttemptRow.content_sha256,
            AttemptRow.nation,
            AttemptRow.seed,
            AttemptRow.begun_at,
            AgencyRow.sector,
            PostRow.job_role,
            place.label("place"),
        )
        .join(PostRow, PostRow.person_id == AttemptRow.person_id)
        .join(AgencyRow, AgencyRow.id == PostRow.agency_id)
        .join(MembershipRow, MembershipRow.agency_id == PostRow.agency_id)
        .where(
            *which,
            AttemptRow.begun_at <= KNOWN_BY,
            MembershipRow.board_id == BOARD,
            _held_on(PostRow, day),
            _held_on(MembershipRow, day),
            ~_has_earlier(),
        )
        .subquery("held")
    )


def _held_on(row: Any, day: Any) -> ColumnElement[bool]:
    return and_(knows(row), row.starts_on <= day, or_(row.ends_on.is_(None), row.ends_on >= day))


def _has_earlier() -> ColumnElement[bool]:
    earlier = aliased(AttemptRow)
    return exists().where(
        earlier.person_id == AttemptRow.person_id,
        earlier.kind == AttemptRow.kind,
        earlier.slug == AttemptRow.slug,
        or_(
            earlier.begun_at < AttemptRow.begun_at,
            and_(earlier.begun_at == AttemptRow.begun_at, earlier.id < AttemptRow.id),
        ),
    )


@dataclass(frozen=True, slots=True)
class Begun:
    """How many people made a first attempt."""

    kind: Kind
    slug: str
    people: int


def begun(session: Session, board_id: BoardId, known_by: datetime) -> tuple[Begun, ...]:
    """At each case and quiz that anybody of the board began."""
    first = first_attempts()
    rows = session.execute(
        select(first.c.kind, first.c.slug, func.count().label("people"))
        .group_by(first.c.kind, first.c.slug)
        .order_by(first.c.kind, first.c.slug),
        {"board": board_id, "known_by": known_by},
    )
    return tuple(Begun(Kind(row.kind), row.slug, row.people) for row in rows)
