"""`heed new`: a first text that passes the check, to write over."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from string import Template

import click

from app.content.outline import slug_of
from app.paths import TEMPLATES

STARTERS = TEMPLATES / "new"
FILES: Mapping[str, Mapping[str, str]] = {
    "scenario": {"scenario.md": "scenarios/{slug}.md"},
    "quiz": {"quiz.md": "quizzes/{slug}.md"},
    "course": {
        "course/course.md": "courses/{slug}/course.md",
        "course/what-to-notice.md": "courses/{slug}/what-to-notice.md",
    },
}
"""By kind: which starters there are, and where each goes."""


@click.command()
@click.argument("kind", type=click.Choice(list(FILES)))
@click.argument("slug")
@click.option(
    "--root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds scenarios, quizzes and courses; it is made where it is missing.",
)
def new(kind: str, slug: str, root: Path) -> None:
    """Write a first case, quiz or course, to be written over.

    SLUG is its short name, in the file's name and the page's address: small letters, digits and hyphens.
    """
    _refuse_unless_slug(slug)
    files = {root / path.format(slug=slug): STARTERS / name for name, path in FILES[kind].items()}
    for path in files:
        if path.exists():
            raise click.ClickException(f"{path} is there already. Take another slug.")
    for path, starter in files.items():
        _write(path, _text(starter, slug))
        click.echo(f"Written: {path}")
    click.echo(f"Now see it as learners do:  heed preview {root}")


def _refuse_unless_slug(slug: str) -> None:
    if slug and slug == _as_slug(slug):
        return
    instead = _as_slug(slug)
    such_as = f", such as {instead}" if instead else ", such as a-bruise-at-the-door"
    raise click.ClickException(
        f"“{slug}” is no slug: small letters, digits and single hyphens{such_as}."
    )


def _as_slug(words: str) -> str:
    """Without what addresses and other languages' files (`name.cy.md`) would stumble over."""
    return "-".join(_parts(slug_of(PurePosixPath(words.removesuffix(".md")).name)))


def _parts(slug: str) -> Iterator[str]:
    yield from (part for part in slug.replace("_", "-").split("-") if part)


def _text(starter: Path, slug: str) -> str:
    today = date.today()  # noqa: DTZ011  the author's own calendar
    title = slug.replace("-", " ")
    return Template(starter.read_text("utf-8")).substitute(
        title=title[:1].upper() + title[1:],
        today=today.isoformat(),
        next_year=_a_year_after(today).isoformat(),
    )


def _a_year_after(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from None
