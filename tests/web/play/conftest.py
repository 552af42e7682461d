"""FORMAT.md's example as a learner meets it, in the pages."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from app.services.passwords import Passwords
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import Someone, learner
from tests.services.playing.conftest import EXAMPLES
from tests.walking import Walker
from tests.web.browsing import Browsing


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    """Without the course, which would ask for its lesson first."""
    root = tmp_path / "content"
    shutil.copytree(EXAMPLES, root)
    shutil.rmtree(root / "courses" / "first-words")
    return root


@pytest.fixture
def walker(signed_in: Browsing) -> Walker:
    return Walker(signed_in)


@pytest.fixture
def other_device(app: Flask, person: Someone) -> Browsing:
    """The same person, on another device."""
    browser = app.test_client()
    assert isinstance(browser, Browsing)
    browser.sign_in(person)
    return browser


@pytest.fixture
def stranger(app: Flask, database: Database, passwords: Passwords, clock: FakeClock) -> Browsing:
    with database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Joe Bloom")
    browser = app.test_client()
    assert isinstance(browser, Browsing)
    browser.sign_in(someone)
    return browser
