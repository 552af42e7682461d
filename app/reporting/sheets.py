"""Tables as files: CSV that Excel opens with its letters whole, and XLSX. No cell is ever run as a formula.

Words come in already translated; nothing here knows what the figures mean.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import xlsxwriter
from defusedcsv.csv import _escape  # its writer asks it of every cell anew

Cell = str | int | date | None
_WIDEST = 60
_NAME_LIMIT = 31
"""Of a sheet, in Excel."""
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    headings: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Definition:
    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The first sheet says what the others are: title, day, and what each word means."""

    title: str
    about: str
    """Name of the first sheet."""
    definitions: tuple[Definition, ...]
    tables: tuple[Table, ...]
    made_at: datetime


def to_csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer, defused = csv.writer(text), _Defused()
    writer.writerow(map(defused.__getitem__, table.headings))
    writer.writerows(map(defused.__getitem__, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


class _Defused(dict[Cell, str]):
    """Cells as a CSV file may have them. Most repeat another, and each is gone through once."""

    def __missing__(self, cell: Cell) -> str:
        self[cell] = defused = str(_escape(_plain(cell)))
        return defused


def to_xlsx(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        made_at = workbook.made_at.astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": workbook.title, "created": made_at})
        _write_about(book, workbook)
        for table in workbook.tables:
            _write_table(book, table)
    return file.getvalue()


def _plain(cell: Cell) -> str:
    """On one line: a tab or a line's end before `=` would hide the formula from the defuser."""
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else " ".join(str(cell).split())


def _write_about(book: xlsxwriter.Workbook, workbook: Workbook) -> None:
    sheet = book.add_worksheet(_sheet_name(workbook.about))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, _WIDEST)
    sheet.write_string(0, 0, workbook.title, book.add_format({"bold": True, "font_size": 14}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, each in enumerate(workbook.definitions, start=2):
        sheet.write_string(number, 0, each.term, wrapped)
        sheet.write_string(number, 1, each.meaning, wrapped)


def _write_table(book: xlsxwriter.Workbook, table: Table) -> None:
    sheet = book.add_worksheet(_sheet_name(table.name))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d mmm yyyy", "align": "left"})
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, _width(row[column] for row in table.rows))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, number, column, cell, day)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)


def _write_cell(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, cell: Cell, day: object
) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  Excel knows no zones
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, cell)


def _width(cells: Iterable[Cell]) -> int:
    return min(_WIDEST, max((len(_plain(cell)) for cell in cells), default=0) + 4)


def _sheet_name(name: str) -> str:
    return name.translate(_NOT_IN_NAMES)[:_NAME_LIMIT].strip()
