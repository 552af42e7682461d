"""The engine. `transaction()` is the only commit in the code base.

SQLite has one writer at a time: inside a process the pool of one writing connection is the queue (first
come, first served), between processes BEGIN IMMEDIATE and the busy timeout are. So keep slow work (hashing
a password, compiling content) outside `transaction()`. PostgreSQL has many writers: see on_postgresql.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.store import on_postgresql, on_sqlite
from app.store.errors import Unavailable, Unstorable

Session = Connection
"""What store functions take: a connection in a transaction. No identity map, no unit of work, no lazy loads."""

_PATIENCE = timedelta(seconds=5)


READS = "heed_reads"
"""An execution option of connections that see only what is committed."""


class Database:
    def __init__(self, url: str, *, connections: int = 16, patience: timedelta = _PATIENCE) -> None:
        """`connections`: how many requests may read at once; `patience`: how long one waits for its turn."""
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self._on = on_sqlite if self.is_sqlite else on_postgresql
        self._writing, reading = self._on.engines(url, connections, patience.total_seconds())
        self._reading = reading.execution_options(**{READS: True})

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Everything or nothing; when this returns, it is on the disk."""
        with self._unavailable(), self._writing.connect() as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent moment. Writes are refused by the engine."""
        with self._unavailable(), self._reading.connect() as session:
            yield session

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """For migrations: alone, in one transaction."""
        with (
            self._unavailable(),
            self._writing.connect() as connection,
            self._on.rebuilding(connection),
        ):
            yield connection

    def assert_pragmas(self) -> None:
        """UnfitDatabase unless the database keeps what it is given, as it was given."""
        for engine in (self._writing, self._reading):
            with self._unavailable(), engine.connect() as connection:
                self._on.assert_fit(connection)

    def assert_writable(self) -> None:
        """Unavailable unless a commit reaches the disk now."""
        with self._unavailable(), self._writing.begin() as connection:
            self._on.write_something(connection)

    def close(self) -> None:
        self._reading.dispose()
        self._writing.dispose()

    @contextmanager
    def _unavailable(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise Unavailable("too many requests are waiting for the database") from error
        except DBAPIError as error:
            if self._on.is_unavailable(error):
                raise Unavailable(str(error.orig)) from error
            if self._on.is_unstorable(error):
                raise Unstorable(str(error.orig)) from error
            raise
