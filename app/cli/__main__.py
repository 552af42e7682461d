"""The `heed` command. Each subcommand is loaded only when it is asked for: `heed check` needs no Flask."""

import importlib

import click

COMMANDS = ("add-person", "check", "demo", "migrate", "serve")


class Subcommands(click.Group):
    """`add-person` is the command `add_person` of app/cli/add_person.py."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(importlib.import_module(f"app.cli.{name}"), name)
        return command


@click.group(cls=Subcommands)
def heed() -> None:
    """Heed: safeguarding training."""


if __name__ == "__main__":
    heed(prog_name="heed")
