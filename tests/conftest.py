"""A migrated database for each test (copied, not made anew), an app on it, and a browser that audits its pages."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app.content.library import Library
from app.content.loading import load_library
from app.factory import create_app
from app.paths import PROJECT
from app.services.passwords import PasswordCost, Passwords
from app.settings import Settings
from app.store.database import Database
from app.store.schema import upgrade
from app.web.context import Heed
from tests.people import Someone, agency, learner
from tests.web.browsing import Browsing

CHEAP = PasswordCost(memory_kib=8, passes=1, lanes=1)
"""Real argon2, at next to no cost; for tests alone."""


@dataclass
class FakeClock:
    """Stands still until told."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "heed.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def database_path(migrated: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(migrated, tmp_path / "heed.db"))


@pytest.fixture
def content_root() -> Path:
    """Override for content of a test's own."""
    return PROJECT


@pytest.fixture
def content_roots(content_root: Path) -> tuple[Path, ...]:
    """Override for several, laid over each other."""
    return (content_root,)


@pytest.fixture
def settings(database_path: Path, content_roots: tuple[Path, ...]) -> Settings:
    return Settings(
        database=f"sqlite:///{database_path}",
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
