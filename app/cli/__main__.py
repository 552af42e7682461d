"""The `heed` command. Each subcommand is loaded only when it is asked for: `heed check` needs no Flask."""

import importlib
from typing import Any

import click

from app.services.errors import Unavailable

COMMANDS = (
    "add-person",
    "check",
    "demo",
    "grant",
    "handout",
    "map",
    "migrate",
    "new",
    "outcomes",
    "preview",
    "publish",
    "report",
    "serve",
    "setup",
    "tick",
    "verify-audit",
)


class Subcommands(click.Group):
    """`add-person` is the command `add_person` of app/cli/add_person.py."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        module = importlib.import_module(f"app.cli.{name}")
        return next(
            command
            for command in vars(module).values()
            if isinstance(command, click.Command) and command.name == cmd_name
        )

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Unavailable as error:
            raise click.ClickException(f"The database does not answer: {error}") from None


@click.group(cls=Subcommands)
def heed() -> None:
    """Heed: safeguarding training."""


if __name__ == "__main__":
    heed(prog_name="heed")
