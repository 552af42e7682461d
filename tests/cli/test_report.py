"""`heed report`: for cron, so once is as good as twice."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from app.services.asking_returns import last_month_end
from app.services.civil_time import civil_date
from app.services.passwords import Passwords
from app.store.database import Database
from tests.area import Area
from tests.cli.test_commands import run
from tests.conftest import CHEAP
from tests.reports_world import fill, found_board

BOARD = "Nant Gwyn Safeguarding Board"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    made = {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
    }
    assert run(made, "migrate").exit_code == 0
    return made


@pytest.fixture
def database(environment: dict[str, str]) -> Iterator[Database]:
    database = Database(environment["HEED_DATABASE"])
    with database.transaction() as session:
        area = Area(session, Passwords(CHEAP), datetime.now(UTC) - timedelta(days=120))
        board, _analyst = found_board(area, BOARD, "Mair Tudor")
        fill(area, board)
    yield database
    database.close()


def test_a_report_is_made_once_and_its_files_come_out_alike(
    environment: dict[str, str], database: Database, tmp_path: Path
) -> None:
    day = last_month_end(civil_date(datetime.now(UTC)))
    for number, told in enumerate(("Made: the report", "There already: the report")):
        done = run(environment, "report", BOARD, "--out", str(tmp_path / str(number)))
        assert done.exit_code == 0, done.output
        assert told in done.output
        assert "http://127.0.0.1:8473/boards/1/reports/1" in done.output
    for kind in ("pdf", "xlsx", "csv"):
        name = f"report-{day}.{kind}"
        first, second = ((tmp_path / folder / name).read_bytes() for folder in "01")
        assert first == second
    assert "95 % or more" in (tmp_path / "0" / f"report-{day}.csv").read_text("utf-8-sig")
    with database.reading() as session:
        entries = session.execute(text("SELECT actor_id FROM audit WHERE action = 'report made'"))
        assert [row[0] for row in entries] == [None]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Nobody’s Board",), "There is no board of that name."),
        ((BOARD, "--month", "October"), "Say the month as year and number"),
        ((BOARD, "--month", "2199-01"), "That month is not over yet."),
        ((BOARD, "--month", "2019-01"), "The board served no agency on that day."),
    ],
)
def test_what_cannot_be_is_told(
    environment: dict[str, str], database: Database, arguments: tuple[str, ...], told: str
) -> None:
    done = run(environment, "report", *arguments)
    assert done.exit_code == 1
    assert told in done.output
