"""How far training reaches in a board: one select, every dimension. docs/figures.md says in words what each figure is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from app.ids import AgencyId, BoardId, RequirementId
from app.learning.civil_days import months_after
from app.reporting.as_known import moment
from app.reporting.asking import ask
from app.reporting.board_population import members
from app.reporting.coverage_figures import BoardCoverage, Figure, Place, RuleName, figures_of
from app.reporting.coverage_query import coverage_query
from app.reporting.coverage_shape import ALL, HEADLINES, Dimension, Pairs, Shape
from app.reporting.obligations import SOON
from app.store.database import Session
from app.store.tables import AgencyRow, BoardRow, RequirementRow

__all__ = ["ABOUT_NOTHING", "ALL", "HEADLINES", "About", "Dimension", "Only", "coverage_of"]


@dataclass(frozen=True, slots=True)
class About:
    """What is known of courses and job roles from elsewhere: the library, and the nation's training groups."""

    minutes: Mapping[str, int] = field(default_factory=dict)
    """By course."""
    children: Pairs = ()
    """(Course; the group of children that it has something on)."""
    training_groups: Pairs = ()
    """(`role:` a job role, `course:` a course or `rule:` a requirement's lineage; the training group)."""


ABOUT_NOTHING = About()


@dataclass(frozen=True, slots=True)
class Only:
    """Each narrows; the defaults let everything through."""

    course: str | None = None
    requirement_id: RequirementId | None = None
    """As if this were the only reason to be asked anything."""
    agency_id: AgencyId | None = None
    sector: str | None = None
    job_role: str | None = None


EVERYBODY = Only()


def coverage_of(
    session: Session,
    board_id: BoardId,
    on: date,
    known_by: datetime,
    about: About = ABOUT_NOTHING,
    *,
    only: Only = EVERYBODY,
    dimensions: frozenset[Dimension] = ALL,
) -> BoardCoverage:
    """`on`: true in the world on that day, to come or past; `known_by`: as it was recorded by then."""
    rows = figures_in(session, board_id, on, known_by, about, only=only, dimensions=dimensions)
    places = places_in(session, board_id, on, known_by, only)
    rules = rules_in(session, rows)
    return figures_of(board_id, on, known_by, rows, places, rules, about.minutes)


def figures_in(
    session: Session,
    board_id: BoardId,
    on: date,
    known_by: datetime,
    about: About,
    *,
    only: Only = EVERYBODY,
    dimensions: frozenset[Dimension] = ALL,
) -> list[Figure]:
    """The select itself."""
    shape = Shape(
        dimensions,
        only.course is not None,
        only.requirement_id is not None,
        only.agency_id is not None,
        only.sector is not None,
        only.job_role is not None,
        about.training_groups,
        about.children,
    )
    parameters = parameters_of(board_id, on, known_by, only)
    rows = ask(session, coverage_query(shape), parameters)
    return [_figure(*row) for row in rows]


def _figure(dimension: str, key: str, other: str, *numbers: int) -> Figure:
    """PostgreSQL sums to decimals."""
    covered, due, in_grace, overdue, exempt, due_soon = map(int, numbers)
    return dimension, key, other, covered, due, in_grace, overdue, exempt, due_soon


def parameters_of(
    board_id: BoardId, on: date, known_by: datetime, only: Only = EVERYBODY
) -> dict[str, Any]:
    """Of `coverage_query`, whatever its shape."""
    return {
        **moment(on, known_by),
        "board": board_id,
        "soon": on + SOON,
        "year_ago": months_after(on, -12),
        "course": only.course,
        "requirement": only.requirement_id,
        "agency": only.agency_id,
        "sector": only.sector,
        "job_role": only.job_role,
    }


def places_in(
    session: Session, board_id: BoardId, on: date, known_by: datetime, only: Only = EVERYBODY
) -> tuple[Place, ...]:
    agency = AgencyRow
    query = select(agency.id, agency.name, agency.sector, agency.nation).where(
        agency.id.in_(members())
    )
    if only.agency_id is not None:
        query = query.where(agency.id == only.agency_id)
    if only.sector is not None:
        query = query.where(agency.sector == only.sector)
    parameters = {**moment(on, known_by), "board": board_id}
    return tuple(
        Place(AgencyId(row.id), row.name, row.sector, row.nation)
        for row in session.execute(query, parameters)
    )


def rules_in(session: Session, rows: list[Figure]) -> tuple[RuleName, ...]:
    """By title."""
    numbers = [int(key) for dimension, key, *_ in rows if dimension == Dimension.REQUIREMENT]
    rule = RequirementRow
    query = (
        select(
            rule.id,
            rule.lineage,
            rule.title,
            rule.course,
            func.coalesce(BoardRow.name, AgencyRow.name, "").label("set_by"),
        )
        .outerjoin(BoardRow, BoardRow.id == rule.board_id)
        .outerjoin(AgencyRow, AgencyRow.id == rule.agency_id)
        .where(rule.id.in_(numbers))
        .order_by(rule.title, rule.id)
    )
    return tuple(
        RuleName(RequirementId(row.id), row.lineage, row.title, row.course, row.set_by)
        for row in session.execute(query)
    )
