"""A migrated database for each test (copied or emptied, not made anew), an app on it, and a browser that audits its pages."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from xdist.remote import Producer
from xdist.scheduler import Scheduling

from app.content.library import Library
from app.content.loading import load_library
from app.factory import create_app
from app.paths import PROJECT
from app.services.passwords import PasswordCost, Passwords
from app.settings import Settings
from app.store.database import Database
from app.store.schema import upgrade
from app.web.context import Heed
from app.web.site import Site
from tests import engines
from tests.people import Someone, agency, learner
from tests.remembered_rules import RememberedRule
from tests.remembered_sql import remember_sql
from tests.scheduling import InGroups
from tests.web.browsing import Browsing

CHEAP = PasswordCost(memory_kib=8, passes=1, lanes=1)
"""Real argon2, at next to no cost; for tests alone."""


Site.url_rule_class = RememberedRule
remember_sql()


@dataclass
class FakeClock:
    """Stands still until told."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--everywhere",
        action="store_true",
        help="every test that uses a database on both engines, not only those of tests/engines.py",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sqlite_only(why): skipped on PostgreSQL")
    config.addinivalue_line("markers", "postgresql_only(why): skipped on SQLite")
    server = engines.find_server()
    if server and not hasattr(config, "workerinput"):
        engines.Server(server).sweep()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return InGroups(config, log)


def pytest_report_header() -> str:
    server = engines.find_server()
    if server:
        return f"databases: SQLite, and PostgreSQL at {engines.place(server)}"
    return f"databases: SQLite alone; no PostgreSQL answers ({engines.VARIABLE} names one)"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        everywhere = bool(metafunc.config.getoption("everywhere"))
        on = engines.of(metafunc.definition, everywhere=everywhere)
        if len(on) > 1 or on[0].marks:
            metafunc.parametrize("engine", on, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Whatever uses a database asks for it, and so runs on both."""
    return str(getattr(request, "param", engines.SQLITE))


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "heed.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[engines.Own]:
    """The worker's own database."""
    own = engines.Server(engines.find_server()).create()
    _migrate(own.url)
    own.empty()
    yield own
    own.drop()


def _migrate(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()


@pytest.fixture
def database_path(migrated: Path, tmp_path: Path) -> Path:
    """For tests of SQLite alone; all others take `database_url`."""
    return Path(shutil.copy(migrated, tmp_path / "heed.db"))


@pytest.fixture
def database_url(engine: str, request: pytest.FixtureRequest) -> str:
    """With tables, and without rows. The tables are not the test's to change: that takes `new_database_url`."""
    if engine == engines.SQLITE:
        return f"sqlite:///{request.getfixturevalue('database_path')}"
    own: engines.Own = request.getfixturevalue("postgresql")
    own.empty()
    return own.url


@pytest.fixture
def new_database_url(engine: str, tmp_path: Path) -> Iterator[str]:
    """Without tables."""
    if engine == engines.SQLITE:
        yield f"sqlite:///{tmp_path / 'new.db'}"
        return
    own = engines.Server(engines.find_server()).create()
    yield own.url
    own.drop()


@pytest.fixture
def content_root() -> Path:
    """Override for content of a test's own."""
    return PROJECT


@pytest.fixture
def content_roots(content_root: Path) -> tuple[Path, ...]:
    """Override for several, laid over each other."""
    return (content_root,)


@pytest.fixture
def settings(database_url: str, content_roots: tuple[Path, ...], tmp_path: Path) -> Settings:
    return Settings(
        database=database_url,
        uploads=tmp_path / "uploads",
        secret_key="not a secret: only tests are signed with this",
        base_url="http://localhost",
        content=content_roots,
        styleguide=True,
        password_cost=CHEAP,
    )


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@cache
def compiled(*roots: Path) -> Library:
    """Once a session for the same content roots."""
    return load_library(roots)


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Where the world of pages is kept, for all workers of a run."""
    own = tmp_path_factory.getbasetemp()
    return (own if worker_id == "master" else own.parent) / "grown-world"


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Compiled once a session too."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(
    settings: Settings,
    clock: FakeClock,
    content_roots: tuple[Path, ...],
    templates: FileSystemBytecodeCache,
) -> Iterator[Flask]:
    app = create_app(settings, clock, compiled(*content_roots))
    app.testing = True
    app.jinja_env.bytecode_cache = templates
    app.test_client_class = Browsing
    yield app
    heed_of(app).database.close()


@pytest.fixture
def client(app: Flask) -> Browsing:
    client = app.test_client()
    assert isinstance(client, Browsing)
    return client


@pytest.fixture
def database(app: Flask) -> Database:
    return heed_of(app).database


@pytest.fixture
def passwords(app: Flask) -> Passwords:
    return heed_of(app).passwords


@pytest.fixture
def person(database: Database, passwords: Passwords, clock: FakeClock) -> Someone:
    """A nursery practitioner in Wales."""
    with database.transaction() as session:
        return learner(session, passwords, clock(), at=agency(session))


@pytest.fixture
def signed_in(client: Browsing, person: Someone) -> Browsing:
    client.sign_in(person)
    return client


def heed_of(app: Flask) -> Heed:
    running: Heed = app.extensions["heed"]
    return running
