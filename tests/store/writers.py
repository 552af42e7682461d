"""Run as processes by the tests of durability; a line on standard output is an acknowledgement.

`python -m tests.store.writers rename URL PERSON TIMES`: reads a number out of a name and writes the next one.
`python -m tests.store.writers play URL ATTEMPT`: makes moves until it is killed.
"""

import sys
from datetime import UTC, datetime
from itertools import count

from app.ids import AttemptId, PersonId, SceneId
from app.store import attempts, people
from app.store.attempt_records import MoveMade
from app.store.database import Database
from app.store.holding import hold_person


def rename(database: Database, person_id: PersonId, times: int) -> None:
    """A lost update shows: each reads before it writes."""
    for _ in range(times):
        with database.transaction() as session:
            hold_person(session, person_id)
            number = int(people.get_person(session, person_id).name)
            people.rename_person(session, person_id, str(number + 1))


def play(database: Database, attempt_id: AttemptId) -> None:
    for step in count():
        move = MoveMade(
            step=step,
            move=f"choose:{step}",
            scene=SceneId("here"),
            scene_after=SceneId("there"),
            soundness=None,
            erring=None,
            regret=None,
            ending=None,
            completed=False,
            made_at=datetime(2026, 11, 23, tzinfo=UTC),
        )
        with database.transaction() as session:
            attempts.add_move(session, attempt_id, move)
        sys.stdout.write(f"{step}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    what, url, number, *rest = sys.argv[1:]
    if what == "rename":
        rename(Database(url), PersonId(int(number)), int(rest[0]))
    else:
        play(Database(url), AttemptId(int(number)))
