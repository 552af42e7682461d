"""PostgreSQL: readers see one moment; a writer's every statement sees what was committed when it began.

So whoever looks before she writes holds what she looked at (holding.py), as SQLite's one writer holds everything.
A lock that is not given in time, a deadlock or a server that is gone: nothing was saved, and the form comes back.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import ExceptionContext
from sqlalchemy.exc import DataError, DBAPIError, OperationalError

from app.store.errors import UnfitDatabase

_MIGRATION_LOCK = 4_832_119
_OLDEST = 130_000
_UNAVAILABLE_CLASSES = ("08", "53", "57", "58")
"""Connection lost; no room, memory or connection left; stopped by its operator; failing disk."""
_UNAVAILABLE = {
    "25P03",  # idle in a transaction for too long
    "40001",  # two writers in each other's way
    "40P01",  # deadlock
    "55P03",  # a lock that was not given in time
}


def engines(url: str, connections: int, seconds: float) -> tuple[Engine, Engine]:
    writing = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=seconds,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=_connecting(url, seconds),
    )
    event.listen(writing, "handle_error", _keep_rows_out_of_logs)
    reading = writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return writing, reading


def assert_fit(connection: Connection) -> None:
    """UnfitDatabase where a letter could be lost, or the server is too old to ask."""
    version = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
    if version < _OLDEST:
        raise UnfitDatabase(f"PostgreSQL {version // 10_000} is too old, Heed needs 13 or newer")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise UnfitDatabase(f"the database's encoding is {encoding}, Heed needs UTF8")


def write_something(connection: Connection) -> None:
    """Into the write-ahead log: a transaction without a record in it would not wait for the disk."""
    connection.exec_driver_sql("SELECT pg_logical_emit_message(true, 'heed', 'is it well?')")


@contextmanager
def rebuilding(connection: Connection) -> Iterator[None]:
    """A migration may take its time, and waits a minute for others to let go of a table."""
    with connection.begin():
        connection.exec_driver_sql("SET LOCAL lock_timeout = '1min'")
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        yield


def is_unavailable(error: DBAPIError) -> bool:
    code = getattr(error.orig, "sqlstate", None)
    if code is None:
        return error.connection_invalidated or isinstance(error, OperationalError)
    return code in _UNAVAILABLE or code.startswith(_UNAVAILABLE_CLASSES)


def is_unstorable(error: DBAPIError) -> bool:
    """A NUL in a text (which the driver refuses without a code), or a number over 2,147,483,647."""
    return isinstance(error, DataError) and getattr(error.orig, "sqlstate", None) in (None, "22003")


def _connecting(url: str, seconds: float) -> dict[str, object]:
    """The installer's own `options` come last and win."""
    given = make_url(url).query.get("options", "")
    patience = f"-c lock_timeout={round(seconds * 1000)}"
    options = f"{patience} -c idle_in_transaction_session_timeout=60000 {given}"
    return {
        "application_name": "heed",
        "connect_timeout": max(2, round(seconds)),
        "tcp_user_timeout": 15_000,
        "options": options.strip(),
    }


def _keep_rows_out_of_logs(context: ExceptionContext) -> None:
    """DETAIL repeats the row at fault, and what learners wrote belongs in no log."""
    error, shown = context.original_exception, context.sqlalchemy_exception
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    if primary and shown:
        error.args = (primary,)
        shown.args = (f"({type(error).__name__}) {primary}",)
