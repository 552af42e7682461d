"""Several senders at the same moment: threads here, a timer and a server in an installation."""

import sys
from concurrent.futures import ThreadPoolExecutor
from subprocess import PIPE, Popen

from app.paths import PROJECT
from app.services.mail_servers import MailServer
from app.services.post_offices import SmtpOffice
from app.services.ticking import tick
from app.settings import Settings
from app.store.database import Database
from app.store.letters import State
from tests.coming_in import all_letters
from tests.conftest import FakeClock
from tests.mail_server import Behaviour
from tests.services.letters.conftest import Post

LETTERS = 12


def assert_each_came_once(database: Database, behaviour: Behaviour) -> None:
    came = [each["Message-ID"] for each in behaviour.came]
    assert len(came) == len(set(came)) == LETTERS
    assert {each.state for each in all_letters(database)} == {State.SENT}


def test_four_threads_send_each_letter_once(
    database: Database, clock: FakeClock, server: MailServer, behaviour: Behaviour, post: Post
) -> None:
    for number in range(LETTERS):
        post(f"stage-{number}")
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: tick(database, SmtpOffice(server), clock), range(4)))
    assert sum(counts.get(State.SENT, 0) for counts in told) == LETTERS
    assert_each_came_once(database, behaviour)


def test_two_processes_send_each_letter_once(
    database: Database,
    clock: FakeClock,
    server: MailServer,
    behaviour: Behaviour,
    post: Post,
    settings: Settings,
) -> None:
    for number in range(LETTERS):
        post(f"stage-{number}")
    environment = {
        "HEED_DATABASE": settings.database,
        "HEED_SECRET_KEY": settings.secret_key,
        "HEED_BASE_URL": settings.base_url,
        "HEED_SMTP": f"smtp://127.0.0.1:{server.port}?tls=none",
        "HEED_MAIL_FROM": "heed@board.example",
    }
    command = [sys.executable, "-m", "app.cli", "tick"]
    running = [
        Popen(command, cwd=PROJECT, env=environment, stdout=PIPE, stderr=PIPE, text=True)
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    assert_each_came_once(database, behaviour)
