"""A board's report from the command line, for cron."""

from datetime import UTC, date, datetime
from pathlib import Path

import click

from app.cli.refused import in_words
from app.cli.starting import open_database, read_settings
from app.content.loading import load_library
from app.services.content import Content
from app.services.errors import Refused
from app.services.report_command import make_for, month_end
from app.services.report_reading import Damaged
from app.settings import Settings
from app.store.database import Database
from app.web.reports.files import KINDS, file_of


@click.command()
@click.argument("board")
@click.option("--month", default="", help="2026-10, say; without it the last month that is over")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="write the report's PDF, XLSX and CSV into this folder",
)
def report(board: str, month: str, out: Path | None) -> None:
    """Make BOARD's report of a month, unless there is one. Who asked for it gets a letter with the link, at the next tick.

    BOARD is its name. Small numbers are protected. Running it again does nothing: a cron line on any day will do.
    """
    settings = read_settings()
    database = open_database(settings)
    try:
        _report(database, settings, board, month, out)
    except Refused as refusal:
        raise in_words(refusal) from None
    except Damaged as damaged:
        raise click.ClickException(
            f"{damaged}: what is stored is not what was published. Nothing was written."
        ) from None
    finally:
        database.close()


def _report(
    database: Database, settings: Settings, board: str, month: str, out: Path | None
) -> None:
    content = Content(load_library(settings.content))
    now = datetime.now(UTC)
    with database.transaction() as session:
        as_of = month_end(month, now)
        made = make_for(session, content, board, as_of, now, settings.links)
    click.echo(f"{'Made' if made.is_new else 'There already'}: {_called(as_of)}.")
    click.echo(settings.links.report(made.run.board_id, made.run.id))
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    words = content.words(made.nation)
    for kind in KINDS:
        path = out / f"report-{as_of}.{kind}"
        path.write_bytes(file_of(made.run, made.told, kind, words, "en"))
        click.echo(f"Written: {path}")


def _called(as_of: date) -> str:
    return f"the report as of {as_of.day} {as_of:%B %Y}"
