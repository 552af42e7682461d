"""First encounters with a case's scenes by a board's people: one select, counted, and no sign of who they are."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    ScalarSelect,
    Select,
    Subquery,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    union,
)
from sqlalchemy.orm import aliased

from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import BoardId, ChoiceId, SceneId, Sha256
from app.learning.moves import Move, MoveKind
from app.reporting.as_known import KNOWN_BY
from app.reporting.first_attempts import asked, at_one, first_attempts
from app.store.database import Session
from app.store.tables import MoveRow, UtcDateTime

AT_REST = timedelta(days=14)
"""Whoever has not moved for so long, and is at no ending, has stopped there."""
_QUIET_SINCE: Any = bindparam("quiet_since", type_=UtcDateTime())
_CHOSEN = f"{MoveKind.CHOOSE.value}:%"
_left, _last, _any = aliased(MoveRow), aliased(MoveRow), aliased(MoveRow)


@dataclass(frozen=True, slots=True)
class FirstEncounters:
    """People who met a scene for the first time in their first attempts, and did the same there."""

    content_sha256: Sha256
    nation: Nation
    sector: str
    job_role: str
    scene: SceneId | None
    """None: the case's first, left by no move yet."""
    choice: ChoiceId | None
    target: SceneId | None
    """Where they came by leaving it; None: they have not left it."""
    stopped: bool
    people: int


def first_encounters(
    session: Session, board_id: BoardId, slug: str, known_by: datetime
) -> tuple[FirstEncounters, ...]:
    rows = session.execute(
        _counted(),
        {
            **asked(board_id, Kind.SCENARIO, slug, known_by),
            "quiet_since": known_by - AT_REST,
        },
    )
    return tuple(map(_encounters, rows))


def _encounters(row: Any) -> FirstEncounters:
    move = Move.decode(row.move) if row.move else None
    return FirstEncounters(
        row.content_sha256,
        Nation(row.nation),
        row.sector,
        row.job_role,
        row.scene,
        ChoiceId(move.choice) if move and move.choice else None,
        row.scene_after,
        bool(row.stopped),
        row.people,
    )


def _counted() -> Select[Any]:
    met = _met(first_attempts(*at_one()))
    stopped = case(
        (
            and_(
                or_(_last.scene_after == met.c.scene, _last.scene_after.is_(None)),
                func.coalesce(_last.made_at, met.c.begun_at) <= _QUIET_SINCE,
                ~exists().where(_made_in(_any, met), _any.ending.is_not(None)),
            ),
            1,
        ),
        else_=0,
    )
    columns = (
        met.c.content_sha256,
        met.c.nation,
        met.c.sector,
        met.c.job_role,
        met.c.scene,
        _left.move,
        _left.scene_after,
    )
    return (
        select(*columns, stopped.label("stopped"), func.count().label("people"))
        .select_from(met)
        .outerjoin(_left, and_(_left.attempt_id == met.c.id, _left.step == _first_leaving(met)))
        .outerjoin(_last, and_(_last.attempt_id == met.c.id, _last.step == _latest(met)))
        .group_by(*columns, stopped)
        .order_by(*columns, stopped)
    )


def _met(first: CTE) -> Subquery:
    """Each scene that an attempt came to, once; without a scene for one in which nothing was done yet."""
    made = _made_in(MoveRow, first)
    return union(
        select(first, MoveRow.scene.label("scene")).join(MoveRow, made),
        select(first, MoveRow.scene_after.label("scene")).join(MoveRow, made),
        select(first, null().label("scene")).where(~exists().where(made)),
    ).subquery("met")


def _first_leaving(met: Subquery) -> ScalarSelect[int]:
    """The step by which a scene was left for the first time."""
    leaves = or_(_any.move.like(_CHOSEN), _any.move == MoveKind.GO_ON.value)
    step = select(func.min(_any.step)).where(_made_in(_any, met), _any.scene == met.c.scene, leaves)
    return step.correlate(met).scalar_subquery()


def _latest(met: Subquery) -> ScalarSelect[int]:
    """The step that brought an attempt to where it stands."""
    step = select(func.max(_any.step)).where(_made_in(_any, met))
    return step.correlate(met).scalar_subquery()


def _made_in(move: Any, attempt: FromClause) -> ColumnElement[bool]:
    return and_(move.attempt_id == attempt.c.id, move.made_at <= KNOWN_BY)
