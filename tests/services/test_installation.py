"""Demo data and real data never meet under one roof."""

import pytest

from app.services.installation import WrongDatabase, claim
from app.store import people
from app.store.database import Database
from app.store.schema import upgrade
from tests.conftest import FakeClock


@pytest.fixture
def empty(tmp_path_factory: pytest.TempPathFactory) -> Database:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('empty')}/heed.db")
    upgrade(database)
    return database


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
