"""How many worlds are made to hold the selects to a plain reading. Nightly: `HEED_WORLDS=500 ./run test tests/reporting`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from hypothesis import HealthCheck, settings

from app.store.database import Database, Session

often = settings(
    max_examples=int(os.environ.get("HEED_WORLDS", "25")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Put(Protocol):
    def put_in(self, session: Session) -> None: ...


@contextmanager
def in_it(database: Database, world: Put) -> Iterator[Session]:
    """Each example is rolled back, so that the fixture is the same to all."""
    with database.transaction() as session:
        world.put_in(session)
        yield session
        session.rollback()
