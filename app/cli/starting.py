"""What commands that work with an installation begin with."""

import os

import click

from app.services.installation import WrongDatabase, claim
from app.settings import BadSettings, Settings
from app.store.database import Database
from app.store.schema import is_current


def read_settings() -> Settings:
    try:
        return Settings.from_environment(os.environ)
    except BadSettings as problems:
        raise click.ClickException(f"Heed cannot start with these settings:\n{problems}") from None


def open_database(settings: Settings) -> Database:
    """With the tables that this code knows, and of the settings' own kind: demo or production."""
    database = Database(settings.database, connections=settings.threads)
    if not is_current(database):
        raise click.ClickException("This database is not ready for this Heed. Run: heed migrate")
    try:
        claim(database, settings.demo)
    except WrongDatabase as wrong:
        raise click.ClickException(f"Heed does not start: {wrong}.") from None
    return database
