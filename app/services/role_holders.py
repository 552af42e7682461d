"""Who holds a role for an agency, a board or everything: for those who may give it there."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import PersonId
from app.policy.actor import Actor
from app.policy.roles import Reach, Role
from app.policy.scope import may_grant
from app.services.granting import boards_of, require_reach
from app.store import grants, invited, organisations
from app.store.database import Session
from app.store.grants import Grant
from app.store.invited import Invitation

NOBODY = PersonId(0)


@dataclass(frozen=True, slots=True)
class Holder:
    grant: Grant
    invitation: Invitation | None
    """The last one."""
    revocable: bool


def holders_at(session: Session, actor: Actor, reach: Reach, now: datetime) -> tuple[Holder, ...]:
    """For exactly that reach."""
    require_reach(session, actor, reach, now)
    found = grants.grants_at(session, reach)
    boards = boards_of(session, reach, now)
    sent = invited.latest_invitations(session, {grant.person_id for grant in found})
    return tuple(
        Holder(
            grant,
            sent.get(grant.person_id),
            may_grant(actor, grant.held.role, reach, grant.person_id, of_boards=boards),
        )
        for grant in found
    )


def givable_at(session: Session, actor: Actor, reach: Reach, now: datetime) -> tuple[Role, ...]:
    require_reach(session, actor, reach, now)
    boards = boards_of(session, reach, now)
    return tuple(role for role in Role if may_grant(actor, role, reach, NOBODY, of_boards=boards))


def name_of(session: Session, actor: Actor, reach: Reach, now: datetime) -> str:
    """Of its agency or board; '' for everything."""
    require_reach(session, actor, reach, now)
    if reach.agency_id is not None:
        return organisations.get_organisation(session, reach.agency_id).facts.name
    if reach.board_id is not None:
        return organisations.get_board(session, reach.board_id).name
    return ""
