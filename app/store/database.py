"""The engine. `transaction()` is the only commit in the code base.

SQLite has one writer at a time: inside a process the pool of one writing connection is the queue (first
come, first served), between processes BEGIN IMMEDIATE and the busy timeout are. So keep slow work (hashing
a password, compiling content) outside `transaction()`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from app.store.errors import Unavailable, UnfitDatabase

Session = Connection
"""What store functions take: a connection in a transaction. No identity map, no unit of work, no lazy loads."""

_PATIENCE = timedelta(seconds=5)
_MIGRATION_LOCK = 4_832_119
_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOMEM,
}


class Database:
    def __init__(self, url: str, *, connections: int = 16, patience: timedelta = _PATIENCE) -> None:
        """`connections`: how many requests may read at once; `patience`: how long one waits for its turn."""
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        seconds = patience.total_seconds()
        if self.is_sqlite:
            self._writing = _sqlite_engine(url, 1, seconds, writes=True)
            self._reading = _sqlite_engine(url, connections, seconds, writes=False)
        else:
            self._writing = create_engine(
                url,
                pool_size=connections,
                pool_timeout=seconds,
                pool_pre_ping=True,
                hide_parameters=True,
            )
            self._reading = self._writing.execution_options(postgresql_readonly=True)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Everything or nothing; when this returns, it is on the disk."""
        with _unavailable(), self._writing.connect() as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One consistent moment. Writes are refused by the engine."""
        with _unavailable(), self._reading.connect() as session:
            yield session

    @contextmanager
    def rebuilding(self) -> Iterator[Connection]:
        """For migrations: alone, in one transaction, and on SQLite with foreign keys off before it begins."""
        with _unavailable(), self._writing.connect() as connection:
            if not self.is_sqlite:
                with connection.begin():
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
                    yield connection
                return
            _pragma(connection, "foreign_keys=OFF")
            try:
                with connection.begin():
                    yield connection
                    _check_foreign_keys(connection)
            finally:
                _pragma(connection, "foreign_keys=ON")

    def assert_pragmas(self) -> None:
        """UnfitDatabase unless SQLite took every setting that durability rests on (a network disk may not)."""
        if not self.is_sqlite:
            return
        for engine in (self._writing, self._reading):
            with _unavailable(), engine.connect() as connection:
                for name, wanted in _WANTED.items():
                    found = str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
                    if found != wanted:
                        raise UnfitDatabase(f"SQLite's {name} is {found!r}, Heed needs {wanted!r}")

    def assert_writable(self) -> None:
        """Unavailable unless a commit reaches the disk now."""
        with _unavailable(), self._writing.begin() as connection:
            if self.is_sqlite:
                version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                connection.exec_driver_sql(f"PRAGMA user_version={version}")
            else:
                connection.exec_driver_sql("SELECT pg_current_xact_id()")

    def close(self) -> None:
        self._reading.dispose()
        self._writing.dispose()


_WANTED = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "recursive_triggers": "1",
}


def _sqlite_engine(url: str, connections: int, seconds: float, *, writes: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=seconds,
        hide_parameters=True,  # an error's words go to the log, and what learners wrote must not
        connect_args={"timeout": seconds},
    )
    pragmas = [
        f"busy_timeout={round(seconds * 1000)}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "recursive_triggers=ON",  # or INSERT OR REPLACE would pass the append-only triggers by
        f"query_only={'OFF' if writes else 'ON'}",
    ]
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"

    @event.listens_for(engine, "connect")
    def _(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        for pragma in pragmas:
            connection.cursor().execute("PRAGMA " + pragma)

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _pragma(connection: Connection, words: str) -> None:
    """Outside any transaction, where SQLite listens to it."""
    connection.connection.cursor().execute("PRAGMA " + words)


def _check_foreign_keys(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        raise UnfitDatabase(f"{len(orphans)} rows point at rows that are not there: {orphans[:3]}")


@contextmanager
def _unavailable() -> Iterator[None]:
    try:
        yield
    except PoolTimeout as error:
        raise Unavailable("too many requests are waiting for the database") from error
    except DBAPIError as error:
        if _is_unavailable(error):
            raise Unavailable(str(error.orig)) from error
        raise


def _is_unavailable(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        return error.orig.sqlite_errorcode & 0xFF in _UNAVAILABLE
    return error.connection_invalidated or isinstance(error, OperationalError)
