"""Statements compiled once a session, and not again for the engines of each test: that took a fifth of their time."""

from collections.abc import Iterator, MutableMapping
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, event

Key = tuple[Dialect, *tuple[Any, ...]]


class RememberedSql(MutableMapping[Key, Any]):
    """For all engines of a kind, where SQLAlchemy keeps what it compiled for one."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[Any, ...], Any] = {}

    def __getitem__(self, key: Key) -> Any:
        return self._compiled[_of_its_kind(key)]

    def __setitem__(self, key: Key, compiled: Any) -> None:
        self._compiled[_of_its_kind(key)] = compiled

    def __delitem__(self, key: Key) -> None:
        del self._compiled[_of_its_kind(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._compiled)

    def __len__(self) -> int:
        return len(self._compiled)


def _of_its_kind(key: Key) -> tuple[Any, ...]:
    dialect, *statement = key
    return (dialect.name, *statement)


def remember_sql() -> None:
    remembered = RememberedSql()

    @event.listens_for(Engine, "engine_connect")
    def _(connection: Connection) -> None:
        connection.execution_options(compiled_cache=remembered)
