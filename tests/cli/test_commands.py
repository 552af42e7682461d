"""The `heed` command as somebody types it."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.__main__ import heed
from app.paths import PROJECT
from app.services.passwords import STANDARD_COST, Passwords
from app.services.verifying import Attempt, verify
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import PASSWORD

PERSON = ["--name", "Carys Puw", "--username", "Carys", "--agency", "Bryn Eithin"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
        "HEED_PORT": "8473",
    }


def run(environment: dict[str, str], *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(heed, arguments, env=environment, input=typed)


def test_without_settings_it_says_what_is_missing() -> None:
    nothing = dict.fromkeys((n for n in os.environ if n.startswith("HEED_")), "")
    result = run(nothing, "serve")
    assert result.exit_code == 1
    assert "HEED_SECRET_KEY is not set" in result.output


def test_it_does_not_serve_a_database_without_its_tables(environment: dict[str, str]) -> None:
    result = run(environment, "serve")
    assert result.exit_code == 1
    assert "heed migrate" in result.output


@pytest.mark.parametrize("command", ["migrate", "serve", "tick"])
def test_a_database_that_does_not_answer_is_told_in_words(
    environment: dict[str, str], command: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    environment["HEED_DATABASE"] = f"postgresql://heed@127.0.0.1:{port}/heed"
    result = run(environment, command)
    assert result.exit_code == 1
    assert result.output.startswith("Error: The database does not answer: ")


def test_a_first_learner_is_added_and_can_sign_in(
    environment: dict[str, str], clock: FakeClock
) -> None:
    assert run(environment, "migrate").output.startswith("empty → ")
    assert run(environment, "migrate").output.startswith("already at ")
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    result = run(environment, "add-person", *PERSON, "--nation", "wales", typed=typed)
    assert "Carys Puw can sign in as Carys." in result.output
    assert PASSWORD not in result.output
    database = Database(environment["HEED_DATABASE"])
    attempt = Attempt("carys", PASSWORD, "127.0.0.0/24")
    verify(database, Passwords(STANDARD_COST), attempt, clock())
    database.close()


@pytest.mark.parametrize(
    ("arguments", "password", "words"),
    [
        ([], PASSWORD, "say --nation too"),
        (["--nation", "wales"], "short", "at least 12 characters"),
        (["--nation", "wales"], "bryn eithin 12", "made of names"),
    ],
)
def test_a_person_is_not_added(
    environment: dict[str, str], arguments: list[str], password: str, words: str
) -> None:
    run(environment, "migrate")
    typed = f"{password}\n{password}\n"
    result = run(environment, "add-person", *PERSON, *arguments, typed=typed)
    assert result.exit_code == 1
    assert words in result.output
    taken = run(
        environment, "add-person", *PERSON, "--nation", "wales", typed=f"{PASSWORD}\n{PASSWORD}\n"
    )
    assert taken.exit_code == 0


@contextmanager
def started(environment: dict[str, str], command: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "app.cli", command],
        cwd=PROJECT,
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def lines_until(process: subprocess.Popen[str], words: str) -> list[str]:
    assert process.stdout is not None
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return lines
    pytest.fail("".join(lines))


def test_it_prints_the_address_once_it_serves_and_ends_on_sigterm(
    environment: dict[str, str],
) -> None:
    run(environment, "migrate")
    with started(environment, "serve") as process:
        lines_until(process, "Heed serves at http://127.0.0.1:8473")
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=10) == 0


def test_check_needs_no_flask() -> None:
    code = (
        "import app.cli.check, sys; print([m for m in ('flask', 'sqlalchemy') if m in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
