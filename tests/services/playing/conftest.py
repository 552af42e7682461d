"""FORMAT.md's own example, compiled from its Markdown, on a real database."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.content.loading import load_library
from app.content.model.terms import Nation
from app.ids import AttemptId, SessionId
from app.policy.actor import Actor
from app.services import playing, playing_begin
from app.services.content import Content
from app.services.playing import Playing
from app.store import people
from app.store.attempt_records import MoveMade
from app.store.database import Database

NOW = datetime(2026, 11, 23, 21, 55, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[2] / "content" / "examples"
CASE = "a-bruise-at-the-door"

LEAD = "choose:ask-her-did-daddy-hit-you"
LISTEN = "choose:ask-her-what-happened-then-listen"
WRITE = "choose:write-down-her-words-and-the-time"
RING = "choose:ring-her-father-before-anyone-else-hears"
REPORT = "choose:go-to-the-dsp-with-your-note"


@dataclass
class World:
    database: Database
    content: Content
    actor: Actor
    root: Path

    def begin(self, *, anew: bool = False, course: str | None = None) -> AttemptId:
        with self.database.transaction() as session:
            return playing_begin.begin(
                session, self.content, self.actor, CASE, course, NOW, anew=anew
            )

    def move(self, attempt: AttemptId, step: int, words: str) -> MoveMade:
        with self.database.transaction() as session:
            moved = playing.make_move(session, self.content, self.actor, attempt, step, words, NOW)
        return moved.move

    def play(self, attempt: AttemptId, *moves: str) -> Playing:
        first = len(self.look(attempt).made)
        for step, words in enumerate(moves, first):
            self.move(attempt, step, words)
        return self.look(attempt)

    def look(self, attempt: AttemptId, actor: Actor | None = None) -> Playing:
        with self.database.reading() as session:
            return playing.get_playing(session, self.content, actor or self.actor, attempt)

    def reload(self) -> Content:
        """The files as they now stand."""
        self.content = Content(load_library([self.root]))
        return self.content

    def stranger(self) -> Actor:
        return add_actor(self.database, "Joe Bloom")


def add_actor(database: Database, name: str) -> Actor:
    with database.transaction() as session:
        person = people.add_person(session, name, NOW)
    return Actor(person.id, SessionId(1), name, Nation.WALES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Without the course, which would ask for its lesson first."""
    root = tmp_path / "content"
    shutil.copytree(EXAMPLES, root)
    shutil.rmtree(root / "courses" / "first-words")
    return root


@pytest.fixture
def world(database_url: str, root: Path) -> Iterator[World]:
    database = Database(database_url)
    content = Content(load_library([root]))
    yield World(database, content, add_actor(database, "Siân ap Huw"), root)
    database.close()
