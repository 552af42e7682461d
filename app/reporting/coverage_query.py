"""The one select of a board's coverage: what everybody is asked, worked out once, then counted along each dimension."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, literal, select, union_all

from app.reporting.coverage_parts import Parts, counted, parts_of, worst
from app.reporting.coverage_reach import children, learnt, namesakes, overlap, staff
from app.reporting.coverage_shape import Dimension, Row, Shape, pairs
from app.reporting.coverage_starters import starters
from app.store.tables import AgencyRow, RequirementRow

_MOST = 64
"""Queries kept."""


@lru_cache(_MOST)
def coverage_query(shape: Shape) -> CompoundSelect[*tuple[Any, ...]]:
    parts = parts_of(shape)
    wanted = [count for dimension, count in _COUNTED.items() if dimension in shape.dimensions]
    return union_all(*(row for count in wanted for row in count(parts)))


def _total(parts: Parts) -> Iterator[Row]:
    yield counted(Dimension.TOTAL, worst(parts.there).subquery())


def _by_agency(parts: Parts) -> Iterator[Row]:
    yield counted(Dimension.AGENCY, parts.there, parts.there.c.agency_id)


def _by_sector(parts: Parts) -> Iterator[Row]:
    there = parts.there
    each = worst(there, AgencyRow.sector).join(AgencyRow, AgencyRow.id == there.c.agency_id)
    rows = each.subquery()
    yield counted(Dimension.SECTOR, rows, rows.c.sector)


def _by_job_role(parts: Parts) -> Iterator[Row]:
    rows = worst(parts.there, parts.there.c.job_role).subquery()
    yield counted(Dimension.JOB_ROLE, rows, rows.c.job_role)


def _by_course(parts: Parts) -> Iterator[Row]:
    yield counted(Dimension.COURSE, parts.taking, parts.taking.c.course)


def _by_cell(parts: Parts) -> Iterator[Row]:
    rated = parts.rated
    yield counted(Dimension.CELL, rated, rated.c.agency_id, rated.c.course)


def _by_requirement(parts: Parts) -> Iterator[Row]:
    rows = worst(parts.by_rule, parts.by_rule.c.requirement_id).subquery()
    yield counted(Dimension.REQUIREMENT, rows, rows.c.requirement_id)


def _by_training_group(parts: Parts) -> Iterator[Row]:
    """Whoever comes into a group in several ways is in it once."""
    if parts.shape.tags:
        tagged = _tagged(parts)
        rows = worst(tagged, tagged.c.tag).subquery()
        yield counted(Dimension.TRAINING_GROUP, rows, rows.c.tag)


def _tagged(parts: Parts) -> Any:
    tags, rated, by_rule = pairs(parts.shape.tags, "tags"), parts.rated, parts.by_rule
    ways = (
        (rated, literal("role:") + rated.c.job_role),
        (rated, literal("course:") + rated.c.course),
        (by_rule, literal("rule:") + RequirementRow.lineage),
    )
    kinds = {key.partition(":")[0] for key, _ in parts.shape.tags}
    found = []
    for (rows, key), kind in zip(ways, ("role", "course", "rule"), strict=True):
        each = select(tags.c.tag, rows.c.person_id, rows.c.pressing, rows.c.soon)
        if kind == "rule":
            each = each.join(RequirementRow, RequirementRow.id == rows.c.requirement_id)
        if kind in kinds:
            found.append(each.join(tags, tags.c.key == key))
    return union_all(*found).subquery()


_COUNTED: Mapping[Dimension, Callable[[Parts], Iterator[Row]]] = {
    Dimension.TOTAL: _total,
    Dimension.AGENCY: _by_agency,
    Dimension.SECTOR: _by_sector,
    Dimension.JOB_ROLE: _by_job_role,
    Dimension.COURSE: _by_course,
    Dimension.CELL: _by_cell,
    Dimension.REQUIREMENT: _by_requirement,
    Dimension.TRAINING_GROUP: _by_training_group,
    Dimension.STAFF: staff,
    Dimension.OVERLAP: overlap,
    Dimension.NAMESAKES: namesakes,
    Dimension.CHILDREN: children,
    Dimension.LEARNT: learnt,
    Dimension.STARTERS: starters,
}
