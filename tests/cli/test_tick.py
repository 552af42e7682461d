"""`heed tick`: what it does it says, and what fails shows in its exit status."""

import os
import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.services import letters
from app.services.passwords import Passwords
from app.store.database import Database
from tests.cli.test_commands import run
from tests.cli.test_killed import free_port
from tests.coming_in import on_the_list, open_setting
from tests.conftest import CHEAP
from tests.mail_server import Behaviour, mail_server


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    made = {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
        "HEED_UPLOADS": str(tmp_path / "uploads"),
    }
    assert run(made, "migrate").exit_code == 0
    return made


@pytest.fixture
def left_over(tmp_path: Path) -> Path:
    """A file that no row speaks of, from long ago."""
    file = tmp_path / "uploads" / "0123456789abcdef"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-")
    os.utime(file, (0, 0))
    return file


def test_a_tick_clears_up_and_says_so(environment: dict[str, str], left_over: Path) -> None:
    result = run(environment, "tick")
    assert result.exit_code == 0, result.output
    assert "Files without a row thrown away: 1." in result.output
    assert "HEED_SMTP is not set: letters wait." in result.output
    assert "Letters: none were due." in result.output
    assert not left_over.exists()


def test_where_one_part_fails_the_others_run_and_the_status_says_so(
    environment: dict[str, str], left_over: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(tmp_path / "heed.db") as broken:
        broken.execute("DROP TABLE list_import")
    broken.close()
    result = run(environment, "tick")
    assert result.exit_code == 1
    assert "Letters: none were due." in result.output
    assert "failed: old lists." in result.output
    assert "no such table: list_import" in caplog.text
    assert not left_over.exists()


@pytest.fixture
def two_letters(environment: dict[str, str]) -> None:
    """To somebody who works at a nursery."""
    database = Database(environment["HEED_DATABASE"])
    now = datetime.now(UTC)
    setting = open_setting(database, Passwords(CHEAP), now)
    carys = on_the_list(setting, "Carys Puw", now, "carys@school.example")
    with database.transaction() as session:
        for number in range(2):
            about = (session, "note", carys, setting.agency_id, f"stage-{number}")
            letters.post(*about, "carys@school.example", "Two courses are due", "Bore da", now)
    database.close()


def with_mail(environment: dict[str, str], port: int) -> dict[str, str]:
    return environment | {
        "HEED_SMTP": f"smtp://127.0.0.1:{port}?tls=none",
        "HEED_MAIL_FROM": "heed@board.example",
    }


AGAIN = r"tried again from \w+day \d+ \w+ \d{4}, \d\d:\d\d\.$"


@pytest.mark.usefixtures("two_letters")
def test_a_mail_server_that_does_not_answer_is_said_in_the_last_line(
    environment: dict[str, str],
) -> None:
    mail = with_mail(environment, free_port())
    for first in ("2 waiting", "none were due"):
        result = run(mail, "tick")
        assert result.exit_code == 0, result.output
        assert f"Letters: {first}." in result.output
        last = result.output.splitlines()[-1]
        assert last.startswith("The mail server did not answer: 2 letters wait, and are ")
        assert re.search(AGAIN, last), last


@pytest.mark.usefixtures("two_letters")
def test_so_is_one_that_takes_nothing_yet_and_one_that_refuses(environment: dict[str, str]) -> None:
    with mail_server(Behaviour(["451 not yet", "550 no such box"])) as server:
        result = run(with_mail(environment, server.port), "tick")
    assert result.exit_code == 0, result.output
    *_, refused, held_up = result.output.splitlines()
    assert refused == "1 letter could not be sent and will not be tried again: /letters says why."
    assert held_up.startswith(
        "The mail server answered 451 and took nothing: 1 letter waits, and is "
    )


@pytest.mark.usefixtures("two_letters")
def test_where_all_went_nothing_is_said_to_wait(environment: dict[str, str]) -> None:
    with mail_server(Behaviour()) as server:
        result = run(with_mail(environment, server.port), "tick")
    assert result.output.splitlines()[-1] == "Letters: 2 sent."
