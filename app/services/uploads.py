"""Files that people hand in: looked at before they are kept, under random names, outside everything that is served."""

import hashlib
import os
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.services.errors import NotFound, Refused

LARGEST = 5 * 1024 * 1024
_BEGINNINGS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Kept:
    stored_as: str
    sha256: str


def type_of(data: bytes) -> str:
    """By its first bytes, never by its name. Refused for what is neither a PDF nor a PNG or JPEG picture."""
    if len(data) > LARGEST:
        raise Refused("file-too-large")
    for beginning, mimetype in _BEGINNINGS.items():
        if data.startswith(beginning):
            return mimetype
    raise Refused("file-of-another-kind")


def keep(folder: Path, data: bytes) -> Kept:
    """On the disk when this returns. Call it before the row is written: a file without a row is swept, not the other way."""
    type_of(data)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = secrets.token_hex(16)
    with (folder / name).open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return Kept(name, hashlib.sha256(data).hexdigest())


def read(folder: Path, kept: Kept) -> bytes:
    """NotFound where the file is gone or is not the one that was handed in."""
    try:
        data = (folder / kept.stored_as).read_bytes()
    except OSError as error:
        raise NotFound("the file is gone") from error
    if hashlib.sha256(data).hexdigest() != kept.sha256:
        raise NotFound("the file is not the one that was handed in")
    return data


def sweep(folder: Path, known: Collection[str], older_than: datetime) -> int:
    """Throws away files that no row speaks of."""
    gone = 0
    for file in _files(folder):
        if file.name not in known and file.stat().st_mtime < older_than.timestamp():
            file.unlink(missing_ok=True)
            gone += 1
    return gone


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (file for file in folder.iterdir() if file.is_file())
