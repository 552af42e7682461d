from datetime import UTC, datetime

import click

from app.cli.starting import open_database, read_settings
from app.content.loading import load_library
from app.services.civil_time import LONDON
from app.services.content import Content
from app.services.post_offices import NO_CONNECTION, office_for
from app.services.rounds import Done, Round
from app.store.letters import HeldUp, State


@click.command()
def tick() -> None:
    """Remind, clear up, send letters. For cron or a timer, every few minutes; several at once do no harm.

    The exit status is 1 where a part failed. A mail server that is not ready is no failure: the last line says
    how many letters wait, and when they are tried again.
    """
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
    if refused := done.letters.get(State.FAILED):
        click.echo(
            f"{_letters(refused)} could not be sent and will not be tried again: /letters says why."
        )
    for each in done.held_up:
        click.echo(_held_up(each))
    if done.failed:
        raise click.ClickException(f"failed: {', '.join(done.failed)}. The log above says why.")


def _held_up(found: HeldUp) -> str:
    code = found.reason.removeprefix("smtp-")
    server = "did not answer" if code == NO_CONNECTION else f"answered {code} and took nothing"
    again = found.first_again_at.astimezone(LONDON)
    wait = "waits, and is" if found.number == 1 else "wait, and are"
    when = f"{again:%A} {again.day} {again:%B %Y, %H:%M}"
    return f"The mail server {server}: {_letters(found.number)} {wait} tried again from {when}."


def _letters(number: int) -> str:
    return "1 letter" if number == 1 else f"{number} letters"
