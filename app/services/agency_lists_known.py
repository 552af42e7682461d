"""What Heed has already of what a list of agencies speaks of, within the scope of who brings it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.ids import AgencyId, BoardId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.civil_time import civil_date
from app.services.organisations import is_open
from app.store import invited, memberships, organisations
from app.store.database import Session
from app.store.organisations import Organisation

Place = tuple[str, str]
"""An agency's name and its board's, casefolded."""


@dataclass(frozen=True, slots=True)
class Known:
    boards: Mapping[str, BoardId]
    """By casefolded name."""
    only_board: str
    """Its name, where there is one alone and nothing goes without a board; else ''."""
    everywhere: bool
    agencies: Mapping[Place, tuple[Organisation, ...]]
    """Open ones, under each board that serves them, and under no board."""
    parents: Mapping[str, AgencyId]
    """By casefolded name: open agencies that could have schools."""
    dsps: frozenset[tuple[AgencyId, str]]
    """Who holds that role where, by the address that she signs in by or was invited at."""
    own_addresses: frozenset[str]


def read_known(session: Session, actor: Actor, now: datetime) -> Known:
    scope, on = scope_of(actor, Permission.CHANGE_ORGANISATIONS), civil_date(now)
    boards = organisations.boards_in(session, scope)
    names = {board.id: board.name.casefold() for board in boards}
    named = [
        each for each in organisations.names_in(session, scope, on) if is_open(each.closed_on, on)
    ]
    there = organisations.organisations(session, (each.id for each in named))
    served: dict[AgencyId, set[str]] = {}
    for each in memberships.memberships_of(session, (each.id for each in named)):
        if each.board_id in names and each.starts_on <= on and is_open(each.ends_on, on):
            served.setdefault(each.agency_id, set()).add(names[each.board_id])
    agencies: dict[Place, tuple[Organisation, ...]] = {}
    for agency in there:
        for board in ("", *served.get(agency.id, ())):
            place = agency.facts.name.casefold(), board
            agencies[place] = (*agencies.get(place, ()), agency)
    return Known(
        boards={name: board_id for board_id, name in names.items()},
        only_board=boards[0].name if len(boards) == 1 and not scope.everything else "",
        everywhere=scope.everything,
        agencies=agencies,
        parents={each.name.casefold(): each.id for each in named if each.parent_id is None},
        dsps=invited.dsps_at(session, (each.id for each in named)),
        own_addresses=invited.addresses_of(session, actor.person_id),
    )
