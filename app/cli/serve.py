import click

from app.cli.serving import Serving, listen, serve_until_told
from app.cli.starting import open_database, read_settings
from app.factory import create_app


@click.command()
def serve() -> None:
    """Serve this installation (settings: the HEED_… variables of docs/running.md)."""
    settings = read_settings()
    open_database(settings).close()
    listener = listen(settings.host, settings.port)
    serving = Serving(create_app(settings), listener, settings.threads)
    serve_until_told(serving, lambda: click.echo(f"Heed serves at {settings.base_url}"))
