"""Heed on a port of this machine, with the world of `tests/world.py` in its database."""

import pickle
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from flask import Flask
from werkzeug.serving import make_server

from app.content.diagnostics import Severity
from app.factory import create_app
from app.paths import CONTENT
from app.settings import Settings
from app.store.database import Database
from app.store.schema import upgrade
from tests.conftest import CHEAP, compiled, heed_of
from tests.failing import add_failing_pages
from tests.web.browsing import Browsing
from tests.world import MORE_CONTENT, World, populate


@dataclass(frozen=True, slots=True)
class Site:
    address: str
    app: Flask
    world: World


@contextmanager
def running_site(folder: Path, url: str = "", grown: Path | None = None) -> Iterator[Site]:
    """`url`: of a database without rows; else one of SQLite is made in the folder.

    `grown`: where the world is kept once it was made, for all that come after; it takes as long as twenty pages.
    """
    url = url or f"sqlite:///{folder / 'heed.db'}"
    if grown is not None and url.startswith("sqlite"):
        _copy(grown, url, folder)
        app, world = _app(url, folder), _world_of(grown)
    else:
        app = _app(url, folder)
        world = populate(app)
    with served(app) as address:
        yield Site(address, app, world)


def grow(grown: Path) -> None:
    """The world, its database and its files; by whoever comes first."""
    with FileLock(grown.with_suffix(".lock")):
        if grown.exists():
            return
        making = grown.with_suffix(".making")
        making.mkdir()
        app = _app(f"sqlite:///{making / 'heed.db'}", making)
        (making / "world").write_bytes(pickle.dumps(populate(app)))
        heed_of(app).database.close()
        making.rename(grown)


def _world_of(grown: Path) -> World:
    world: World = pickle.loads((grown / "world").read_bytes())  # noqa: S301 - written a moment ago
    return world


def _copy(grown: Path, url: str, folder: Path) -> None:
    grow(grown)
    with (
        sqlite3.connect(grown / "heed.db") as kept,
        sqlite3.connect(url.removeprefix("sqlite:///")) as own,
    ):
        kept.backup(own)
    kept.close()
    own.close()
    if (grown / "uploads").exists():
        shutil.copytree(grown / "uploads", folder / "uploads", dirs_exist_ok=True)


def _app(url: str, folder: Path) -> Flask:
    settings = _settings(url, folder)
    app = create_app(settings, library=compiled(*settings.content))
    app.testing = False
    faults = heed_of(app).content.library.diagnostics
    assert not [fault for fault in faults if fault.severity is Severity.ERROR]
    app.test_client_class = Browsing
    add_failing_pages(app)
    return app


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """On a port of this machine; gives the address, and closes the database at the end."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        heed_of(app).database.close()


def _settings(url: str, folder: Path) -> Settings:
    fresh = Database(url)
    upgrade(fresh)
    fresh.close()
    return Settings(
        database=url,
        secret_key="not a secret: only tests are signed with this",
        base_url="http://127.0.0.1",
        content=(CONTENT, MORE_CONTENT),
        styleguide=True,
        mailbox=True,
        password_cost=CHEAP,
        uploads=folder / "uploads",
    )
