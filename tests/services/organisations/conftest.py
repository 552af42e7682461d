"""A board with two schools, another board, and those who run them."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.ids import AgencyId, BoardId
from app.policy.actor import Actor
from app.policy.roles import Role
from app.services.links import Links
from app.services.passwords import Passwords
from app.store.database import Database, Session
from tests.area import Area, actor_of
from tests.conftest import CHEAP
from tests.people import Someone
from tests.store.conftest import NOW

LINKS = Links("https://heed.example")


@dataclass
class Running:
    session: Session
    area: Area
    north: BoardId
    south: BoardId
    oak: AgencyId
    ash: AgencyId
    """Of the other board."""
    people: dict[str, Someone]

    def actor(self, name: str) -> Actor:
        return actor_of(self.session, self.people[name])


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def running(database: Database) -> Iterator[Running]:
    """Inside one transaction, which the test's end commits."""
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), NOW)
        north, south = area.board("North"), area.board("South")
        oak, ash = area.agency("Oak School", north), area.agency("Ash School", south)
        area.holder("Ada", Role.ADMINISTRATOR)
        area.holder("Bea", Role.ADMINISTRATOR, board=north)
        area.holder("Dee", Role.DSP, agency=oak)
        area.staff("Lee", oak)
        yield Running(session, area, north, south, oak, ash, area.people)
