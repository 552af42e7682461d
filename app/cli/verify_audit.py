import click

from app.cli.starting import open_database, read_settings
from app.services.audit_trail import examine


@click.command()
@click.option("--expect", "noted", default="", metavar="SEAL", help="A seal that you noted down.")
def verify_audit(noted: str) -> None:
    """Check that no row of the audit trail was changed, taken out or put in."""
    database = open_database(read_settings())
    with database.reading() as session:
        found = examine(session, noted.strip().casefold())
    database.close()
    if found.broken is not None:
        raise click.ClickException(
            f"The audit trail is broken at row {found.broken}: it is missing, or not as it was sealed."
        )
    if not found.has_noted:
        raise click.ClickException(
            "No row has the seal that you noted: rows were cut off at the end, or the trail was written anew."
        )
    click.echo(f"The audit trail is whole: {found.length} rows.")
    if found.length:
        click.echo(
            f"The last seal is {found.seal}. Note it down elsewhere: `heed verify-audit --expect SEAL` shows later "
            "whether the trail still has it."
        )
