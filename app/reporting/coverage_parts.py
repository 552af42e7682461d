"""What several dimensions of a board's coverage count: each part is worked out once in the query."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Date, and_, bindparam, case, func, literal, select

from app.learning.obligations import Status
from app.reporting.as_known import ON
from app.reporting.board_population import board_seats
from app.reporting.coverage_shape import Dimension, Row, Shape, row
from app.reporting.first_obligations import Obliged, obliged

PRESSING = {status: place for place, status in enumerate(Status)}
"""0 is the most."""
JOB_ROLE: Any = bindparam("job_role")


@dataclass(frozen=True, slots=True)
class Parts:
    shape: Shape
    seated: CTE
    """Everybody once at each agency, with the job role of the post there that was begun last."""
    obliged: Obliged
    rated: CTE
    """A row for each person, agency and course."""
    by_rule: CTE
    """A row for each person, agency and requirement."""
    there: CTE
    """Everybody once at each agency, by the most pressing."""
    taking: CTE
    """Everybody once for each course."""


def parts_of(shape: Shape) -> Parts:
    here = board_seats(of_agency=shape.agency, of_sector=shape.sector)
    once = select(here).where(here.c.place == 1)
    seated = (once.where(here.c.job_role == JOB_ROLE) if shape.job_role else once).cte("seated")
    asked = obliged(here, of_requirement=shape.requirement, of_course=shape.course)
    rated = _rated(asked.first, shape, "rated")
    return Parts(
        shape,
        seated,
        asked,
        rated,
        _rated(asked.by_rule, shape, "rated_by_rule"),
        worst(rated, rated.c.agency_id, rated.c.job_role).cte("there"),
        worst(rated, rated.c.course).cte("taking"),
    )


def _rated(asked: CTE, shape: Shape, name: str) -> CTE:
    status, due_on = asked.c.status, asked.c.due_on
    is_soon = and_(
        status != Status.EXEMPT.value, due_on >= ON, due_on <= bindparam("soon", type_=Date())
    )
    pressing = case(*((status == each.value, place) for each, place in PRESSING.items()))
    query = select(
        asked.c.person_id,
        asked.c.agency_id,
        asked.c.job_role,
        asked.c.course,
        asked.c.requirement_id,
        pressing.label("pressing"),
        case((is_soon, 1), else_=0).label("soon"),
        case((and_(asked.c.met_on.is_not(None), asked.c.until >= ON), 1), else_=0).label("holds"),
    )
    return (query.where(asked.c.job_role == JOB_ROLE) if shape.job_role else query).cte(name)


def worst(rated: Any, *by: Any) -> Row:
    """Everybody once for each."""
    return select(
        *by,
        rated.c.person_id,
        func.min(rated.c.pressing).label("pressing"),
        func.max(rated.c.soon).label("soon"),
    ).group_by(*by, rated.c.person_id)


def counted(dimension: Dimension, each: Any, *keys: ColumnElement[Any]) -> Row:
    """Of rows that have everybody once for the keys."""
    totals = {
        status.name.casefold(): how_many(each.c.pressing == place)
        for status, place in PRESSING.items()
    }
    soon = func.coalesce(func.sum(each.c.soon), literal(0))
    return row(dimension, keys, **totals, due_soon=soon).select_from(each).group_by(*keys)


def how_many(which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((which, 1), else_=0)), 0)
