import pytest
from flask import Flask

from app.services.passwords import Passwords
from app.store.database import Database
from tests.coming_in import Setting, open_setting
from tests.conftest import FakeClock
from tests.web.browsing import Browsing


@pytest.fixture
def setting(database: Database, passwords: Passwords, clock: FakeClock) -> Setting:
    return open_setting(database, passwords, clock())


@pytest.fixture
def dsp(app: Flask, setting: Setting) -> Browsing:
    """The DSP's browser."""
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(setting.lead)
    return client
