import os
from dataclasses import astuple
from datetime import date
from time import monotonic

import click

from app.cli.serving import Serving, listen, serve_until_told
from app.cli.ticking import ticking
from app.content.loading import load_library
from app.factory import create_app, utc_now
from app.services.content import Content
from app.services.demo import Login, fill
from app.services.installation import WrongDatabase, claim
from app.services.passwords import Passwords
from app.services.post_offices import Mailbox
from app.services.rounds import Round
from app.settings import BadSettings, Settings
from app.store.database import Database
from app.store.schema import upgrade
from app.web.context import Heed

PATIENCE = 3.0
"""Seconds, after which it is said that something goes on."""


@click.command()
def demo() -> None:
    """Make a fresh demo with invented people, print their passwords, and serve it."""
    try:
        settings = Settings.for_demo(os.environ)
    except BadSettings as problems:
        raise click.ClickException(str(problems)) from None
    listener = listen(settings.host, settings.port)
    database = fresh_database(settings)
    library = load_library(settings.content)
    people = fill(
        database,
        Passwords(settings.password_cost),
        Content(library),
        utc_now(),
        links=settings.links,
        uploads=settings.uploads,
        told=Telling(),
    )
    database.close()
    click.echo(table(people))
    app = create_app(settings, library=library)
    serving = Serving(app, listener, settings.threads)
    heed: Heed = app.extensions["heed"]
    going = Round(
        heed.database,
        lambda: heed.content,
        Mailbox(),
        settings.links,
        settings.uploads,
        heed.clock,
    )
    with ticking(going):
        serve_until_told(
            serving,
            lambda: click.echo(f"\nThe demo serves at {settings.base_url}  (Ctrl-C stops it)"),
        )


class Telling:
    """Says each month that the story has come to, once it is clear that it takes a while."""

    def __init__(self) -> None:
        self._silent_until = monotonic() + PATIENCE
        self._month = ""

    def __call__(self, day: date) -> None:
        month = f"{day:%B %Y}"
        if monotonic() >= self._silent_until and month != self._month:
            beginning = (
                "" if self._month else "Making the demo: a year and a half of an invented area.\n"
            )
            click.echo(f"{beginning}  {month} …")
            self._month = month


def fresh_database(settings: Settings) -> Database:
    """Throws away a demo's database, and never any other."""
    path = settings.sqlite_path
    if path.exists():
        before = Database(settings.database)
        try:
            upgrade(before)
            claim(before, demo=True)
        except WrongDatabase as wrong:
            raise click.ClickException(f"{path} is left alone: {wrong}.") from None
        finally:
            before.close()
        for leftover in path.parent.glob(f"{path.name}*"):
            leftover.unlink()
        for handed_in in settings.uploads.glob("*"):
            handed_in.unlink()
    database = Database(settings.database)
    upgrade(database)
    claim(database, demo=True)
    return database


def table(people: tuple[Login, ...]) -> str:
    rows = [("Name", "Role", "Job role", "Agency or board", "Username", "Password")]
    rows += [astuple(each) for each in people]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
