"""A board that asks two agencies for numbers, and a board of others."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from app.ids import AgencyId, BoardId
from app.learning.obligation_facts import Period
from app.policy.actor import Actor
from app.policy.roles import Role
from app.services import asking_returns
from app.services.passwords import Passwords
from app.store import requirements
from app.store.database import Database, Session
from app.store.letters import latest
from app.store.requirements import Owner
from tests.area import Area, actor_of
from tests.conftest import CHEAP
from tests.everybody_notices import BY_THE_BOARD
from tests.people import Someone
from tests.returns_world import LINKS
from tests.store.conftest import NOW

AS_OF = date(2026, 9, 30)


@dataclass
class Asking:
    session: Session
    area: Area
    board: BoardId
    oak: AgencyId
    elm: AgencyId
    ash: AgencyId
    """Of the other board."""
    people: dict[str, Someone]

    def actor(self, name: str = "Ann") -> Actor:
        return actor_of(self.session, self.people[name])

    def ask(self, *agencies: AgencyId, as_of: date = AS_OF) -> str:
        """The token in the last letter."""
        addresses = {each: f"office@{each}.example" for each in agencies}
        asking_returns.ask(
            self.session, self.actor(), self.board, addresses, as_of, NOW, links=LINKS
        )
        found = re.search(r"/return/(\S+)", latest(self.session, 1)[0].text)
        assert found
        return found[1]


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def asking(database: Database) -> Iterator[Asking]:
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), NOW)
        north, south = area.board("North"), area.board("South")
        oak, elm = area.agency("Oak School", north), area.agency("Elm School", north)
        ash = area.agency("Ash School", south)
        area.holder("Ann", Role.ANALYST, board=north, agreement="May 2026")
        area.holder("Sue", Role.ANALYST, board=south, agreement="May 2026")
        area.holder("Dee", Role.DSP, agency=oak)
        begun = Period(date(2026, 3, 1))
        requirements.add_requirement(
            session, "north", Owner(board_id=north), BY_THE_BOARD, begun, None, NOW
        )
        yield Asking(session, area, north, oak, elm, ash, area.people)
