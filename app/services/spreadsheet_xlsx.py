"""Workbooks: unpacked within bounds before any other program's code sees them."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from app.services.errors import Refused
from app.services.spreadsheet_shared import SharedText

MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 2_000
_KEPT = ("[Content_Types].xml", "_rels/", "xl/_rels/", "xl/worksheets/")
_KEPT_PARTS = {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"}
_ERROR = re.compile(rb"""(<(?:\w+:)?c\s(?:[^>]*\s)?t=["'])e(["'])""")
"""A cell with an error, which the reader would take for an empty one: as text it says which."""
Value = int | float | str | bool | date | datetime | time | timedelta


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK")


def workbook_rows(data: bytes, most_rows: int, most_columns: int) -> Iterator[list[str]]:
    """Of the first sheet that is shown and holds something, from row 1 and column A on."""
    workbook = _opened(_repacked(data, Bounds(most_rows, most_columns)))
    try:
        for number, sheet in enumerate(workbook.sheets_metadata):
            if (sheet.typ, sheet.visible) != (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible):
                continue
            rows = workbook.get_sheet_by_index(number).to_python(skip_empty_area=False)
            if rows:
                yield from (list(map(_as_text, row)) for row in rows)
                return
    except CalamineError as error:
        raise Refused("list-not-a-sheet") from error


def _opened(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except CalamineError as error:
        raise Refused("list-not-a-sheet") from error


def _repacked(data: bytes, bounds: "Bounds") -> bytes:
    """The parts that hold cells, as long as their own sizes say: a size that lies cannot reach the reader."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as kept:
            for part in _parts(given):
                with given.open(part) as packed:
                    text = packed.read(part.file_size + 1)  # without a size it unpacks all there is
                bounds.check(text)
                kept.writestr(part.filename, _ERROR.sub(rb"\1str\2", text))
            bounds.shared.refuse_too_much()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused("list-not-a-sheet") from error
    return made.getvalue()


def _parts(given: zipfile.ZipFile) -> Sequence[zipfile.ZipInfo]:
    parts = given.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refused("list-unpacks-too-large")
    if "xl/workbook.xml" not in given.namelist():
        raise Refused("list-not-a-sheet")
    return [
        part for part in parts if part.filename in _KEPT_PARTS or part.filename.startswith(_KEPT)
    ]


class Bounds:
    """Reads where cells stand: the reader makes room for every cell up to the furthest one that is filled."""

    def __init__(self, most_rows: int, most_columns: int) -> None:
        self.most_rows, self.most_columns = 2 * most_rows, 4 * most_columns
        self.row = self.column = 0
        self.most_cells = 2 * most_rows * most_columns
        self.shared = SharedText()

    def check(self, text: bytes) -> None:
        self.row = self.column = self.last_row = self.last_column = 0
        self.shared.begin_part()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = lambda name: self.shared.ends(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self.shared.says
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(text, True)
        except expat.ExpatError as error:
            raise Refused("list-not-a-sheet") from error

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        self.shared.begins(element, attributes.get("t", ""))
        match element:
            case "row":
                self.row, self.column = _number(attributes.get("r", "")) or self.row + 1, 0
            case "c":
                self._cell(attributes.get("r", ""))
            case "v" | "is":
                self._filled()

    def _cell(self, at: str) -> None:
        letters = at.rstrip("0123456789")
        self.column = _column(letters) or self.column + 1
        self.row = max(self.row, _number(at[len(letters) :]))

    def _filled(self) -> None:
        if self.row > self.most_rows:
            raise Refused("list-too-many-rows")
        if self.column > self.most_columns:
            raise Refused("list-too-many-columns")
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)
        if self.last_row * self.last_column > self.most_cells:
            raise Refused("list-too-many-columns")

    def _refuse(self, *_declared: object) -> None:
        raise Refused("list-not-a-sheet")


def _number(digits: str) -> int:
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 9 else 0


def _column(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _as_text(value: Value) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case time() if value == time():
            return "0"  # what a column of days makes of it
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
