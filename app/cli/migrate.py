import click

from app.cli.starting import read_settings
from app.store.database import Database
from app.store.schema import current_revision, upgrade


@click.command()
def migrate() -> None:
    """Give the database the tables that this Heed needs; does nothing where it has them."""
    database = Database(read_settings().database)
    before = current_revision(database)
    upgrade(database)
    after = current_revision(database)
    click.echo(f"{before or 'empty'} → {after}" if before != after else f"already at {after}")
    database.close()
