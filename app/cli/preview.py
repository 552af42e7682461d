"""`heed preview`: an author's files in a browser, on this machine alone."""

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.serving import Serving, listen, serve_until_told
from app.paths import CONTENT
from app.web.preview.app import create_preview

THREADS = 4


@click.command()
@click.option("--port", default=8100, show_default=True, type=click.IntRange(0, 65535))
@click.argument("places", nargs=-1, metavar="[PATHS]", type=click.Path(exists=True, path_type=Path))
def preview(port: int, places: Sequence[Path]) -> None:
    """Show lessons, cases, quizzes and courses as learners see them, with what is wrong beside the text.

    PATHS are files or folders anywhere; without them, Heed's own content. The page comes again by itself after a save.
    """
    own = Path() if Path.cwd() == CONTENT else CONTENT
    listener = listen("127.0.0.1", port)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    serving = Serving(create_preview(places or [own]), listener, THREADS)
    serve_until_told(serving, lambda: click.echo(f"Your files are at {address}  (Ctrl-C stops it)"))
