"""How often a board's pages ask the database: not once more with 60 agencies and three years than with six and one."""

from datetime import date

from app.ids import BoardId
from app.reporting.trends import month_ends
from app.services.board_figures import open_door
from app.services.passwords import Passwords
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.conftest import FakeClock
from tests.coverage_world import keep_months, put_board
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.training.test_queries import asked_for

BOARD = BoardId(1)
PAGES = {
    "/boards/1/coverage": 14,
    "/boards/1/coverage?by=sector": 16,
    "/boards/1/coverage?by=sector&on=2026-03-31": 12,
}


def test_coverage_asks_no_more_when_there_is_more(
    client: Browsing, heed: Heed, passwords: Passwords, clock: FakeClock
) -> None:
    with heed.database.transaction() as session:
        area = Area(session, passwords, clock())
        _, analyst = put_board(session, area, heed.content, {})
        open_door(session, actor_of(session, analyst), BOARD, clock())
        keep_months(session, BOARD, clock(), month_ends(clock().date(), 1))
    client.sign_in(analyst)
    walker = Walker(client)
    before = {path: asked_for(walker, path) for path in PAGES}
    with heed.database.transaction() as session:
        area = Area(session, passwords, clock())
        for number in range(54):
            began = date(2023, 1, 1)
            agency = area.agency(f"Place {number}", BOARD, sector=f"s{number}", starts_on=began)
            area.staff(f"Person {number}", agency)
        keep_months(session, BOARD, clock(), month_ends(clock().date()))
    after = {path: asked_for(walker, path) for path in PAGES}
    assert after == before
    assert all(before[path] <= most for path, most in PAGES.items()), before
