"""The board of tests/coverage_world.py, another board, and who sees which."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from app.ids import AgencyId, BoardId
from app.paths import CONTENT
from app.policy.actor import Actor
from app.policy.roles import Role
from app.services.board_figures import open_door
from app.services.content import Content
from app.services.passwords import Passwords
from app.store.database import Database, Session
from tests.area import Area, actor_of
from tests.conftest import CHEAP, compiled
from tests.coverage_world import put_board
from tests.store.conftest import NOW


@dataclass
class Counted:
    session: Session
    area: Area
    content: Content
    board: BoardId
    analyst: Actor
    other: AgencyId
    """Of another board."""
    stranger: Actor
    """That board's analyst."""
    numbers: dict[str, int] = field(default_factory=dict)
    now: datetime = NOW

    def open(self) -> None:
        open_door(self.session, self.analyst, self.board, self.now)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def closed(database: Database) -> Iterator[Counted]:
    """Before anybody opened its figures."""
    content = Content(compiled(CONTENT))
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), NOW)
        numbers: dict[str, int] = {}
        board, analyst = put_board(session, area, content, numbers)
        south = area.board("South")
        other = area.agency("South School", south)
        stranger = area.holder("Sue South", Role.ANALYST, board=south, agreement="2026")
        actor, outside = actor_of(session, analyst), actor_of(session, stranger)
        yield Counted(session, area, content, board, actor, other, outside, numbers)


@pytest.fixture
def counted(closed: Counted) -> Counted:
    closed.open()
    return closed
