"""Content of a test's own: what is only for tests, with Heed's terms, free to be edited."""

import shutil
from pathlib import Path

from app.paths import CONTENT
from tests.world import MORE_CONTENT


def own_copy(folder: Path) -> Path:
    root = folder / "content"
    shutil.copytree(MORE_CONTENT, root)
    shutil.copy(CONTENT / "courses" / "terms.yaml", root / "courses" / "terms.yaml")
    return root
