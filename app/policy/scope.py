"""Which rows a permission reaches. The store turns a scope into SQL (store/scoping.py); nothing else does."""

from dataclasses import dataclass

from app.ids import AgencyId, BoardId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.roles import PERMISSIONS, Held, Reach, Role, fits


@dataclass(frozen=True, slots=True)
class Scope:
    """Agencies (with the schools of a trust), boards (with their agencies), or everything."""

    agencies: frozenset[AgencyId] = frozenset()
    boards: frozenset[BoardId] = frozenset()
    everything: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.agencies or self.boards or self.everything)


NOWHERE = Scope()
EVERYWHERE = Scope(everything=True)


def only_at(agency_id: AgencyId) -> Scope:
    return Scope(agencies=frozenset({agency_id}))


def scope_of(actor: Actor, permission: Permission) -> Scope:
    reaches = [held.reach for held in actor.held if permission in PERMISSIONS[held.role]]
    return Scope(
        agencies=frozenset(reach.agency_id for reach in reaches if reach.agency_id),
        boards=frozenset(reach.board_id for reach in reaches if reach.board_id),
        everything=any(reach.is_everything for reach in reaches),
    )


def may_grant(
    actor: Actor, role: Role, reach: Reach, to: PersonId, *, of_boards: frozenset[BoardId]
) -> bool:
    """Below one's own rank, inside one's own scope, never to oneself.

    `of_boards`: the boards that the agency of `reach` belongs to.
    """
    wanted = Held(role, reach)
    return (
        to != actor.person_id
        and fits(role, reach)
        and any(_covers(held, wanted, of_boards) for held in actor.held)
    )


def _covers(held: Held, wanted: Held, of_boards: frozenset[BoardId]) -> bool:
    if Permission.GRANT not in PERMISSIONS[held.role] or wanted.rank >= held.rank:
        return False
    if held.reach.is_everything:
        return True
    return held.reach.board_id == wanted.reach.board_id or (
        wanted.reach.agency_id is not None and held.reach.board_id in of_boards
    )
