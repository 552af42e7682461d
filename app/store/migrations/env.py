"""Alembic runs this; schema.py gives it the connection, which is in a transaction already."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from app.store import append_only
from app.store.tables import Base, UtcDateTime


def render_item(kind: str, item: Any, _autogenerate: AutogenContext) -> str | Literal[False]:
    """A migration must not change its meaning with our own column types."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return f"sa.{item.impl!r}"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render_item,
)
context.run_migrations()
append_only.install(connection)
