"""Which of a board's agencies have sent a staff list: an agency without one is missing, and never counts as zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Select, bindparam, case, distinct, func, or_, select

from app.ids import AgencyId, BoardId
from app.learning.civil_days import months_after
from app.reporting.as_known import KNOWN_BY, holds, moment
from app.reporting.board_population import members
from app.store.database import Session
from app.store.tables import AgencyRow, ListImportRow, PostRow, UtcDateTime

SILENT_AFTER = 12
"""Months without a list or a change to a post."""


class ListState(StrEnum):
    RETURNED = "returned"
    PARTIAL = "partial"
    """By its own word it has more people than its list."""
    SILENT = "silent"
    """Nothing ever, or nobody with a post and no list for long."""


@dataclass(frozen=True, slots=True)
class AgencyList:
    agency_id: AgencyId
    name: str
    sector: str
    state: ListState
    staff: int
    """People with a post there on the day."""
    headcount: int | None
    """As declared."""
    last_on: datetime | None
    """When a list was taken in, or a post was last recorded."""


def lists_of(
    session: Session,
    board_id: BoardId,
    on: date,
    known_by: datetime,
    headcounts: Mapping[AgencyId, int] | None = None,
    *,
    silent_after: int = SILENT_AFTER,
) -> tuple[AgencyList, ...]:
    """By name: every agency that is a member on the day."""
    declared = headcounts or {}
    parameters = {
        **moment(on, known_by),
        "board": board_id,
        "since": months_after(on, -silent_after),
    }
    found = []
    for row in session.execute(_LISTS, parameters):
        here = AgencyId(row.id)
        headcount = declared.get(here)
        last_on = max(filter(None, (row.listed_at, row.posted_at)), default=None)
        state = _state(row, headcount)
        found.append(AgencyList(here, row.name, row.sector, state, row.staff, headcount, last_on))
    return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.agency_id)))


def _state(row: Any, headcount: int | None) -> ListState:
    if not row.staff and not row.listed_lately:
        return ListState.SILENT
    if headcount is not None and headcount > row.staff:
        return ListState.PARTIAL
    return ListState.RETURNED


def _lists() -> Select[*tuple[Any, ...]]:
    agency, here = AgencyRow, members()
    posts, lists = _posts(here), _applied(here)
    return (
        select(
            agency.id,
            agency.name,
            agency.sector,
            func.coalesce(posts.c.staff, 0).label("staff"),
            posts.c.posted_at,
            lists.c.listed_at,
            func.coalesce(lists.c.lately, 0).label("listed_lately"),
        )
        .outerjoin(posts, posts.c.agency_id == agency.id)
        .outerjoin(lists, lists.c.agency_id == agency.id)
        .where(agency.id.in_(here))
    )


def _posts(here: Select[int]) -> Any:
    staff = func.count(distinct(case((holds(PostRow), PostRow.person_id))))
    posted_at = func.max(PostRow.recorded_at, type_=UtcDateTime())
    query = select(PostRow.agency_id, staff.label("staff"), posted_at.label("posted_at"))
    query = query.where(PostRow.agency_id.in_(here), PostRow.recorded_at <= KNOWN_BY)
    return query.group_by(PostRow.agency_id).subquery()


def _applied(here: Select[int]) -> Any:
    row = ListImportRow
    undone = or_(row.undone_at.is_(None), row.undone_at > KNOWN_BY)
    since = bindparam("since", type_=Date())
    query = select(
        row.agency_id,
        func.max(row.applied_at, type_=UtcDateTime()).label("listed_at"),
        func.max(case((row.applied_at >= since, 1), else_=0)).label("lately"),
    ).where(row.agency_id.in_(here), row.kind == "staff", row.applied_at <= KNOWN_BY, undone)
    return query.group_by(row.agency_id).subquery()


_LISTS = _lists()
