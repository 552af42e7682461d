from datetime import UTC, datetime

import click

from app.cli.refused import in_words
from app.cli.starting import open_database, read_settings
from app.services.errors import Refused
from app.services.passwords import Passwords
from app.services.setting_up import add_first_administrator, has_administrator


@click.command()
def setup() -> None:
    """Make the first administrator of an empty installation."""
    settings = read_settings()
    database = open_database(settings)
    try:
        if has_administrator(database):
            raise in_words(Refused("administrator-there"))
        click.echo("This makes the first administrator, who adds boards, agencies and others.")
        username = add_first_administrator(
            database,
            Passwords(settings.password_cost),
            click.prompt("Name").strip(),
            click.prompt("Work address").strip(),
            click.prompt("Password", hide_input=True, confirmation_prompt=True),
            datetime.now(UTC),
        )
    except Refused as refusal:
        raise in_words(refusal) from None
    finally:
        database.close()
    click.echo(f"Sign in as {username} at {settings.base_url}. First add a board.")
