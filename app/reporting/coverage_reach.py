"""What a board's report shows beside coverage: how many people there are, who counts twice, and what was learnt."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    and_,
    bindparam,
    case,
    distinct,
    func,
    literal,
    select,
    union,
)

from app.reporting.as_known import ON
from app.reporting.asked import OUTSIDE
from app.reporting.asking import plain_name
from app.reporting.coverage_parts import Parts, how_many
from app.reporting.coverage_shape import Dimension, Row, pairs, row
from app.reporting.covers import by_itself
from app.store.tables import AgencyRow, PersonRow

YEAR_AGO: Any = bindparam("year_ago", type_=Date())


def staff(parts: Parts) -> Iterator[Row]:
    seated = parts.seated
    people = func.count(distinct(seated.c.person_id))
    yield row(Dimension.STAFF, covered=people).select_from(seated)
    by_agency = row(Dimension.STAFF, [seated.c.agency_id], covered=people).select_from(seated)
    yield by_agency.group_by(seated.c.agency_id)


def overlap(parts: Parts) -> Iterator[Row]:
    there = parts.there
    per_person = (
        select(
            func.count(distinct(there.c.agency_id)).label("agencies"),
            func.count(distinct(AgencyRow.sector)).label("sectors"),
            func.count(distinct(there.c.job_role)).label("job_roles"),
        )
        .join(AgencyRow, AgencyRow.id == there.c.agency_id)
        .group_by(there.c.person_id)
        .subquery()
    )
    for table in ("agencies", "sectors", "job_roles"):
        twice = how_many(per_person.c[table] > 1)
        yield row(Dimension.OVERLAP, [literal(table)], covered=twice).select_from(per_person)


def namesakes(parts: Parts) -> Iterator[Row]:
    seated = parts.seated
    called = (
        select(
            func.count(distinct(seated.c.person_id)).label("people"),
            func.count(distinct(seated.c.agency_id)).label("agencies"),
        )
        .join(PersonRow, PersonRow.id == seated.c.person_id)
        .group_by(plain_name(PersonRow.name))
        .subquery()
    )
    both = and_(called.c.people > 1, called.c.agencies > 1)
    number = func.coalesce(func.sum(case((both, called.c.people), else_=0)), 0)
    yield row(Dimension.NAMESAKES, covered=number).select_from(called)


def children(parts: Parts) -> Iterator[Row]:
    """By what is asked of them; where nothing asks for the course, by the award itself."""
    if not parts.shape.about:
        return
    about, rated, taking = pairs(parts.shape.about, "about"), parts.rated, parts.taking
    asked = (
        select(rated.c.person_id, about.c.tag)
        .join(about, about.c.key == rated.c.course)
        .where(rated.c.holds == 1)
    )
    awards = _of_seated(parts)
    unasked = (
        select(awards.c.person_id, about.c.tag)
        .join(about, about.c.key == awards.c.course)
        .outerjoin(
            taking,
            and_(taking.c.person_id == awards.c.person_id, taking.c.course == awards.c.course),
        )
        .where(taking.c.person_id.is_(None), by_itself(awards) >= ON)
    )
    holders = union(asked, unasked).subquery()
    count = row(Dimension.CHILDREN, [holders.c.tag], covered=func.count()).select_from(holders)
    yield count.group_by(holders.c.tag)


def learnt(parts: Parts) -> Iterator[Row]:
    """An award counts at each agency where its person works, and once for the board ('')."""
    awards = _of_seated(parts)
    recent = awards.c.met_on > YEAR_AGO
    yield _learnt(awards, literal("")).where(recent).group_by(awards.c.course)
    seated = parts.seated
    by_agency = _learnt(awards, seated.c.agency_id).join(
        seated, seated.c.person_id == awards.c.person_id
    )
    yield by_agency.where(recent).group_by(seated.c.agency_id, awards.c.course)


def _learnt(awards: Any, key: ColumnElement[Any]) -> Row:
    elsewhere = awards.c.rank == OUTSIDE
    numbers = {"covered": how_many(~elsewhere), "due": how_many(elsewhere)}
    return row(Dimension.LEARNT, [key, awards.c.course], **numbers).select_from(awards)


def _of_seated(parts: Parts) -> Any:
    awards: CTE = parts.obliged.awards
    found = select(awards).where(awards.c.person_id.in_(select(parts.seated.c.person_id)))
    if parts.shape.course:
        found = found.where(awards.c.course == bindparam("course"))
    return found.subquery()
