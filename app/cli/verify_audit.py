import click

from app.cli.starting import open_database, read_settings
from app.services.audit_trail import examine


@click.command()
def verify_audit() -> None:
    """Check that no row of the audit trail was changed, taken out or put in."""
    database = open_database(read_settings())
    with database.reading() as session:
        found = examine(session)
    database.close()
    if found.broken is not None:
        raise click.ClickException(
            f"The audit trail is broken at row {found.broken}: it is missing, or not as it was sealed."
        )
    click.echo(f"The audit trail is whole: {found.length} rows.")
    if found.length:
        click.echo(
            f"The last seal is {found.seal}. Kept elsewhere, it shows later if rows were cut off at the end."
        )
