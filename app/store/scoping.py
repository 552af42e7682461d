"""A scope as SQL: the one place where "which rows?" is answered. Outside it an object is not there."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    false,
    or_,
    select,
    true,
)
from sqlalchemy.orm import InstrumentedAttribute

from app.ids import AgencyId, BoardId, PersonId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.errors import NotFound
from app.store.tables import AgencyRow, BoardRow, MembershipRow, PostRow

_MOST = 256
"""Scopes whose queries are kept."""


def agency_ids(scope: Scope, on: date) -> Select[int]:
    """To be used as a subquery."""
    return select(AgencyRow.id).where(is_agency_in(scope, on))


def is_agency_in(scope: Scope, on: date) -> ColumnElement[bool]:
    """About `AgencyRow`: those of the scope's agencies, of their children, and of its boards on the day."""
    if scope.everything:
        return true()
    reached: list[ColumnElement[bool]] = []
    if scope.agencies:
        reached += [AgencyRow.id.in_(scope.agencies), AgencyRow.parent_id.in_(scope.agencies)]
    if scope.boards:
        reached.append(AgencyRow.id.in_(_members(scope.boards, on)))
    return or_(*reached) if reached else false()


def is_board_in(scope: Scope) -> ColumnElement[bool]:
    """About `BoardRow`."""
    if scope.everything:
        return true()
    return BoardRow.id.in_(scope.boards) if scope.boards else false()


def reached_by(
    scope: Scope,
    agency_id: InstrumentedAttribute[int | None],
    board_id: InstrumentedAttribute[int | None],
    on: date,
) -> ColumnElement[bool]:
    """About rows that belong to an agency, to a board, or, with neither, to the installation."""
    if scope.everything:
        return true()
    return or_(
        agency_id.in_(agency_ids(scope, on)),
        board_id.in_(scope.boards) if scope.boards else false(),
    )


def person_ids(scope: Scope, on: date) -> Select[int]:
    """Who holds a post in the scope, or is to begin one; a leaver is out of sight the day after the last."""
    return select(PostRow.person_id).where(
        PostRow.agency_id.in_(agency_ids(scope, on)), is_post_open(on)
    )


def is_post_open(on: date) -> ColumnElement[bool]:
    """About `PostRow`: as it is known now, and not over by the day."""
    return and_(
        PostRow.superseded_at.is_(None), or_(PostRow.ends_on.is_(None), PostRow.ends_on >= on)
    )


def is_staff(
    person_id: InstrumentedAttribute[int], agency_id: AgencyId, on: date
) -> ColumnElement[bool]:
    """About rows that belong to a person: she works there, or is to begin."""
    return exists().where(
        PostRow.person_id == person_id, PostRow.agency_id == agency_id, is_post_open(on)
    )


def require_agency(session: Session, scope: Scope, agency_id: AgencyId, on: date) -> None:
    """NotFound for an agency that is out of scope, or not there."""
    if session.scalar(_one_agency(scope), {"agency": agency_id, "on": on}) is None:
        raise NotFound("no such agency")


@lru_cache(_MOST)
def _one_agency(scope: Scope) -> Select[int]:
    """Every page of an agency asks it, and to put it together takes longer than to run it."""
    on: Any = bindparam("on", type_=Date())
    wanted = AgencyRow.id == bindparam("agency", type_=Integer())
    return select(AgencyRow.id).where(wanted, is_agency_in(scope, on))


def require_board(session: Session, scope: Scope, board_id: BoardId) -> None:
    found = session.scalar(select(BoardRow.id).where(BoardRow.id == board_id, is_board_in(scope)))
    if found is None:
        raise NotFound("no such board")


def require_people(session: Session, scope: Scope, people: Iterable[PersonId], on: date) -> None:
    """NotFound unless all of them are in scope."""
    wanted = set(people)
    inside = person_ids(scope, on).where(PostRow.person_id.in_(wanted)).distinct()
    if wanted - set(session.scalars(inside)):
        raise NotFound("no such person")


def _members(boards: Iterable[BoardId], on: date) -> Select[int]:
    return select(MembershipRow.agency_id).where(
        MembershipRow.board_id.in_(set(boards)),
        MembershipRow.superseded_at.is_(None),
        MembershipRow.starts_on <= on,
        or_(MembershipRow.ends_on.is_(None), MembershipRow.ends_on >= on),
    )
