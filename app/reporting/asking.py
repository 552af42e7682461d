"""How a query over many people is put to each engine, and what it is told that it cannot guess."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Executable, ScalarSelect, String, true
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.store.database import Session

_UNHELPFUL = ("enable_nestloop", "jit")


def ask(session: Session, query: Executable, parameters: Mapping[str, Any]) -> Sequence[Any]:
    """PostgreSQL cannot guess how many rows a part of the query gives: left alone it takes nested loops that are
    a hundred times slower, and compiles for longer than it then runs.
    """
    unhelpful = _UNHELPFUL if session.dialect.name == "postgresql" else ()
    for setting in unhelpful:
        session.exec_driver_sql(f"SET LOCAL {setting} = off")
    rows = session.execute(query, parameters).all()
    for setting in unhelpful:
        session.exec_driver_sql(f"SET LOCAL {setting} TO DEFAULT")
    return rows


class _among(FunctionElement[bool]):  # noqa: N801  (SQLAlchemy's way with functions)
    type = Boolean()
    inherit_cache = True


class _narrowed(FunctionElement[bool]):  # noqa: N801
    type = Boolean()
    inherit_cache = True


def among(column: Any, some: ScalarSelect[Any]) -> ColumnElement[bool]:
    """IN, so that both engines go by the column's index: without loops PostgreSQL would read a nation's rows for a
    board's.
    """
    return _among(column, some)


def narrowed(column: Any, some: ScalarSelect[Any]) -> ColumnElement[bool]:
    """The same where a join says so already: SQLite goes by the join."""
    return _narrowed(column, some)


class plain_name(FunctionElement[str]):  # noqa: N801
    """In small letters, A to Z alone: SQLite knows no others, and both engines must count alike."""

    type = String()
    inherit_cache = True


@compiles(plain_name, "sqlite")
def _(element: FunctionElement[str], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"lower({compiler.process(element.clauses, **keywords)})"


@compiles(plain_name, "postgresql")
def _(element: FunctionElement[str], compiler: SQLCompiler, **keywords: Any) -> str:
    return f'lower({compiler.process(element.clauses, **keywords)} COLLATE "C")'


@compiles(_among, "sqlite")
def _(element: FunctionElement[bool], compiler: SQLCompiler, **keywords: Any) -> str:
    column, some = (compiler.process(each, **keywords) for each in element.clauses)
    return f"{column} IN {some}"


@compiles(_narrowed, "sqlite")
def _(_element: FunctionElement[bool], compiler: SQLCompiler, **keywords: Any) -> str:
    return compiler.process(true(), **keywords)


@compiles(_narrowed, "postgresql")
@compiles(_among, "postgresql")
def _(element: FunctionElement[bool], compiler: SQLCompiler, **keywords: Any) -> str:
    column, some = (compiler.process(each, **keywords) for each in element.clauses)
    return f"{column} = ANY(ARRAY{some})"
