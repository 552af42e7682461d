"""The example content in a folder of a test's own, to be edited as its author would."""

import os
import shutil
from pathlib import Path
from typing import Self

from app.paths import PROJECT

EXAMPLES = PROJECT / "tests/content/examples"
CASE = "scenarios/a-bruise-at-the-door.md"


class OwnFiles:
    @classmethod
    def in_folder(cls, root: Path) -> Self:
        shutil.copytree(EXAMPLES, root)
        return cls(root)

    def __init__(self, root: Path) -> None:
        self.root = root
        self._saves = 0

    def name(self, path: str = CASE) -> str:
        return (self.root / path).as_posix()

    def text(self, path: str = CASE) -> str:
        return (self.root / path).read_text("utf-8")

    def save(self, text: str, path: str = CASE) -> None:
        """As an editor does; and later than before, also on file systems with coarse clocks."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self._saves += 1
        stamp = file.stat().st_mtime_ns + self._saves * 10**9
        os.utime(file, ns=(stamp, stamp))

    def replace(self, old: str, new: str, path: str = CASE) -> None:
        text = self.text(path)
        assert old in text
        self.save(text.replace(old, new), path)
