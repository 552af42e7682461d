"""New starters in time: who of those whose post began in the last twelve months had met what it asks by the due day.

Each award is taken by itself: it counts if it was met by that day, and served on the post's first day or later.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, and_, case, func, select

from app.reporting.as_known import ON
from app.reporting.asked import is_exempt
from app.reporting.coverage_parts import Parts, how_many
from app.reporting.coverage_reach import YEAR_AGO
from app.reporting.coverage_shape import Dimension, Row, row
from app.reporting.covers import served, served_until
from app.reporting.sql_days import Day, a_day, days_after, latest
from app.store.tables import RequirementRow

_LATE, _WAITING, _IN_TIME = range(3)


def starters(parts: Parts) -> Iterator[Row]:
    """Everybody once, by what is latest: at each agency, and in the board ('')."""
    starting = _starting(parts)
    met = served(starting, parts.obliged.awards, "served_starters")
    each = _stages(starting, met)
    here = (
        select(each.c.person_id, each.c.agency_id, func.min(each.c.stage).label("stage"))
        .group_by(each.c.person_id, each.c.agency_id)
        .cte("starters_here")
    )
    once = select(here.c.person_id, func.min(here.c.stage).label("stage"))
    yield _staged(once.group_by(here.c.person_id).subquery())
    yield _staged(here, here.c.agency_id).group_by(here.c.agency_id)


def _starting(parts: Parts) -> CTE:
    asked, away, rule = parts.obliged.asked, parts.obliged.away, RequirementRow
    due = latest(
        days_after(asked.c.begun_on, rule.starter_days),
        _or_never(rule.transition_on),
        _or_never(days_after(away.c.ends_on, rule.grace_days + 1)),
    )
    seated = parts.seated
    return (
        select(asked, due.label("due_on"))
        .join(rule, rule.id == asked.c.requirement_id)
        .join(seated, _same_place(seated, asked))
        .outerjoin(away, _same_place(away, asked))
        .where(asked.c.begun_on > YEAR_AGO, ~is_exempt(asked))
        .cte("starting")
    )


def _stages(starting: CTE, met: CTE) -> CTE:
    until = served_until(met)
    in_time = and_(met.c.met_on <= starting.c.due_on, until >= starting.c.begun_on)
    waiting = starting.c.due_on >= ON
    stage = case((in_time, _IN_TIME), (waiting, _WAITING), else_=_LATE)
    same = and_(
        met.c.person_id == starting.c.person_id,
        met.c.requirement_id == starting.c.requirement_id,
    )
    key = (starting.c.person_id, starting.c.agency_id, starting.c.requirement_id)
    return (
        select(starting.c.person_id, starting.c.agency_id, func.max(stage).label("stage"))
        .outerjoin(met, same)
        .group_by(*key)
        .cte("starters_by_rule")
    )


def _staged(each: FromClause, *keys: ColumnElement[int]) -> Row:
    stages = {"covered": _IN_TIME, "due": _WAITING, "overdue": _LATE}
    numbers = {name: how_many(each.c.stage == stage) for name, stage in stages.items()}
    return row(Dimension.STARTERS, keys, **numbers).select_from(each)


def _or_never(day: Any) -> Day:
    return func.coalesce(day, a_day(date.min))


def _same_place(one: CTE, other: CTE) -> ColumnElement[bool]:
    return and_(one.c.person_id == other.c.person_id, one.c.agency_id == other.c.agency_id)
