"""`heed handout`: a case on paper, for a staff meeting without screens. It needs no database."""

from pathlib import Path

import click

from app.cli.authored import choose_nation, read_scenario
from app.content.model.terms import Nation
from app.reporting.pdf import handouts
from app.web.handouts.presenters import handout_of

LANGUAGE = "en"


@click.command()
@click.argument("case", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--nation", type=click.Choice([nation.value for nation in Nation]))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.pdf",
    required=True,
)
def handout(case: Path, nation: str | None, output: Path) -> None:
    """Make a case into pages for a meeting: for everyone, and for whoever leads it.

    CASE is a file in a folder `scenarios`, anywhere.
    """
    whole, terms = read_scenario(case)
    chosen = choose_nation(whole.header, nation)
    facts = handout_of(whole.for_nation(chosen), chosen, terms.of(chosen).words, LANGUAGE)
    try:
        output.write_bytes(handouts.handout(facts))
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}") from None
    click.echo(f"Written: {output}, in the words of {chosen}")
