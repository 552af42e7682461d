"""FORMAT.md's example course, with a second course on the same case and a quiz of two attempts beside it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.content import Content
from app.store import people
from app.store.database import Database
from tests.conftest import compiled
from tests.services.training.learning import NOW, Learning
from tests.world import MORE_CONTENT

EXAMPLES = Path(__file__).parents[2] / "content" / "examples"
OURS = Path(__file__).parent / "content"


@pytest.fixture(scope="session")
def first_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content root; shared, so not to be changed."""
    root = tmp_path_factory.getbasetemp() / "first-words"
    if not root.exists():
        for part in (EXAMPLES, MORE_CONTENT, OURS):
            shutil.copytree(part, root, dirs_exist_ok=True)
    return root


@pytest.fixture
def learning(database_url: str, first_words: Path) -> Iterator[Learning]:
    database = Database(database_url)
    content = Content(compiled(first_words))
    yield Learning(database, content, add_learner(database, "Siân ap Huw"), NOW)
    database.close()


@pytest.fixture
def stranger(learning: Learning) -> Learning:
    """Somebody else, at the same Heed."""
    other = add_learner(learning.database, "Joe Bloom")
    return Learning(learning.database, learning.content, other, learning.now)


def add_learner(database: Database, name: str) -> Actor:
    with database.transaction() as session:
        person = people.add_person(session, name, NOW)
    return Actor(person.id, SessionId(1), name, Nation.WALES, permissions=LEARNER)
