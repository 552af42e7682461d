"""What the pages about agencies show, each with a constant number of queries."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.ids import AgencyId, BoardId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import Reach
from app.policy.scope import scope_of
from app.services.civil_time import civil_date
from app.services.errors import NotFound
from app.services.organisations import by_name, get_agency, is_open
from app.services.role_holders import Holder, holders_at
from app.services.support import Support, support_at
from app.store import grants, memberships, organisations
from app.store.database import Session
from app.store.memberships import Membership
from app.store.organisations import Board, Named, Organisation
from app.store.scoping import require_agency, require_board

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    search: str = ""
    board_id: BoardId | None = None
    closed: bool = False
    """Closed ones too."""
    page: int = 1


@dataclass(frozen=True, slots=True)
class AgencyLine:
    agency: Organisation
    boards: tuple[str, ...]
    dsps: int


@dataclass(frozen=True, slots=True)
class AgencyList:
    lines: tuple[AgencyLine, ...]
    total: int
    page: int
    pages: int
    boards: tuple[Board, ...]
    """To choose from."""


@dataclass(frozen=True, slots=True)
class AgencyShown:
    agency: Organisation
    memberships: tuple[Membership, ...]
    schools: tuple[Named, ...]
    holders: tuple[Holder, ...] | None
    """None: not for this reader."""
    support: Support | None
    may_change: bool


def list_agencies(session: Session, actor: Actor, asked: Asked, now: datetime) -> AgencyList:
    """A page beyond the last is the last."""
    scope, on = scope_of(actor, Permission.SEE_ORGANISATIONS), civil_date(now)
    if asked.board_id is not None:
        require_board(session, scope, asked.board_id)
    boards = organisations.boards_in(session, scope)
    found = _matching(
        organisations.names_in(session, scope, on, board_id=asked.board_id), asked, on
    )
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, asked.page), pages)
    here = [named.id for named in found[(page - 1) * PAGE : page * PAGE]]
    return AgencyList(_lines(session, here, boards, on), len(found), page, pages, boards)


def show_agency(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> AgencyShown:
    agency = get_agency(session, actor, agency_id, now)
    scope, on = scope_of(actor, Permission.SEE_ORGANISATIONS), civil_date(now)
    seen = {board.id for board in organisations.boards_in(session, scope)}
    return AgencyShown(
        agency,
        tuple(
            each
            for each in memberships.memberships_of(session, (agency_id,))
            if each.board_id in seen
        ),
        organisations.children_of(session, agency_id, scope, on),
        holders_at(session, actor, Reach(agency_id=agency_id), now)
        if may_here(session, actor, Permission.GRANT, agency_id, on)
        else None,
        support_at(session, agency_id, now)
        if may_here(session, actor, Permission.SET_AGENCY, agency_id, on)
        else None,
        may_here(session, actor, Permission.CHANGE_ORGANISATIONS, agency_id, on)
        and agency.closed_on is None,
    )


def may_here(
    session: Session, actor: Actor, permission: Permission, agency_id: AgencyId, on: date
) -> bool:
    try:
        require_agency(session, scope_of(actor, permission), agency_id, on)
    except NotFound:
        return False
    return True


def _matching(found: Iterable[Named], asked: Asked, on: date) -> tuple[Named, ...]:
    wanted = _plain(asked.search)
    return by_name(
        named
        for named in found
        if wanted in _plain(named.name) and (asked.closed or is_open(named.closed_on, on))
    )


def _plain(text: str) -> str:
    """As it is searched: whatever the case, and without the accents that keyboards lack."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(each for each in apart if not unicodedata.combining(each)).split())


def _lines(
    session: Session, agencies: list[AgencyId], boards: Iterable[Board], on: date
) -> tuple[AgencyLine, ...]:
    seen = {board.id: board.name for board in boards}
    serving: dict[AgencyId, list[str]] = {}
    for each in memberships.memberships_of(session, agencies):
        if each.board_id in seen and each.starts_on <= on and is_open(each.ends_on, on):
            serving.setdefault(each.agency_id, []).append(seen[each.board_id])
    dsps: Mapping[AgencyId, int] = grants.dsps_by_agency(session, agencies)
    return tuple(
        AgencyLine(agency, tuple(serving.get(agency.id, ())), dsps.get(agency.id, 0))
        for agency in organisations.organisations(session, agencies)
    )
