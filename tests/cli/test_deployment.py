"""What docs/deploy says is what is run here: the units' own commands, on PostgreSQL, as behind a proxy with HTTPS."""

import os
import re
import secrets
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from configparser import ConfigParser
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from app.cli.serving import listen
from app.paths import PROJECT
from tests import engines

DEPLOY = PROJECT / "docs" / "deploy"
PASSWORD = "seven otters cross a bridge"
ADA = f"Ada Everywhere\nada@council.example\n{PASSWORD}\n{PASSWORD}\n"
PROXY = {
    "Host": "heed.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.9",
    "Origin": "https://heed.example",
    "Referer": "https://heed.example/sign-in",
}


def unit(name: str) -> ConfigParser:
    read = ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(DEPLOY / name)
    return read


def command(line: str, environment: Mapping[str, str], port: int) -> list[str]:
    """As systemd runs it: no shell, and ${NAME} of the environment; here instead of in /srv/heed/app."""
    said = re.sub(r"\$\{(\w+)\}", lambda name: environment[name[1]], line)
    said = said.replace("/srv/heed/app/.venv/bin/", f"{Path(sys.executable).parent}/")
    return shlex.split(said.replace("127.0.0.1:8000", f"127.0.0.1:{port}").replace("()", "'()'"))


def written(name: str) -> dict[str, str]:
    """An environment file, with what it offers behind a # too."""
    lines = (DEPLOY / name).read_text().splitlines()
    return dict(re.findall(r"^#?([A-Z_]+)=(.*)$", "\n".join(lines), re.MULTILINE))


@dataclass
class Machine:
    """One on which docs/deploy/README.md was followed."""

    environment: dict[str, str]
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def run(self, name: str, what: str, typed: str = "") -> str:
        line = command(unit(name)["Service"][what], self.environment, self.port)
        return self.finish(line, typed)

    def finish(self, line: list[str], typed: str = "") -> str:
        done = subprocess.run(
            line,
            cwd=PROJECT,
            env=self.environment,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def serving(self, notified: Path) -> Iterator[subprocess.Popen[str]]:
        """From when it says that it is ready, as Type=notify has it."""
        notified.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.bind(str(notified))
            told.settimeout(30)
            service = subprocess.Popen(
                command(unit("heed.service")["Service"]["ExecStart"], self.environment, self.port),
                cwd=PROJECT,
                env={**self.environment, "NOTIFY_SOCKET": str(notified)},
                stderr=subprocess.PIPE,
                text=True,
            )
            try:
                assert b"READY=1" in told.recv(1000)
                yield service
            finally:
                service.kill()
                service.communicate(timeout=10)

    def ask(self, path: str, form: Mapping[str, str] | None = None) -> tuple[int, str]:
        line = self.send(path, form)
        return self.answer(line)

    def send(
        self, path: str, form: Mapping[str, str] | None = None, *, hold: int = 0
    ) -> HTTPConnection:
        """All of the request but the last `hold` bytes."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=30)
        body = urlencode(form or {}).encode()
        line.putrequest("POST" if form else "GET", path, skip_host=True)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for name, value in {**PROXY, "Cookie": cookies}.items():
            line.putheader(name, value)
        if form:
            line.putheader("Content-Type", "application/x-www-form-urlencoded")
            line.putheader("Content-Length", str(len(body)))
        line.endheaders(body[: len(body) - hold])
        return line

    def answer(self, line: HTTPConnection) -> tuple[int, str]:
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            assert "; Secure" in cookie
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def filled_in(self) -> dict[str, str]:
        """The form for signing in."""
        _, page = self.ask("/sign-in")
        [token] = set(re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page))
        who = {"username": "ada@council.example", "password": PASSWORD, "device": "own"}
        return {"csrf_token": token, **who}


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    if not engines.find_server():
        pytest.skip("no PostgreSQL answers")
    own = engines.Server(engines.find_server()).create()
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: text for name, text in written("heed.env.example").items() if text}
    environment |= {
        "HEED_DATABASE": own.url,
        "HEED_SECRET_KEY": secrets.token_hex(32),
        "HEED_UPLOADS": str(tmp_path / "uploads"),
        "HOME": str(home),
        "PATH": os.environ["PATH"],
    }
    del environment["HEED_SMTP"], environment["HEED_MAIL_FROM"]
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    yield Machine(environment, port)
    assert list(home.iterdir()) == [], "the user heed has no home to write in"
    own.drop()


def test_the_units_commands_start_serve_drain_and_start_again(
    machine: Machine, tmp_path: Path
) -> None:
    machine.run("heed.service", "ExecStartPre")
    setup = machine_setup(machine)
    assert "Sign in as ada@council.example at https://heed.example" in setup
    with machine.serving(tmp_path / "notify") as service:
        assert machine.ask("/readyz")[0] == 200
        machine.run("heed-tick.service", "ExecStart")
        line = machine.send("/sign-in", machine.filled_in(), hold=3)
        time.sleep(0.5)
        service.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        line.send(b"own")
        assert machine.answer(line)[0] == 302, "what was under way is finished first"
        assert service.wait(timeout=30) == 0
    with machine.serving(tmp_path / "notify"):
        assert machine.ask("/profile")[0] == 200, "and she is signed in"


def machine_setup(machine: Machine) -> str:
    """The command of the README, as the unit's user runs it."""
    [line] = re.findall(r"/srv/heed/app/\.venv/bin/python -m app\.cli setup", readme())
    return machine.finish(command(line, machine.environment, machine.port), ADA)


def readme() -> str:
    return (DEPLOY / "README.md").read_text()


def test_every_setting_that_is_written_down_is_one() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    known = set(re.findall(r"`(HEED_\w+)`", (PROJECT / "docs" / "running.md").read_text()))
    said = {*written("heed.env.example"), *compose["x-heed"]["environment"]}
    said |= {*written(".env.example")} - {"POSTGRES_PASSWORD"}
    assert said <= known
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text()))
    assert asked == {*written(".env.example")}


def test_the_container_serves_as_the_unit_does() -> None:
    """But for where it listens and where it may write."""
    own = {"--bind", "--worker-tmp-dir"}

    def options(line: str) -> dict[str, str]:
        said = re.findall(r"(--[a-z-]+)(?: ([^- ]\S*))?", line)
        return {name: value.replace(":-8", "") for name, value in said if name not in own}

    dockerfile = (DEPLOY / "Dockerfile").read_text()
    [line] = re.findall(r"exec gunicorn (.*)\"\]", dockerfile)
    there = options(line)
    assert there == options(unit("heed.service")["Service"]["ExecStart"])
    assert "--no-control-socket" in there


def test_what_people_hand_in_outlives_the_container_and_is_the_users_own() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    folder = written("heed.env.example")["HEED_UPLOADS"]
    for name in ("heed", "tick", "migrate"):
        volumes = compose["services"][name]["volumes"]
        assert [each.partition(":")[2] for each in volumes] == [folder]
    assert f"ENV HEED_UPLOADS={folder}\n" in (DEPLOY / "Dockerfile").read_text()
    for name in ("heed.service", "heed-tick.service"):
        assert folder.startswith(f"/var/lib/{unit(name)['Service']['StateDirectory']}/")


def pinned(name: str) -> dict[str, int]:
    """Each requirement, and how many hashes it has."""
    entries = re.split(r"\n(?! )", (PROJECT / name).read_text().strip())
    return {entry.split(" ")[0]: entry.count("--hash=sha256:") for entry in entries}


def test_a_server_installs_nothing_without_a_hash() -> None:
    files = (DEPLOY / "README.md", DEPLOY / "Dockerfile", PROJECT / "docs" / "running.md")
    installs = [
        line for file in files for line in file.read_text().splitlines() if "pip install" in line
    ]
    assert len(installs) == 3
    assert all("--require-hashes -r requirements-server.txt" in line for line in installs)
    server, lean, work = map(
        pinned, ("requirements-server.txt", "requirements.txt", "requirements-dev.txt")
    )
    assert lean.items() < server.items()
    assert {each.partition("=")[0] for each in server} >= {"gunicorn", "psycopg", "psycopg-binary"}
    assert {each for each in server if each not in lean} <= {*work}
    assert all(server.values())
