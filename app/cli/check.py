"""`heed check`: says what is wrong with authored files, and how to mend it."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

import click

from app.content.checking import check_paths
from app.content.checks.rules_page import rules_page
from app.content.diagnostics import Diagnostic, Severity
from app.paths import CONTENT


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array and nothing else.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Hold review dates against this day instead of today.",
)
@click.option(
    "--rules", is_flag=True, help="Print all rules as Markdown (docs/rules.md), and stop."
)
@click.argument("places", nargs=-1, metavar="[PATHS]", type=click.Path(exists=True, path_type=Path))
@click.pass_context
def check(
    context: click.Context,
    as_json: bool,
    today: datetime | None,
    rules: bool,
    places: Sequence[Path],
) -> None:
    """Check lessons, cases, quizzes and courses, in files or folders anywhere.

    Without PATHS, Heed's own content is checked. The exit status is 1 where there is an error.
    """
    if rules:
        click.echo(rules_page(), nl=False)
        return
    day = today.date() if today else date.today()  # noqa: DTZ011  the author's own calendar
    found = check_paths(places or [_own_content()], own_root=CONTENT, today=day)
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _print(found)
    if any(one.severity == Severity.ERROR for one in found):
        context.exit(1)


def _own_content() -> Path:
    return Path() if Path.cwd() == CONTENT else CONTENT


def _print(found: Sequence[Diagnostic]) -> None:
    for one in found:
        click.echo(f"{one.path}:{one.line}: {one.code} {one.severity}: {one.message}")
    errors = sum(one.severity == Severity.ERROR for one in found)
    click.echo(
        f"{_counted(errors, 'error')}, {_counted(len(found) - errors, 'warning')}.", err=True
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
