import random
import subprocess
import sys
import threading
import time

import pytest
from sqlalchemy import text

from app.ids import PersonId
from app.paths import PROJECT
from app.store import attempts, people
from app.store.attempt_records import Attempt
from app.store.database import Database
from app.store.people import Person
from tests.store.conftest import NOW
from tests.store.writers import rename

WRITERS, TIMES = 4, 25


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.writers", *map(str, arguments)],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def counter(database: Database) -> PersonId:
    with database.transaction() as session:
        return people.add_person(session, "0", NOW).id


def reached(database: Database, counter: PersonId) -> int:
    with database.reading() as session:
        return int(people.get_person(session, counter).name)


def test_threads_lose_no_update(database: Database, counter: PersonId) -> None:
    threads = [
        threading.Thread(target=rename, args=(database, counter, TIMES)) for _ in range(WRITERS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert reached(database, counter) == WRITERS * TIMES


def test_processes_lose_no_update(database: Database, database_url: str, counter: PersonId) -> None:
    processes = [start("rename", database_url, counter, TIMES) for _ in range(WRITERS)]
    assert [process.wait(timeout=60) for process in processes] == [0] * WRITERS
    assert reached(database, counter) == WRITERS * TIMES


@pytest.mark.parametrize("round_", range(3))
def test_what_was_acknowledged_survives_kill_9(
    database: Database,
    database_url: str,
    person: Person,
    case_attempt: Attempt,
    round_: int,
) -> None:
    process = start("play", database_url, case_attempt.id)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]
    time.sleep(random.uniform(0, 0.3))  # noqa: S311  (any moment will do)
    process.kill()
    process.wait()
    acknowledged += process.stdout.readlines()
    with database.reading() as session:
        moves = attempts.get_played(session, person.id, case_attempt.id).moves
    steps = [move.step for move in moves]
    assert steps == list(range(len(steps)))
    assert steps[: len(acknowledged)] == list(map(int, acknowledged))
    assert len(steps) - len(acknowledged) in (0, 1), "at most the step on its way to us"
    if database.is_sqlite:
        with database.reading() as session:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
