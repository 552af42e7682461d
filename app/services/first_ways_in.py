"""What follows once somebody is on the list: the way in that is hers, and slips for all who have no address."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.services import ways_in
from app.services.civil_time import civil_date
from app.services.errors import NotFound, Refused
from app.services.links import Links
from app.services.slips import MOST_SLIPS, Slip
from app.services.staff_scope import see_agency
from app.services.ways_in_page import Agency
from app.store import staff_ways_in
from app.store.database import Session
from app.store.staff_ways_in import Staff
from app.store.ways_in import Kind


class Following(StrEnum):
    INVITE = "invite"
    PRINT = "print"
    NOTHING = "nothing"
    """She can get in already, or holds the letter or the slip to do so."""


@dataclass(frozen=True, slots=True)
class Added:
    agency: Agency
    member: Staff

    @property
    def following(self) -> Following:
        member = self.member
        if member.username or member.has_grants or member.open_way_in:
            return Following.NOTHING
        return Following.INVITE if member.address else Following.PRINT


@dataclass(frozen=True, slots=True)
class ByPaper:
    """Who has neither an address nor an account. Those without a slip come first."""

    agency: Agency
    people: tuple[Staff, ...]
    """As many as are printed at once."""
    later: int

    @property
    def renewed(self) -> int:
        """Whose earlier slip stops working."""
        return sum(each.open_way_in == Kind.SLIP for each in self.people)


def after_adding(
    session: Session, actor: Actor, agency_id: AgencyId, person_id: PersonId, now: datetime
) -> Added:
    agency = _enter(session, actor, agency_id, now)
    found = staff_ways_in.staff_at(session, agency_id, civil_date(now), now, only=(person_id,))
    if not found:
        raise NotFound("not on this agency's list")
    return Added(agency, found[0])


def by_paper(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> ByPaper:
    agency = _enter(session, actor, agency_id, now)
    members = staff_ways_in.staff_at(session, agency_id, civil_date(now), now)
    people = sorted(filter(needs_paper, members), key=lambda each: each.open_way_in is not None)
    return ByPaper(agency, tuple(people[:MOST_SLIPS]), len(people[MOST_SLIPS:]))


def print_by_paper(
    session: Session, actor: Actor, agency_id: AgencyId, now: datetime, *, links: Links
) -> tuple[Slip, ...]:
    """Looked at anew: whoever has come in since the page was read gets no slip that would change her password."""
    people = [each.person_id for each in by_paper(session, actor, agency_id, now).people]
    if not people:
        raise Refused("nobody-by-paper")
    return ways_in.make_slips(session, actor, agency_id, people, now, links=links)


def needs_paper(member: Staff) -> bool:
    """Whoever helps to run Heed gets in by the letter that gave them the role."""
    return not (member.address or member.username or member.has_grants)


def _enter(session: Session, actor: Actor, agency_id: AgencyId, now: datetime) -> Agency:
    agency = see_agency(session, actor, agency_id, now, Permission.CHANGE_STAFF)
    return Agency(agency_id, agency.facts.name)
