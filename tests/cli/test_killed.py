"""Killing the server in the middle of play loses nothing that was acknowledged."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest

from app.content.loading import load_library
from app.content.model.scenario import Choices
from app.content.model.terms import Nation
from app.ids import AttemptId, PersonId, SessionId
from app.paths import CONTENT, PROJECT
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services import playing_begin
from app.services.accounts import Newcomer, Workplace, add_learner
from app.services.content import Content
from app.services.passwords import Passwords
from app.services.practised import Practised
from app.store import attempts
from app.store.database import Database
from app.store.schema import upgrade
from tests.conftest import CHEAP
from tests.people import PASSWORD
from tests.world import CASE, COURSE

NURSERY = Workplace("Little Acorns", "nursery practitioner", Nation.WALES, "nursery")


class Visit:
    """One browser: a connection, its cookies, and the form that it looks at."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, **fields: str) -> tuple[int, str]:
        """Status and page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if fields:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, urlencode(fields) or None, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return answer.status, page

    def sign_in(self) -> None:
        token = field_of(self.ask("GET", "/sign-in")[1], "csrf_token")
        status, _ = self.ask(
            "POST", "/sign-in", csrf_token=token, username="carys", password=PASSWORD
        )
        assert status == 302


def field_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, f"no {name} on this page: {page[:300]}"
    return found[1]


def test_every_move_that_was_acknowledged_is_there_after_kill_9(tmp_path: Path) -> None:
    """Choose and go back, over and over; the server is killed five times at moments that nobody chose."""
    database = f"sqlite:///{tmp_path / 'heed.db'}"
    learner, attempt = bring_in_a_learner(database)
    acknowledged: list[str] = []
    for _ in range(5):
        with serving(database) as (server, port):
            visit = Visit(port)
            visit.sign_in()
            play_until_it_dies(server, visit, f"/cases/attempts/{attempt}", acknowledged)
    kept = moves_kept(database, learner, attempt)
    assert len(acknowledged) >= 5
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1, "the last kill may leave one that nobody was told of"


def play_until_it_dies(
    server: subprocess.Popen[str], visit: Visit, attempt: str, acknowledged: list[str]
) -> None:
    """One move at the least; then at any moment."""
    decision = load_library([CONTENT]).scenarios[CASE].start.onward
    assert isinstance(decision, Choices)
    choice = decision.options[0].id
    play_one(visit, attempt, choice, acknowledged)
    kill_soon(server)
    playing = partial(play_one, visit, attempt, choice, acknowledged)
    with pytest.raises((OSError, HTTPException)):
        deque(iter(playing, "never"), maxlen=0)


def play_one(visit: Visit, attempt: str, choice: str, acknowledged: list[str]) -> None:
    """After a kill the page says where the case stands: a move may be kept that was not acknowledged."""
    _, page = visit.ask("GET", attempt)
    step = int(field_of(page, "step"))
    assert step >= len(acknowledged), "a move that was acknowledged is gone"
    acknowledged += [move_at(each, choice) for each in range(len(acknowledged), step)]
    sent = {"choice": choice, "move": "choose"} if step % 2 == 0 else {"move": "back:0"}
    token = field_of(page, "csrf_token")
    status, _ = visit.ask("POST", attempt, csrf_token=token, step=str(step), **sent)
    assert status == 302
    acknowledged.append(move_at(step, choice))


def move_at(step: int, choice: str) -> str:
    return f"choose:{choice}" if step % 2 == 0 else "back:0"


def kill_soon(server: subprocess.Popen[str]) -> None:
    delay = random.uniform(0.1, 0.7)  # noqa: S311
    threading.Timer(delay, lambda: os.kill(server.pid, signal.SIGKILL)).start()


def bring_in_a_learner(url: str) -> tuple[PersonId, AttemptId]:
    """With an open attempt at the case."""
    database = Database(url)
    upgrade(database)
    newcomer = Newcomer("Carys Puw", "carys", PASSWORD, NURSERY)
    now = datetime.now(UTC)
    person = add_learner(database, Passwords(CHEAP), newcomer, now)
    content = Content(load_library([CONTENT]))
    actor = Actor(person, SessionId(0), newcomer.name, Nation.WALES, permissions=LEARNER)
    Practised(database, content, actor, now).take_until(content.library.courses[COURSE], CASE)
    with database.transaction() as session:
        attempt = playing_begin.begin(session, content, actor, CASE, COURSE, now)
    database.close()
    return person, attempt


def moves_kept(url: str, learner: PersonId, attempt: AttemptId) -> list[str]:
    database = Database(url)
    with database.reading() as session:
        played = attempts.get_played(session, learner, attempt)
    database.close()
    return [made.move for made in played.moves]


@contextmanager
def serving(database: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    environment = {
        **os.environ,
        "HEED_DATABASE": database,
        "HEED_SECRET_KEY": "not a secret: only tests are signed with this",
        "HEED_BASE_URL": f"http://127.0.0.1:{port}",
        "HEED_PORT": str(port),
    }
    command = [sys.executable, "-m", "app.cli", "serve"]
    server = subprocess.Popen(
        command, env=environment, cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    try:
        wait_for(port)
        yield server, port
    finally:
        server.kill()
        server.wait()
        if server.stdout:
            server.stdout.close()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 0.2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server did not come up")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number: int = listener.getsockname()[1]
    return number
