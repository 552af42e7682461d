"""Files and folders anywhere, each checked with the words and the heed.toml of its own content root."""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from app.content.diagnostics import Diagnostic, Severity
from app.content.files import GLOSSARY, OUTCOMES, SETTINGS, TERMS, AuthoredFile, authored
from app.content.links import FOLDERS, rooted
from app.content.loading import listed, weighed
from app.content.model.terms import Terms
from app.content.roots import read_root
from app.content.shelf import stock
from app.content.terms import terms_of

_NO_KIND = "no content: lessons lie in courses/<course>/, cases in scenarios/, quizzes in quizzes/"


def check_paths(
    places: Iterable[Path], *, own_root: Path, today: date | None = None
) -> list[Diagnostic]:
    """The words of `own_root` serve files that have none in their own root or above it."""
    paths = [path for place in places for path in content_files(place)]
    found = {path: authored(path, path.as_posix()) for path in paths}
    files = {file.path: file for file in found.values() if file}
    prefixes = {file.root: _prefix(file) for file in files.values()}
    for path in paths:
        if root := _beside_settings(path):
            prefixes.setdefault(root.absolute(), "" if root == Path() else f"{root.as_posix()}/")
    roots = {
        path: read_root(path, prefix, _words_above(path, own_root))
        for path, prefix in prefixes.items()
    }
    words = {path: terms_of([root.terms]) for path, root in roots.items()}
    outcomes = listed(roots.values())
    shelf = stock(files.values(), roots, lambda file: words[file.root], today, outcomes)
    homeless = [
        Diagnostic(path.as_posix(), 1, "M001", Severity.ERROR, _NO_KIND)
        for path, file in found.items()
        if file is None and path.name != "README.md" and not _beside_settings(path)
    ]
    return sorted([*homeless, *weighed(shelf, roots, words.__getitem__)])


def content_files(place: Path) -> Iterator[Path]:
    """A file itself; of a content root its content; of another folder whatever content lies in it."""
    if place.is_file():
        yield place
        return
    inside = [place / folder for folder in FOLDERS if (place / folder).is_dir()]
    for top in inside or [place]:
        for folder, below, names in os.walk(top):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                path = Path(folder, name)
                if path.suffix == ".md" and rooted(path.absolute().as_posix()):
                    yield path


def _prefix(file: AuthoredFile) -> str:
    if file.shown.endswith(file.name):
        return file.shown.removesuffix(file.name)
    return f"{file.root.as_posix()}/"


def _beside_settings(path: Path) -> Path | None:
    """The content root, where the path is its terms.yaml, glossary.yaml, outcomes.yaml or heed.toml."""
    if path.parts[-2:] in (TERMS.parts, OUTCOMES.parts, GLOSSARY.parts):
        return path.parent.parent
    return path.parent if path.name == SETTINGS.name else None


def words_for(root: Path, own_root: Path) -> Terms:
    """The words of a content root: its own, else the nearest above it, else Heed's."""
    return terms_of([read_root(root, terms=_words_above(root, own_root)).terms])


def _words_above(root: Path, own_root: Path) -> Path | None:
    for folder in (*root.parents, own_root):
        if (folder / TERMS).is_file():
            return folder / TERMS
    return None
