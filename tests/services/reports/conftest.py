"""A board of seven agencies with lists, and one without."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from app.ids import AgencyId, BoardId, ReportRunId
from app.paths import PROJECT
from app.policy.actor import Actor
from app.services import report_runs
from app.services.content import Content
from app.services.passwords import Passwords
from app.store.database import Database, Session
from tests.area import Area, actor_of
from tests.conftest import CHEAP, compiled
from tests.reports_world import LINKS, fill, found_board

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


@dataclass
class Reporting:
    session: Session
    content: Content
    area: Area
    board: BoardId
    south: BoardId
    agencies: dict[str, AgencyId]

    def actor(self, name: str = "Ann") -> Actor:
        return actor_of(self.session, self.area.people[name])

    def make(
        self, as_of: date = OCTOBER, now: datetime = NOW, actor: Actor | None = None
    ) -> ReportRunId:
        who = actor or self.actor()
        return report_runs.make(
            self.session, self.content, who, self.board, as_of, now, links=LINKS
        )


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def reporting(database: Database) -> Iterator[Reporting]:
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), NOW - timedelta(days=120))
        north, _ = found_board(area, "North", "Ann")
        south, _ = found_board(area, "South", "Sue")
        agencies = fill(area, north)
        yield Reporting(session, Content(compiled(PROJECT)), area, north, south, agencies)
