import pytest

from app.services.passwords import Passwords
from app.store.database import Database
from tests.coming_in import Setting, open_setting
from tests.conftest import FakeClock


@pytest.fixture
def setting(database: Database, passwords: Passwords, clock: FakeClock) -> Setting:
    return open_setting(database, passwords, clock())


@pytest.fixture
def school(database: Database, passwords: Passwords, clock: FakeClock) -> Setting:
    """Somebody else's."""
    return open_setting(database, passwords, clock(), "High Street School")
