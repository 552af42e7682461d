"""`heed outcomes`: which texts stand behind each outcome. It needs neither Flask nor the database."""

from pathlib import Path

import click

from app.content.diagnostics import Severity
from app.content.files import OUTCOMES
from app.content.loading import load_library
from app.content.outcomes_page import outcomes_page
from app.paths import CONTENT


@click.command()
@click.argument(
    "root", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def outcomes(root: Path | None) -> None:
    """Print as Markdown what stands behind each outcome of courses/outcomes.yaml (docs/outcomes.md).

    ROOT is a folder that holds courses, scenarios and quizzes. Without it, Heed's own content is read.
    """
    library = load_library([root or CONTENT])
    if not library.outcomes:
        raise click.ClickException(f"There are no outcomes in {(root or CONTENT) / OUTCOMES}.")
    errors = sum(found.severity == Severity.ERROR for found in library.diagnostics)
    if errors:
        click.echo(f"Errors: {errors}. What has one is left out (heed check).", err=True)
    click.echo(outcomes_page(library), nl=False)
