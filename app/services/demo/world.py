"""What the demo's parts share: the database, who acts, and under which number everything is known."""

from dataclasses import dataclass, field
from pathlib import Path

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId, RequirementId, SessionId
from app.policy.actor import Actor, AgencyOfActor
from app.policy.permissions import LEARNER
from app.policy.roles import PERMISSIONS
from app.services.content import Content
from app.services.demo.cast import Cast, Character
from app.services.demo.days import Days
from app.services.demo.diary import Diary
from app.services.demo.places import Place
from app.services.links import Links
from app.store.database import Database, Session
from app.store.grants import grants_of

NOBODY_SIGNS_IN = "nobody knows this password"
"""In place of a hash: such an account opens by no password, and none has to be hashed for it."""


@dataclass
class World:
    database: Database
    content: Content
    links: Links
    uploads: Path
    days: Days
    cast: Cast
    diary: Diary
    boards: dict[str, BoardId] = field(default_factory=dict)
    agencies: dict[str, AgencyId] = field(default_factory=dict)
    staff: dict[str, PersonId] = field(default_factory=dict)
    """Who runs things, by name: they have accounts before anything else."""
    requirements: dict[str, RequirementId] = field(default_factory=dict)
    """By title."""

    def agency(self, place: Place) -> AgencyId:
        return self.agencies[place.name]

    def dsp(self, session: Session, place: Place) -> Actor:
        return self.acting(session, place.dsp, place.nation)

    def acting(self, session: Session, name: str, nation: Nation = Nation.ENGLAND) -> Actor:
        """As a request of theirs would find them; no browser is signed in."""
        held = grants_of(session, self.staff[name])
        permissions = LEARNER.union(*(PERMISSIONS[each.role] for each in held))
        return Actor(
            self.staff[name], SessionId(0), name, nation, permissions=permissions, held=held
        )

    def learner(self, each: Character) -> Actor:
        place = each.place
        at = AgencyOfActor(self.agencies[place.name], place.name)
        return Actor(each.id, SessionId(0), each.name, place.nation, agency=at, permissions=LEARNER)
