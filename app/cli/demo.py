import os

import click

from app.cli.serving import Serving, listen, serve_until_told
from app.content.loading import load_library
from app.factory import create_app, utc_now
from app.services.content import Content
from app.services.demo import Login, fill
from app.services.installation import WrongDatabase, claim
from app.services.passwords import Passwords
from app.settings import BadSettings, Settings
from app.store.database import Database
from app.store.schema import upgrade


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
    people = fill(database, Passwords(settings.password_cost), Content(library), utc_now())
    database.close()
    click.echo(table(people))
    serving = Serving(create_app(settings, library=library), listener, settings.threads)
    serve_until_told(
        serving, lambda: click.echo(f"\nThe demo serves at {settings.base_url}  (Ctrl-C stops it)")
    )


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
    database = Database(settings.database)
    upgrade(database)
    claim(database, demo=True)
    return database


def table(people: tuple[Login, ...]) -> str:
    rows = [("Name", "Job role", "Agency", "Username", "Password")]
    rows += [
        (each.name, each.job_role, each.agency, each.username, each.password) for each in people
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
