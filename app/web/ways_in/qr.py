"""A QR code as the path of an SVG: the templates draw it, without style or script of its own."""

from dataclasses import dataclass
from itertools import groupby

import segno


@dataclass(frozen=True, slots=True)
class Qr:
    size: int
    """Modules, with the quiet zone of four that readers need."""
    path: str


def qr_of(text: str) -> Qr:
    code = segno.make_qr(text, error="m")
    rows = [list(row) for row in code.matrix_iter(border=4)]
    runs = (
        f"M{start} {y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _dark_runs(row)
    )
    return Qr(len(rows), "".join(runs))


def _dark_runs(row: list[int]) -> list[tuple[int, int]]:
    """Where each begins, and how many modules it has."""
    found, at = [], 0
    for dark, modules in groupby(row, key=bool):
        length = len(list(modules))
        if dark:
            found.append((at, length))
        at += length
    return found
