"""What can be asked of a board's coverage, and the form in which every figure of it comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, String, cast, literal, select, union_all

Row = Select[*tuple[Any, ...]]
Pairs = tuple[tuple[str, str], ...]


class Dimension(StrEnum):
    TOTAL = "total"
    AGENCY = "agency"
    SECTOR = "sector"
    JOB_ROLE = "job role"
    COURSE = "course"
    CELL = "agency and course"
    REQUIREMENT = "requirement"
    TRAINING_GROUP = "training group"
    STAFF = "staff"
    """People with a post, asked or not: by agency, and of the board ('')."""
    OVERLAP = "overlap"
    """People who count in more than one row of that table."""
    NAMESAKES = "namesakes"
    """People of the same name at different agencies: each may be one person, entered twice."""
    CHILDREN = "children"
    """People who hold a valid award for content about a group of children."""
    LEARNT = "learnt"
    """Awards of the last twelve months, by agency and course: with Heed (`covered`), and elsewhere (`due`)."""
    STARTERS = "starters"
    """Of the last twelve months: in time (`covered`), with time left (`due`), late (`overdue`)."""


ALL = frozenset(Dimension)
HEADLINES = frozenset({Dimension.TOTAL, Dimension.AGENCY, Dimension.COURSE, Dimension.STAFF})
"""What trends, forecasts and what-ifs are made of."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Which figures are wanted, and which filters are set. A query is put together once for a shape."""

    dimensions: frozenset[Dimension] = ALL
    course: bool = False
    requirement: bool = False
    agency: bool = False
    sector: bool = False
    job_role: bool = False
    tags: Pairs = ()
    """(`role:…`, `course:…` or `rule:…` with a lineage; the training group)."""
    about: Pairs = ()
    """(Course; the group of children that it has something on)."""


def row(
    dimension: Dimension, keys: Iterable[ColumnElement[Any]] = (), **numbers: ColumnElement[Any]
) -> Row:
    """Two keys as text, '' where there is none, and six numbers."""
    key, other = [*(cast(each, String) for each in keys), literal(""), literal("")][:2]
    return select(
        literal(dimension.value).label("dimension"),
        key.label("key"),
        other.label("other"),
        *(numbers.get(name, literal(0)).label(name) for name in NUMBERS),
    )


NUMBERS = ("covered", "due", "in_grace", "overdue", "exempt", "due_soon")


def pairs(some: Pairs, name: str) -> CTE:
    """At least one."""
    rows = [select(literal(key).label("key"), literal(value).label("tag")) for key, value in some]
    return union_all(*rows).cte(name)
