"""Which schema a database has, and how it gets the one that this code needs. There is no way back down."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from app.store.database import Database

_MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    return config


def upgrade(database: Database, revision: str = "head") -> None:
    """To that revision, in one transaction, alone; does nothing where that is what the database has."""
    with database.rebuilding() as connection:
        command.upgrade(configuration(connection), revision)


def current_revision(database: Database) -> str | None:
    """None for a database without tables of ours."""
    with database.reading() as session:
        return MigrationContext.configure(session).get_current_revision()


def head_revision() -> str:
    head = ScriptDirectory(str(_MIGRATIONS)).get_current_head()
    if head is None:
        raise LookupError(f"no migrations in {_MIGRATIONS}")
    return head


def revisions() -> list[str]:
    """The first one first."""
    newest_first = ScriptDirectory(str(_MIGRATIONS)).walk_revisions()
    return [script.revision for script in newest_first][::-1]


def is_current(database: Database) -> bool:
    return current_revision(database) == head_revision()
