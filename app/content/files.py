"""Authored files on disk: which there are, and the kind and slug that each one's place gives it."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from app.content.library import SourceText
from app.content.links import FOLDERS, Identity, identity_of, rooted
from app.content.page import MOST_BYTES
from app.ids import Sha256

TERMS = Path("courses") / "terms.yaml"
OUTCOMES = Path("courses") / "outcomes.yaml"
GLOSSARY = Path("courses") / "glossary.yaml"
SETTINGS = Path("heed.toml")


@dataclass(frozen=True, slots=True)
class AuthoredFile:
    identity: Identity
    path: Path
    shown: str
    """The path by which diagnostics name it, with forward slashes."""

    @property
    def name(self) -> str:
        """Its path from its content root on."""
        return rooted(self.path.as_posix())

    @property
    def root(self) -> Path:
        """The folder that holds its folder of courses, scenarios or quizzes."""
        return self.path.parents[len(PurePosixPath(self.name).parts) - 1]

    def read(self) -> SourceText:
        """What is no UTF-8 comes through as U+FFFD; no more is read than shows that it is too much."""
        with self.path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        return SourceText(
            self.identity.kind,
            self.identity.slug,
            self.name,
            Sha256(hashlib.sha256(data).hexdigest()),
            data.decode("utf-8", "replace"),
            self.identity.language,
        )


def files_of_root(root: Path) -> Iterator[AuthoredFile]:
    """`root` is absolute."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.md")):
            file = authored(path, path.relative_to(root).as_posix())
            if file and file.root == root:
                yield file


def authored(path: Path, shown: str) -> AuthoredFile | None:
    absolute = Path(os.path.abspath(path))
    identity = identity_of(absolute.as_posix())
    return AuthoredFile(identity, absolute, shown) if identity and path.is_file() else None
