"""Many files read together, so that rules can ask what they say of each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.content.compiling import Read, read_and_judge
from app.content.diagnostics import Diagnostic
from app.content.files import AuthoredFile, files_of_root
from app.content.links import Identity, Link, rooted
from app.content.model.outcomes import OutcomeList
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
    outcomes: Mapping[Path, OutcomeList] = field(default_factory=dict)
    """By root, where it lists them."""

    def picture(self, volume: Volume, link: Link) -> Path | None:
        name = rooted(link.path_from(volume.file.name))
        candidates = (root / name for root in reversed(self.roots) if name)
        return next((path for path in candidates if path.is_file()), None)

    def is_whole(self, root: Path) -> bool:
        """Every file of it was read, and none gave way to another root's."""
        read = {volume.file.path for volume in self.volumes}
        files = (file for files in self.neighbours.values() for file in files)
        return all(file.path in read for file in files if file.root == root)


def stock(
    files: Iterable[AuthoredFile],
    roots: Iterable[Path],
    terms: Callable[[AuthoredFile], Terms],
    today: date | None,
    outcomes: Mapping[Path, OutcomeList],
) -> Shelf:
    roots = tuple(roots)
    neighbours: dict[Identity, tuple[AuthoredFile, ...]] = {}
    for root in roots:
        for file in files_of_root(root):
            neighbours[file.identity] = (*neighbours.get(file.identity, ()), file)
    volumes = (Volume(file, read_and_judge(file.read(), terms(file), today)) for file in files)
    return Shelf(tuple(volumes), roots, neighbours, outcomes)
