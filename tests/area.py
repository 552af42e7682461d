"""An invented area: two boards and their agencies, with people who run them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.policy.roles import PERMISSIONS, Held, Reach, Role
from app.services.passwords import Passwords
from app.store import grants, memberships, organisations
from app.store.database import Session
from app.store.organisations import AgencyFacts
from tests.people import Someone, learner

OPENED = date(2026, 1, 5)


@dataclass
class Area:
    session: Session
    passwords: Passwords
    now: datetime
    people: dict[str, Someone] = field(default_factory=dict)

    def board(self, name: str, nation: Nation = Nation.WALES) -> BoardId:
        return organisations.add_board(self.session, name, nation, self.now)

    def agency(
        self,
        name: str,
        *boards: BoardId,
        sector: str = "school",
        nation: Nation = Nation.WALES,
        parent: AgencyId | None = None,
        starts_on: date = OPENED,
        ends_on: date | None = None,
    ) -> AgencyId:
        facts = AgencyFacts(name, sector, nation, parent)
        agency_id = organisations.add_organisation(self.session, facts, self.now)
        for board in boards:
            memberships.add_membership(self.session, board, agency_id, starts_on, ends_on, self.now)
        return agency_id

    def staff(self, name: str, at: AgencyId | None = None) -> Someone:
        self.people[name] = learner(self.session, self.passwords, self.now, name=name, at=at)
        return self.people[name]

    def holder(
        self,
        name: str,
        role: Role,
        *,
        agency: AgencyId | None = None,
        board: BoardId | None = None,
        agreement: str = "",
    ) -> Someone:
        someone = self.staff(name, agency)
        self.give(someone, role, agency=agency, board=board, agreement=agreement)
        return someone

    def give(
        self,
        someone: Someone,
        role: Role,
        *,
        agency: AgencyId | None = None,
        board: BoardId | None = None,
        agreement: str = "",
    ) -> None:
        held = Held(role, Reach(agency, board))
        grants.add_grant(self.session, someone.id, held, None, self.now, agreement=agreement)


def actor_of(session: Session, someone: Someone, nation: Nation = Nation.WALES) -> Actor:
    """As a request of theirs would find them; no browser is signed in."""
    held = grants.grants_of(session, someone.id)
    permissions = LEARNER.union(*(PERMISSIONS[each.role] for each in held))
    return Actor(someone.id, SessionId(0), someone.name, nation, permissions=permissions, held=held)
