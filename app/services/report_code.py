"""Which code counted: a report run keeps it, so that a figure that comes out otherwise later can be explained."""

import hashlib
from functools import cache
from pathlib import Path

import app


@cache
def code_version() -> str:
    """Of the application's own sources: a checkout and a container made of it have the same."""
    [here] = app.__path__
    digest = hashlib.sha256()
    for path in sorted(Path(here).rglob("*.py")):
        digest.update(path.relative_to(here).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
