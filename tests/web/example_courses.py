"""Fixtures for pages on the example courses; the blueprints' conftests take them from here."""

from pathlib import Path

import pytest
from flask import Flask

from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.passwords import Passwords
from app.store.database import Database
from tests.conftest import FakeClock, heed_of
from tests.people import Someone, learner
from tests.services.training.conftest import first_words
from tests.services.training.learning import Learning
from tests.walking import Walker
from tests.web.browsing import Browsing

__all__ = ["content_root", "first_words", "learning", "stranger", "walker"]


@pytest.fixture
def content_root(first_words: Path) -> Path:
    return first_words


@pytest.fixture
def walker(signed_in: Browsing) -> Walker:
    return Walker(signed_in)


@pytest.fixture
def learning(app: Flask, person: Someone, clock: FakeClock) -> Learning:
    """The signed-in person at work through the services, to be brought to a place quickly."""
    heed = heed_of(app)
    actor = Actor(person.id, SessionId(0), person.name, Nation.WALES, permissions=LEARNER)
    return Learning(heed.database, heed.content, actor, clock())


@pytest.fixture
def stranger(app: Flask, database: Database, passwords: Passwords, clock: FakeClock) -> Browsing:
    with database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Joe Bloom")
    browser = app.test_client()
    assert isinstance(browser, Browsing)
    browser.sign_in(someone)
    return browser
