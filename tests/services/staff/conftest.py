from collections.abc import Iterator

import pytest

from app.store.database import Database
from tests.services.staff.world import Staff, new_staff


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def staff(database: Database) -> Staff:
    return new_staff(database)
