from datetime import UTC, datetime

import click

from app.cli.refused import in_words
from app.cli.starting import open_database, read_settings
from app.content.model.terms import Nation
from app.services.accounts import Newcomer, Workplace, add_learner
from app.services.errors import Refused
from app.services.passwords import Passwords


@click.command()
@click.option("--name", prompt="Name")
@click.option("--username", prompt="Username (a work address, or a name without spaces)")
@click.option("--agency", prompt="Where they work (leave empty for nowhere)", default="")
@click.option("--nation", type=click.Choice([nation.value for nation in Nation]))
@click.option("--sector", default="other", help="nursery, school, police …, for a new workplace")
@click.option("--job-role", default="practitioner")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
def add_person(
    name: str,
    username: str,
    agency: str,
    nation: str | None,
    sector: str,
    job_role: str,
    password: str,
) -> None:
    """Add a learner, and her workplace if Heed does not know it."""
    settings = read_settings()
    database = open_database(settings)
    agency = agency.strip()
    place = Workplace(agency, job_role, Nation(nation) if nation else None, sector)
    newcomer = Newcomer(name.strip(), username.strip(), password, place if agency else None)
    try:
        add_learner(database, Passwords(settings.password_cost), newcomer, datetime.now(UTC))
    except Refused as refusal:
        raise in_words(refusal) from None
    finally:
        database.close()
    click.echo(f"{newcomer.name} can sign in as {newcomer.username}.")
