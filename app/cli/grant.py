"""Roles from the command line: for whoever runs the machine, when nobody can do it in the pages."""

from datetime import UTC, datetime

import click

from app.cli.refused import in_words
from app.cli.starting import open_database, read_settings
from app.policy.roles import Role
from app.services import setting_up
from app.services.errors import Refused


@click.command()
@click.argument("username")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.option("--agency", default="", help="its name; for a DSP or an author")
@click.option("--board", default="", help="its name; for an analyst, an author or an administrator")
@click.option("--agreement", default="", help="of an analyst: the data sharing agreement")
@click.option("--revoke", is_flag=True, help="take the role back instead")
def grant(username: str, role: str, agency: str, board: str, agreement: str, revoke: bool) -> None:
    """Give somebody who can sign in a role, or take it back. It is written to the audit trail."""
    database = open_database(read_settings())
    now, wanted = datetime.now(UTC), Role(role)
    try:
        if revoke:
            setting_up.revoke(database, username, wanted, agency=agency, board=board, now=now)
        else:
            setting_up.grant(
                database,
                username,
                wanted,
                agency=agency,
                board=board,
                agreement=agreement,
                now=now,
            )
    except Refused as refusal:
        raise in_words(refusal) from None
    finally:
        database.close()
    click.echo(
        f"{username} {'is no longer' if revoke else 'is now'} {role}. Open pages of theirs are signed out."
    )
