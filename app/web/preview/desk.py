"""An author's files as they now stand: read, judged and built anew whenever one of them was saved."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import RLock

from app.content.checking import check_paths, content_files, words_for
from app.content.checks.table import FILE_RULES
from app.content.diagnostics import Diagnostic, Severity
from app.content.drafts import read_draft
from app.content.files import SETTINGS, TERMS, AuthoredFile, authored
from app.content.library import SourceText
from app.content.links import Identity
from app.content.model.course import Course
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation, Terms
from app.content.model.text import TermSlot, Words
from app.content.page import over_a_limit
from app.content.state_graph import StateGraph

Built = Course | Lesson | Quiz | Scenario
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
STILL_SHOWN = frozenset({"C101", "M008", "M009"})
"""A page can be made all the same: of a link that leads nowhere its words are left, of an unknown term its name."""
BLOCKING = {rule.code for rule in FILE_RULES if rule.firm} - STILL_SHOWN


@dataclass(frozen=True, slots=True)
class Manuscript:
    file: AuthoredFile
    source: SourceText
    problems: tuple[Diagnostic, ...]
    """The file's own, by line; then those of terms.yaml and heed.toml beside it."""
    built: Built | None
    """None where an error keeps it from being one."""
    terms: Terms
    graphs: dict[object, StateGraph] = field(default_factory=dict, compare=False)
    """What was searched while the text stood as it does."""

    @property
    def name(self) -> str:
        return self.file.shown

    @property
    def nations(self) -> tuple[Nation, ...]:
        return self.built.header.nations if self.built else tuple(Nation)

    def words(self, nation: Nation) -> Words:
        """A word that terms.yaml does not have is shown as it was written."""
        known = self.terms.of(nation)

        def say(slot: TermSlot) -> str:
            try:
                return known.words(slot)
            except KeyError:
                return f"{{{slot.name}}}"

        return say

    def graph(self, key: object, scenario: Scenario) -> StateGraph:
        if key not in self.graphs:
            self.graphs[key] = StateGraph.of(scenario)
        return self.graphs[key]


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
        """Problems of what is no listed file: terms.yaml, heed.toml, files without a kind."""
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
        source, terms = file.read(), words_for(file.root, self._own_root)
        problems = self._check([Path(file.shown)])
        own = [found for found in problems if found.path == file.shown]
        blocked = any(found.code in BLOCKING for found in own) or over_a_limit(source.text)
        return Manuscript(
            file,
            source,
            (*own, *(found for found in problems if found.path != file.shown)),
            None if blocked else read_draft(source, terms, self._today()).build(),
            terms,
        )

    def _watched(self) -> Iterator[Path]:
        roots = set()
        for place in self._places:
            for path in content_files(place):
                yield path
                file = authored(path, path.as_posix())
                roots |= {file.root} if file else set()
        for root in sorted(roots):
            yield root / SETTINGS
            for above in (root, *root.parents, self._own_root):
                yield Path(os.fspath(above), TERMS)
