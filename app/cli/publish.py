"""`heed publish --dry-run`: what changed texts would mean, before they are put in place."""

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from app.cli.starting import read_settings
from app.content.diagnostics import Severity
from app.content.library import Library
from app.content.links import FOLDERS
from app.content.loading import load_library
from app.paths import CONTENT
from app.services.edit_impact import (
    AwardImpact,
    Before,
    Change,
    Impact,
    TextImpact,
    impact,
    met_before,
    sources_of,
)
from app.store.database import Database
from app.store.schema import is_current

HOW = (
    "Say what to compare with: --installed (what this installation's learners last met), "
    "--since REF (a commit), or two folders, the older first."
)


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
@click.option("--installed", is_flag=True, help="Compare with what learners here last met.")
@click.option("--since", metavar="REF", help="Compare with a commit, in the Git checkout of ROOT.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.argument(
    "roots",
    nargs=-1,
    metavar="[OLD NEW | ROOT]",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
def publish(
    dry_run: bool, installed: bool, since: str | None, as_json: bool, roots: Sequence[Path]
) -> None:
    """Say what changed texts mean for open attempts, awards and analysis.

    Texts are published by putting the files in place and starting Heed again; this reads, and changes nothing.
    """
    if not dry_run:
        raise click.UsageError(
            "Texts are published by putting the files in place and starting Heed again. "
            "To see beforehand what that means, add --dry-run."
        )
    found = _found(installed, since, roots)
    if as_json:
        click.echo(json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2))
    else:
        for line in _report(found):
            click.echo(line)


def _found(installed: bool, since: str | None, roots: Sequence[Path]) -> Impact:
    match (installed, since, len(roots)):
        case (True, None, 0):
            return _against_installation()
        case (False, str() as ref, 0 | 1):
            root = roots[0] if roots else CONTENT
            with _as_it_was(root, ref) as old:
                return impact(_as_before(_library([old])), _library([root]))
        case (False, None, 2):
            return impact(_as_before(_library(roots[:1])), _library(roots[1:]))
        case _:
            raise click.UsageError(HOW)


def _against_installation() -> Impact:
    settings = read_settings()
    if settings.database.startswith("sqlite") and not settings.sqlite_path.exists():
        raise click.ClickException(f"There is no database at {settings.sqlite_path}.")
    database = Database(settings.database, connections=1)
    try:
        if not is_current(database):
            raise click.ClickException("This database is not ready for this Heed: heed migrate")
        with database.reading() as session:
            before = met_before(session)
    finally:
        database.close()
    return impact(before, _library(settings.content))


def _library(roots: Sequence[Path]) -> Library:
    library = load_library(roots)
    errors = [found for found in library.diagnostics if found.severity == Severity.ERROR]
    if errors:
        listed = "\n".join(map(str, errors[:20]))
        raise click.ClickException(f"There are errors; mend them first (heed check).\n{listed}")
    return library


def _as_before(library: Library) -> Before:
    return Before(sources_of(library))


@contextmanager
def _as_it_was(root: Path, ref: str) -> Iterator[Path]:
    """The content of a commit, in a folder that is gone afterwards."""
    if ref.startswith("-"):
        raise click.UsageError(f"“{ref}” is no commit.")
    command = ["git", "-C", str(root), "archive", "--format=tar", ref, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise click.ClickException("--since needs Git, which is not here.") from None
    if done.returncode:
        raise click.ClickException(done.stderr.decode("utf-8", "replace").strip())
    with tempfile.TemporaryDirectory(prefix="heed-") as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            wanted = [m for m in archive if m.name.removeprefix("./").split("/")[0] in _CONTENT]
            archive.extractall(folder, wanted, filter="data")
        yield Path(folder)


_CONTENT = {*FOLDERS, "heed.toml"}


def _report(found: Impact) -> Iterator[str]:
    if not found.texts:
        yield "Nothing has changed."
        return
    for text in found.texts:
        yield from _text(text)
    for award in found.awards:
        yield from _award(award)


def _text(text: TextImpact) -> Iterator[str]:
    renamed = f" (was {text.renamed_from})" if text.renamed_from else ""
    yield f"{text.kind} {text.slug}{renamed}: {text.change}"
    if text.open_attempts:
        yield f"  {_open(text.open_attempts)} with the text that {_they(text.open_attempts)} began."
    elif text.open_attempts == 0 and text.change is not Change.NEW:
        yield "  Nobody is in the middle of it."
    if not text.still_read:
        yield "  The text of before no longer compiles with this Heed: attempts on it cannot go on."
    if text.identities:
        kept, weighs = text.identities.kept, text.identities.reweighed
        yield f"  For analysis: {len(kept)} kept, {len(text.identities.new)} new, {len(text.identities.gone)} gone."
        yield from (f"    new: {name}" for name in _outermost(text.identities.new))
        yield from (f"    gone: {name}" for name in _outermost(text.identities.gone))
        yield from (f"    kept, but weighs otherwise: {name}" for name in weighs)


def _outermost(names: Sequence[str]) -> Iterator[str]:
    """A new question's options need not be named."""
    return (name for name in names if name.partition("/")[0] not in names or "/" not in name)


def _open(number: int) -> str:
    return "1 open attempt goes on" if number == 1 else f"{number} open attempts go on"


def _they(number: int) -> str:
    return "it" if number == 1 else "they"


def _award(award: AwardImpact) -> Iterator[str]:
    yield f"awards of {award.course}"
    many = "All" if award.standing is None else f"{award.standing}"
    yield f"  {many} stand." if award.standing != 1 else "  1 stands."
    if award.renew_from:
        due = "" if award.to_renew is None else f": {award.to_renew}"
        yield f"  Met before {award.renew_from}, they are to be renewed{due}."
