"""An author's files as they now stand: read, judged and built anew whenever one of them was saved."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import RLock

from app.content.checking import check_paths, content_files
from app.content.diagnostics import Diagnostic, Severity
from app.content.files import GLOSSARY, OUTCOMES, SETTINGS, TERMS, AuthoredFile, authored
from app.content.links import Identity
from app.web.preview.manuscript import Manuscript, find_original, read_manuscript

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")


@dataclass(frozen=True, slots=True)
class Listed:
    file: AuthoredFile
    errors: int
    warnings: int


class Desk:
    """`today` decides which review dates have passed."""

    def __init__(self, places: Sequence[Path], own_root: Path, today: Callable[[], date]) -> None:
        self._places = places
        self._own_root = own_root
        self._today = today
        self._version = ""
        self._lock = RLock()
        """A page and its frame are asked for at once."""
        self._manuscripts: dict[str, Manuscript] = {}
        self._problems: tuple[Diagnostic, ...] | None = None

    def version(self) -> str:
        """Another one after every save. Asks for dates and sizes alone."""
        digest = hashlib.sha256(str(self._today()).encode())
        for path in self._watched():
            try:
                found = path.stat()
            except OSError:
                continue
            digest.update(f"{path} {found.st_mtime_ns} {found.st_size}\n".encode())
        return digest.hexdigest()[:16]

    def files(self) -> dict[str, AuthoredFile]:
        """By the path that diagnostics and addresses name them with."""
        paths = (path for place in self._places for path in content_files(place))
        found = (authored(path, path.as_posix()) for path in paths)
        return {file.shown: file for file in found if file}

    def listed(self) -> tuple[Listed, ...]:
        problems = self._all_problems()
        return tuple(
            Listed(
                file,
                sum(p.path == name and p.severity == Severity.ERROR for p in problems),
                sum(p.path == name and p.severity == Severity.WARNING for p in problems),
            )
            for name, file in self.files().items()
        )

    def elsewhere(self) -> tuple[Diagnostic, ...]:
        """Problems of what is no listed file: terms.yaml, glossary.yaml, outcomes.yaml, heed.toml, files without a kind."""
        names = self.files()
        return tuple(found for found in self._all_problems() if found.path not in names)

    def find(self, name: str) -> Manuscript | None:
        """None for a file that is not on this desk, or no longer."""
        file = self.files().get(name)
        if file is None:
            return None
        with self._lock:
            self._begin_anew_after_a_save()
            if name not in self._manuscripts:
                try:
                    self._manuscripts[name] = self._read(file)
                except FileNotFoundError:
                    return None
            return self._manuscripts[name]

    def find_by_identity(self, identity: Identity) -> AuthoredFile | None:
        return next((file for file in self.files().values() if file.identity == identity), None)

    def languages_of(self, file: AuthoredFile) -> tuple[AuthoredFile, ...]:
        """The text itself and its translations, the original first."""
        return tuple(
            sorted(
                (
                    other
                    for other in self.files().values()
                    if other.root == file.root
                    and replace(other.identity, language="") == replace(file.identity, language="")
                ),
                key=lambda other: other.identity.language,
            )
        )

    def find_picture(self, name: str) -> Path | None:
        """By its path from `courses/` on, in any content root on the desk."""
        if not name.startswith("courses/") or Path(name).suffix.lower() not in PICTURES:
            return None
        for root in {file.root for file in self.files().values()}:
            path = (root / name).resolve()
            if path.is_relative_to(root.resolve() / "courses") and path.is_file():
                return path
        return None

    def _all_problems(self) -> tuple[Diagnostic, ...]:
        with self._lock:
            self._begin_anew_after_a_save()
            if self._problems is None:
                self._problems = tuple(self._check(self._places))
            return self._problems

    def _check(self, places: Sequence[Path]) -> list[Diagnostic]:
        return check_paths(places, own_root=self._own_root, today=self._today())

    def _begin_anew_after_a_save(self) -> None:
        version = self.version()
        if version != self._version:
            self._version = version
            self._manuscripts.clear()
            self._problems = None

    def _read(self, file: AuthoredFile) -> Manuscript:
        return read_manuscript(file, self._own_root, self._check_alone, self._today())

    def _check_alone(self, file: AuthoredFile) -> Sequence[Diagnostic]:
        return self._check([Path(file.shown)])

    def _watched(self) -> Iterator[Path]:
        roots = set()
        for place in self._places:
            for path in content_files(place):
                yield path
                file = authored(path, path.as_posix())
                if file:
                    roots.add(file.root)
                    original = find_original(file)
                    yield from [original.path] if original else []
        for root in sorted(roots):
            yield root / SETTINGS
            yield root / OUTCOMES
            yield root / GLOSSARY
            for above in (root, *root.parents, self._own_root):
                yield Path(os.fspath(above), TERMS)
