"""Databases in trouble, on either engine, as long as a block lasts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from flask import Flask
from psycopg.sql import SQL, Identifier
from sqlalchemy import make_url, text

from app.store.database import Database
from app.store.tables import Base
from app.web.context import Heed
from tests.engines import find_server


@contextmanager
def locked(url: str) -> Iterator[None]:
    """Another process is in the middle of a long write."""
    other = Database(url)
    tables = ", ".join(f'"{table}"' for table in Base.metadata.tables)
    take = "SELECT 1" if other.is_sqlite else f"LOCK TABLE {tables} IN EXCLUSIVE MODE"
    with other.transaction() as session:
        session.execute(text(take))
        yield
    other.close()


@contextmanager
def gone(app: Flask) -> Iterator[None]:
    """Whoever has a connection loses it, and gets no other."""
    heed: Heed = app.extensions["heed"]
    url = heed.settings.database
    if heed.database.is_sqlite:
        heed.database.close()
    with _file_gone(url) if heed.database.is_sqlite else _server_gone(url):
        yield


@contextmanager
def _file_gone(url: str) -> Iterator[None]:
    path = Path(url.removeprefix("sqlite:///"))
    kept = path.rename(path.with_suffix(".kept"))
    path.mkdir()
    yield
    path.rmdir()
    kept.rename(path)


@contextmanager
def _server_gone(url: str) -> Iterator[None]:
    name = Identifier(str(make_url(url).database))
    with psycopg.connect(find_server(), autocommit=True) as server:
        server.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = %s AND application_name = 'heed'",
            (make_url(url).database,),
        )
        yield
        server.execute(SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
