"""The database engines that tests run on: SQLite always, PostgreSQL beside it where a server answers.

A run makes one PostgreSQL database a worker, and empties it before each test: 2 ms, where a new one takes 60 to 150.
`HEED_TEST_POSTGRESQL` names the server (a superuser's URL); 'no' does without. Databases whose run was killed go
when the next run begins: nobody is connected to them.
"""

import getpass
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url

SQLITE, POSTGRESQL = "sqlite", "postgresql"
VARIABLE = "HEED_TEST_POSTGRESQL"
PREFIX = "heed_test_"
REVISIONS = "alembic_version"
BOTH = {
    "tests/browser/test_journeys.py::test_a_double_click_records_one_move",
    "tests/reporting",
    "tests/services",
    "tests/store",
    "tests/web/organisations",
    "tests/web/staff",
    "tests/web/team",
}
"""Where tests run on both engines, if they use a database. Pages ask it through services, which are here; of pages
themselves those with the longest lists are enough. `--everywhere` takes all.
"""
_SWEEPING = 4_832_120
_LIKE_AN_INSTALLATION = "TEMPLATE template0 ENCODING 'UTF8'"
_UNLIKE_SQLITE = f"{_LIKE_AN_INSTALLATION} LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'"
"""Sorts ö before z and ignores hyphens, so that an order left to the engine shows. Needs PostgreSQL 15."""


@cache
def find_server() -> str:
    """Its URL; '' where none answers. Asked once: workers inherit the answer through the environment."""
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        users = dict.fromkeys((getpass.getuser(), "postgres"))
        tried = (f"postgresql://{user}@127.0.0.1:5432/test" for user in users)
        found = next((url for url in tried if not _trouble(url)), "")
        os.environ[VARIABLE] = found or "no"
        return found
    if wanted == "no":
        return ""
    if trouble := _trouble(wanted):
        raise pytest.UsageError(f"{VARIABLE}: {trouble}")
    return wanted


def _trouble(url: str) -> str:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            asked = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"
            row = connection.execute(asked).fetchone()
    except psycopg.Error as error:
        return str(error)
    return "" if row == (True,) else "tests need a superuser there, to empty append-only tables"


def place(server: str) -> str:
    url = make_url(server)
    return f"{url.host}:{url.port or 5432}"


def of(test: pytest.Item, *, everywhere: bool) -> list[pytest.ParameterSet]:
    """Which engines a test that uses a database runs on."""
    on_sqlite = _marked(test, SQLITE, "postgresql_only")
    if not find_server() or not (everywhere or runs_on_both(test)):
        return [on_sqlite]
    return [on_sqlite, _marked(test, POSTGRESQL, "sqlite_only")]


def runs_on_both(test: pytest.Item) -> bool:
    path = test.path.relative_to(test.config.rootpath)
    within = {f"{path}::{test.name}", *map(str, (path, *path.parents))}
    return bool(within & BOTH)


def _marked(test: pytest.Item, engine: str, others: str) -> pytest.ParameterSet:
    marker = test.get_closest_marker(others)
    return pytest.param(engine, marks=[pytest.mark.skip(reason=marker.args[0])] if marker else [])


@dataclass(frozen=True)
class Server:
    url: str

    def create(self, how: str = _UNLIKE_SQLITE) -> "Own":
        name = PREFIX + secrets.token_hex(6)
        url = make_url(self.url).set(database=name).render_as_string(hide_password=False)
        with self._alone() as connection:
            try:
                connection.execute(f'CREATE DATABASE "{name}" {how}'.encode())
            except (psycopg.errors.SyntaxError, psycopg.errors.FeatureNotSupported):
                connection.execute(f'CREATE DATABASE "{name}" {_LIKE_AN_INSTALLATION}'.encode())
            return Own(self, url, psycopg.connect(url, autocommit=True))

    def drop(self, name: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())

    def sweep(self) -> None:
        with self._alone() as connection:
            left = connection.execute(
                "SELECT datname FROM pg_database AS left_over WHERE starts_with(datname, %s) AND"
                " NOT EXISTS (SELECT FROM pg_stat_activity AS a WHERE a.datname = left_over.datname)",
                (PREFIX,),
            ).fetchall()
            for (name,) in left:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}"'.encode())

    @contextmanager
    def _alone(self) -> Iterator[psycopg.Connection]:
        """Between another run's making a database and its connecting to it, nobody sweeps."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (_SWEEPING,))
            yield connection


@dataclass
class Own:
    """A database of this worker's, or of one test's."""

    server: Server
    url: str
    keeper: psycopg.Connection
    """While it is connected, the database is in use."""

    def empty(self) -> None:
        """Append-only tables too: a replica's session runs no triggers."""
        self.keeper.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
        )
        with self.keeper.transaction():
            self.keeper.execute("SET LOCAL session_replication_role = replica")
            self.keeper.execute(self._emptying)

    @cached_property
    def _emptying(self) -> sql.Composed:
        """To be asked for first when the tables have just been migrated."""
        tables = self._column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        sequences = self._column("SELECT quote_ident(sequencename) FROM pg_sequences")
        [revision] = self._column("SELECT version_num FROM alembic_version")
        delete, restart = SQL("DELETE FROM {}"), SQL("SELECT setval({}, 1, false)")
        return SQL(";").join(
            (
                *(delete.format(Identifier(table)) for table in tables if table != REVISIONS),
                *(restart.format(sequence) for sequence in sequences),
                SQL("UPDATE alembic_version SET version_num = {}").format(revision),
            )
        )

    def _column(self, query: str) -> list[str]:
        return [row[0] for row in self.keeper.execute(query.encode())]

    def drop(self) -> None:
        self.keeper.close()
        self.server.drop(str(conninfo_to_dict(self.url)["dbname"]))
