"""A list of agencies and their DSPs brought in: everything that the preview said, or nothing."""

from dataclasses import dataclass
from datetime import datetime

from app.content.model.terms import Nation
from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.roles import Held, Reach, Role
from app.services.agency_lists import Line, Plan, State, Wish, nation_of, plan
from app.services.agency_lists_known import Place, read_known
from app.services.errors import Refused
from app.services.granting import Invitee, Wanted, grant_to_invited
from app.services.links import Links
from app.services.organisations import add_agency
from app.store.database import Session
from app.store.organisations import AgencyFacts


@dataclass(frozen=True, slots=True)
class BroughtIn:
    agencies: int
    invited: int
    given: int
    """To people who have an account already."""


def bring_in(
    session: Session,
    actor: Actor,
    wishes: tuple[Wish, ...],
    seen: str,
    now: datetime,
    links: Links,
) -> BroughtIn:
    """Rows with a problem are left out, as the preview said. Refused where it would do something else than `seen`."""
    agreed = plan(session, actor, wishes, now)
    if agreed.fingerprint != seen:
        raise Refused("list-changed")
    agencies = _add_agencies(session, actor, agreed, now)
    given = [
        grant_to_invited(session, actor, _wanted(line, agencies), _invitee(line), now, links)
        for line in agreed.lines
        if line.invites
    ]
    invited = sum(each.invited for each in given)
    return BroughtIn(agreed.counted(State.NEW), invited, len(given) - invited)


def _add_agencies(
    session: Session, actor: Actor, agreed: Plan, now: datetime
) -> dict[Place, AgencyId]:
    """Those with a parent after those without: a parent may stand further down."""
    agencies = {line.wish.key: line.agency_id for line in agreed.lines if line.agency_id}
    parents = dict(read_known(session, actor, now).parents)
    new = [line for line in agreed.lines if line.state is State.NEW]
    for line in sorted(new, key=lambda line: bool(line.wish.parent)):
        facts = _facts(line.wish, parents)
        number = add_agency(session, actor, facts, line.board_id, now)
        agencies[line.wish.key] = number
        if not line.wish.parent:
            parents.setdefault(line.wish.agency.casefold(), number)
    return agencies


def _facts(wish: Wish, parents: dict[str, AgencyId]) -> AgencyFacts:
    parent = parents[wish.parent.casefold()] if wish.parent else None
    nation = nation_of(wish) or Nation.ENGLAND
    return AgencyFacts(wish.agency, wish.sector.casefold(), nation, parent)


def _wanted(line: Line, agencies: dict[Place, AgencyId]) -> Wanted:
    return Wanted(Held(Role.DSP, Reach(agency_id=agencies[line.wish.key])))


def _invitee(line: Line) -> Invitee:
    return Invitee(line.wish.dsp_name, line.wish.dsp_address)
