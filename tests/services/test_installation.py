"""Demo data and real data never meet under one roof."""

from collections.abc import Iterator

import pytest

from app.services.installation import WrongDatabase, claim
from app.store import people
from app.store.database import Database
from tests.conftest import FakeClock


@pytest.fixture
def empty(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    yield database
    database.close()


@pytest.mark.parametrize("demo", [True, False])
def test_the_first_start_marks_it_and_the_next_finds_the_mark(empty: Database, demo: bool) -> None:
    claim(empty, demo)
    claim(empty, demo)
    with pytest.raises(WrongDatabase):
        claim(empty, not demo)


def test_a_demo_refuses_people_whom_it_did_not_invent(empty: Database, clock: FakeClock) -> None:
    with empty.transaction() as session:
        people.add_person(session, "A real person", clock())
    with pytest.raises(WrongDatabase, match="holds people"):
        claim(empty, demo=True)
    claim(empty, demo=False)
