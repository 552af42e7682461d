from datetime import UTC, datetime

import click

from app.cli.starting import open_database, read_settings
from app.content.loading import load_library
from app.services.content import Content
from app.services.post_offices import office_for
from app.services.rounds import Done, Round


@click.command()
def tick() -> None:
    """Remind, clear up, send letters. For cron or a timer, every few minutes; several at once do no harm."""
    settings = read_settings()
    database = open_database(settings)
    try:
        office = office_for(settings.mail_server, mailbox=settings.mailbox)
        done = Round(
            database,
            lambda: Content(load_library(settings.content)),
            office,
            settings.links,
            settings.uploads,
            lambda: datetime.now(UTC),
        ).go()
    finally:
        database.close()
    if office is None:
        click.echo("HEED_SMTP is not set: letters wait.")
    _tell(done)


def _tell(done: Done) -> None:
    for words, number in done.others.items():
        if number:
            click.echo(f"{words.capitalize()}: {number}.")
    told = ", ".join(f"{number} {state}" for state, number in sorted(done.letters.items()))
    click.echo(f"Letters: {told or 'none were due'}.")
    if done.failed:
        raise click.ClickException(f"failed: {', '.join(done.failed)}. The log above says why.")
