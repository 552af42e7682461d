"""Boards and agencies, for those who run the place. What is out of scope is not there."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId
from app.learning.job_roles import SECTORS
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import EVERYWHERE, Scope, scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import NotAllowed, Refused
from app.store import memberships, organisations
from app.store.database import Session
from app.store.organisations import AgencyFacts, Board, Named, Organisation
from app.store.scoping import require_agency, require_board

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class BoardLine:
    board: Board
    agencies: int
    """Open, and served today."""


def boards(session: Session, actor: Actor, now: datetime) -> tuple[BoardLine, ...]:
    found = organisations.boards_in(session, scope_of(actor, Permission.SEE_ORGANISATIONS))
    numbers = organisations.agencies_by_board(
        session, (board.id for board in found), civil_date(now)
    )
    return tuple(BoardLine(board, numbers.get(board.id, 0)) for board in found)


@dataclass(frozen=True, slots=True)
class BoardShown:
    board: Board
    agencies: int
    may_change: bool
    may_set: bool
    may_grant: bool


def show_board(session: Session, actor: Actor, board_id: BoardId, now: datetime) -> BoardShown:
    board = get_board(session, actor, board_id)
    number = organisations.agencies_by_board(session, (board_id,), civil_date(now))
    return BoardShown(
        board,
        number.get(board_id, 0),
        _reaches_board(actor, Permission.CHANGE_ORGANISATIONS, board_id),
        _reaches_board(actor, Permission.SET_BOARD, board_id),
        _reaches_board(actor, Permission.GRANT, board_id),
    )


def _reaches_board(actor: Actor, permission: Permission, board_id: BoardId) -> bool:
    scope = scope_of(actor, permission)
    return scope.everything or board_id in scope.boards


def boards_to_change(session: Session, actor: Actor) -> tuple[Board, ...]:
    return organisations.boards_in(session, scope_of(actor, Permission.CHANGE_ORGANISATIONS))


def get_board(
    session: Session,
    actor: Actor,
    board_id: BoardId,
    permission: Permission = Permission.SEE_ORGANISATIONS,
) -> Board:
    require_board(session, scope_of(actor, permission), board_id)
    return organisations.get_board(session, board_id)


def get_agency(
    session: Session,
    actor: Actor,
    agency_id: AgencyId,
    now: datetime,
    permission: Permission = Permission.SEE_ORGANISATIONS,
) -> Organisation:
    require_agency(session, scope_of(actor, permission), agency_id, civil_date(now))
    return organisations.get_organisation(session, agency_id)


def add_board(session: Session, actor: Actor, name: str, nation: Nation, now: datetime) -> BoardId:
    refuse_unless_everywhere(actor)
    _refuse_board_name(session, name)
    number = organisations.add_board(session, name, nation, now)
    record(session, actor, Action.BOARD_ADDED, now, board=number)
    return number


def change_board(
    session: Session, actor: Actor, board_id: BoardId, name: str, nation: Nation, now: datetime
) -> None:
    get_board(session, actor, board_id, Permission.CHANGE_ORGANISATIONS)
    _refuse_board_name(session, name, but=board_id)
    organisations.change_board(session, board_id, name, nation)
    record(session, actor, Action.BOARD_CHANGED, now, board=board_id)


def refuse_unless_everywhere(actor: Actor) -> None:
    """What a board's administrator may not."""
    if not scope_of(actor, Permission.CHANGE_ORGANISATIONS).everything:
        raise NotAllowed("only for who runs the whole installation")


def add_agency(
    session: Session,
    actor: Actor,
    facts: AgencyFacts,
    board_id: BoardId | None,
    now: datetime,
    *,
    as_namesake: bool = False,
) -> AgencyId:
    """Served by the board from today. Only who runs the whole installation may do without a board.

    `as_namesake`: of one of that name outside any board she knows, and means another.
    """
    scope = scope_of(actor, Permission.CHANGE_ORGANISATIONS)
    if board_id is None and not scope.everything:
        raise Refused("board-missing")
    if board_id is not None:
        require_board(session, scope, board_id)
    _refuse_unfit(session, scope, facts, None, civil_date(now))
    if board_id is not None:
        _refuse_agency_there(session, scope, facts.name, board_id, civil_date(now))
    elif not as_namesake and namesakes(session, actor, facts.name, now):
        raise Refused("namesake-there")
    agency_id = organisations.add_organisation(session, facts, now)
    record(session, actor, Action.AGENCY_ADDED, now, agency=agency_id)
    if board_id is not None:
        memberships.add_membership(session, board_id, agency_id, civil_date(now), None, now)
        record(session, actor, Action.MEMBERSHIP_ADDED, now, agency=agency_id, in_board=board_id)
    return agency_id


def change_agency(
    session: Session, actor: Actor, agency_id: AgencyId, facts: AgencyFacts, now: datetime
) -> None:
    found = get_agency(session, actor, agency_id, now, Permission.CHANGE_ORGANISATIONS)
    scope = scope_of(actor, Permission.CHANGE_ORGANISATIONS)
    if facts.parent_id == found.facts.parent_id:
        _refuse_unfit(session, scope, replace(facts, parent_id=None), agency_id, civil_date(now))
    else:
        _refuse_unfit(session, scope, facts, agency_id, civil_date(now))
    organisations.change_organisation(session, agency_id, facts)
    record(session, actor, Action.AGENCY_CHANGED, now, agency=agency_id)


def possible_parents(
    session: Session, actor: Actor, now: datetime, *, of: AgencyId | None = None
) -> tuple[Named, ...]:
    """Open agencies of the scope that have no parent themselves, by name; and the parent that there is."""
    on = civil_date(now)
    scope = scope_of(actor, Permission.CHANGE_ORGANISATIONS)
    found = organisations.names_in(session, scope, on)
    return by_name(
        named
        for named in found
        if named.parent_id is None and named.id != of and is_open(named.closed_on, on)
    )


def namesakes(session: Session, actor: Actor, name: str, now: datetime) -> tuple[Named, ...]:
    """Open agencies of the name that no board serves today."""
    on = civil_date(now)
    found = organisations.names_in(session, scope_of(actor, Permission.CHANGE_ORGANISATIONS), on)
    named = [
        each
        for each in found
        if each.name.casefold() == name.casefold() and is_open(each.closed_on, on)
    ]
    served = {
        each.agency_id
        for each in memberships.memberships_of(session, (each.id for each in named))
        if each.starts_on <= on and is_open(each.ends_on, on)
    }
    return tuple(each for each in named if each.id not in served)


def by_name(found: Iterable[Named]) -> tuple[Named, ...]:
    return tuple(sorted(found, key=lambda named: (named.name.casefold(), named.id)))


def is_open(closed_on: date | None, on: date) -> bool:
    return closed_on is None or closed_on >= on


def _refuse_board_name(session: Session, name: str, *, but: BoardId | None = None) -> None:
    _refuse_name(name)
    everywhere = organisations.boards_in(session, EVERYWHERE)
    if any(board.name.casefold() == name.casefold() and board.id != but for board in everywhere):
        raise Refused("board-there")


def _refuse_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused("name-missing")


def _refuse_unfit(
    session: Session, scope: Scope, facts: AgencyFacts, own: AgencyId | None, on: date
) -> None:
    _refuse_name(facts.name)
    if facts.sector not in SECTORS:
        raise Refused("sector-unknown")
    if facts.parent_id is None:
        return
    require_agency(session, scope, facts.parent_id, on)
    parent = organisations.get_organisation(session, facts.parent_id)
    if parent.facts.parent_id is not None or parent.id == own:
        raise Refused("parent-has-parent")
    if own is not None and organisations.children_of(session, own, EVERYWHERE, on):
        raise Refused("has-schools-itself")


def _refuse_agency_there(
    session: Session, scope: Scope, name: str, board_id: BoardId, on: date
) -> None:
    """Two of one name in one board: somebody would be written on the wrong list."""
    there = organisations.names_in(session, scope, on, board_id=board_id)
    names = {named.name.casefold() for named in there if is_open(named.closed_on, on)}
    if name.casefold() in names:
        raise Refused("agency-there")
