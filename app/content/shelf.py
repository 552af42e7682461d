"""Many files read together, so that rules can ask what they say of each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.content.compiling import Read, read_and_judge
from app.content.diagnostics import Diagnostic
from app.content.files import AuthoredFile, files_of_root
from app.content.links import Identity, Link, rooted
from app.content.model.terms import Terms


@dataclass(frozen=True, slots=True)
class Volume:
    file: AuthoredFile
    read: Read

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [replace(found, path=self.file.shown) for found in self.read.diagnostics]


@dataclass(frozen=True, slots=True)
class Shelf:
    volumes: tuple[Volume, ...]
    roots: tuple[Path, ...]
    """Where what a link names may lie."""
    neighbours: Mapping[Identity, tuple[AuthoredFile, ...]]
    """All files of the roots by identity, whether they were read or not."""

    def picture(self, volume: Volume, link: Link) -> Path | None:
        name = rooted(link.path_from(volume.file.name))
        candidates = (root / name for root in reversed(self.roots) if name)
        return next((path for path in candidates if path.is_file()), None)


def stock(
    files: Iterable[AuthoredFile],
    roots: Iterable[Path],
    terms: Callable[[AuthoredFile], Terms],
    today: date | None,
) -> Shelf:
    roots = tuple(roots)
    neighbours: dict[Identity, tuple[AuthoredFile, ...]] = {}
    for root in roots:
        for file in files_of_root(root):
            neighbours[file.identity] = (*neighbours.get(file.identity, ()), file)
    volumes = (Volume(file, read_and_judge(file.read(), terms(file), today)) for file in files)
    return Shelf(tuple(volumes), roots, neighbours)
