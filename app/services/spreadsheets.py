"""A spreadsheet as a table of plain text: nothing in it is run, and nothing in it can grow beyond its limits.

What a file is, its content says, not its name: `read_table` takes CSV (comma, semicolon, tab) and XLSX.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from app.services.errors import Refused
from app.services.spreadsheet_text import text_rows
from app.services.spreadsheet_xlsx import is_zip, workbook_rows
from app.services.spreadsheets_refused import Unreadable

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
"""So that nothing about a list takes more than some seconds."""
MOST_COLUMNS = 60
LONGEST_CELL = 500
_TITLES = 20
"""In so many rows from the top the headings are looked for."""
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
"""Also what a password puts round a new workbook."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """As the spreadsheet program shows it."""
    cells: tuple[str, ...]
    """As many as there are headings; '' where a cell is empty."""


@dataclass(frozen=True, slots=True)
class Table:
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    """Empty ones left out."""


def read_table(name: str, data: bytes) -> Table:
    """`name`: the file's. Refused (Unreadable, where it is one row's fault) for what cannot be taken in."""
    if len(data) > MOST_BYTES:
        raise Refused("list-too-large")
    if not data.strip():
        raise Refused("list-empty")
    if data.startswith(_OLD_EXCEL):
        raise Refused("list-old-excel")
    if is_zip(data):
        rows = workbook_rows(data, MOST_ROWS, MOST_COLUMNS)
    elif name.casefold().endswith((".xlsx", ".xlsm", ".ods", ".numbers", ".pdf")):
        raise Refused("list-not-a-sheet")
    else:
        rows = text_rows(data)
    return _table(_filled(rows))


def read_pasted(text: str) -> Table:
    """What was typed or pasted into a box, by the same rules."""
    return read_table("", text.encode())


def _filled(rows: Iterable[Sequence[str]]) -> list[Row]:
    filled = []
    for number, cells in enumerate(rows, start=1):
        if any(map(_said, cells)):
            filled.append(Row(number, _clean(number, cells)))
        if len(filled) > MOST_ROWS + _TITLES:
            raise Refused("list-too-many-rows")
    return filled


def _said(cell: str) -> bool:
    return bool(cell) and not cell.isspace()


def _clean(number: int, cells: Sequence[str]) -> tuple[str, ...]:
    cleaned = tuple(map(clean, cells))
    if any(len(cell) > LONGEST_CELL for cell in cleaned):
        raise Unreadable("list-cell-too-long", number)
    width = max((i for i, cell in enumerate(cleaned, start=1) if cell), default=0)
    if width > MOST_COLUMNS:
        raise Unreadable("list-too-many-columns", number)
    return cleaned[:width]


def clean(text: str) -> str:
    """Composed, on one line, and without what cannot be seen."""
    spaced = "".join(" " if each.isspace() else each for each in text)
    seen = "".join(each for each in spaced if unicodedata.category(each) not in ("Cc", "Cf", "Cs"))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _table(filled: list[Row]) -> Table:
    headings_at = _headings_at(filled)
    rows = filled[headings_at + 1 :]
    if len(rows) > MOST_ROWS:
        raise Refused("list-too-many-rows")
    if not rows:
        raise Refused("list-empty")
    width = max(len(row.cells) for row in filled[headings_at:])
    headings = next(_padded(filled[headings_at : headings_at + 1], width)).cells
    return Table(headings, tuple(_padded(rows, width)))


def _headings_at(filled: list[Row]) -> int:
    """Under a title such as “Staff on 1 September”, which stands alone in its row."""
    counts = [sum(map(bool, row.cells)) for row in islice(filled, _TITLES)]
    wanted = min(2, max(counts, default=0))
    return next((at for at, count in enumerate(counts) if count >= wanted), 0)


def _padded(rows: Iterable[Row], width: int) -> Iterator[Row]:
    for row in rows:
        yield Row(row.number, row.cells + ("",) * (width - len(row.cells)))
