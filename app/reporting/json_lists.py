"""A column that holds a list, as SQL reads it on both engines."""

from typing import Any

from sqlalchemy import Integer, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class items_of(FunctionElement[str]):  # noqa: N801  (SQLAlchemy's way with functions)
    """Rows, whose column is called `value`."""

    type = String()
    inherit_cache = True
    name = "items_of"


class length_of(FunctionElement[int]):  # noqa: N801
    type = Integer()
    inherit_cache = True
    name = "length_of"


@compiles(items_of, "sqlite")
def _(element: FunctionElement[str], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"json_each({compiler.process(element.clauses, **keywords)})"


@compiles(items_of, "postgresql")
def _(element: FunctionElement[str], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"json_array_elements_text({compiler.process(element.clauses, **keywords)})"


@compiles(length_of)
def _(element: FunctionElement[int], compiler: SQLCompiler, **keywords: Any) -> str:
    return f"json_array_length({compiler.process(element.clauses, **keywords)})"
