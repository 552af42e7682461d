"""`python -m app.store.migrations "what changes"` drafts the migration from the tables. Read it before you keep it."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from app.store import schema
from app.store.database import Database


def draft(message: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'draft.db'}")
        schema.upgrade(database)
        number = int(schema.head_revision()) + 1
        with database.rebuilding() as connection:
            command.revision(
                schema.configuration(connection),
                message,
                autogenerate=True,
                rev_id=f"{number:04}",
            )
        database.close()


draft(" ".join(sys.argv[1:]))
