"""SQLite: one connection writes and the others read."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from app.store.errors import UnfitDatabase

_UNAVAILABLE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOMEM,
}
_WANTED = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "recursive_triggers": "1",
}


def engines(url: str, connections: int, seconds: float) -> tuple[Engine, Engine]:
    return (
        _engine(url, 1, seconds, writes=True),
        _engine(url, connections, seconds, writes=False),
    )


def assert_fit(connection: Connection) -> None:
    """UnfitDatabase unless SQLite took every setting that durability rests on (a network disk may not)."""
    for name, wanted in _WANTED.items():
        found = str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
        if found != wanted:
            raise UnfitDatabase(f"SQLite's {name} is {found!r}, Heed needs {wanted!r}")


def write_something(connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


@contextmanager
def rebuilding(connection: Connection) -> Iterator[None]:
    """With foreign keys off before it begins, or dropping a table would delete its children."""
    _pragma(connection, "foreign_keys=OFF")
    try:
        with connection.begin():
            yield
            _check_foreign_keys(connection)
    finally:
        _pragma(connection, "foreign_keys=ON")


def is_unavailable(error: DBAPIError) -> bool:
    return (
        isinstance(error.orig, sqlite3.Error) and error.orig.sqlite_errorcode & 0xFF in _UNAVAILABLE
    )


def is_unstorable(_error: DBAPIError) -> bool:
    """It holds what Python holds."""
    return False


def _engine(url: str, connections: int, seconds: float, *, writes: bool) -> Engine:
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
