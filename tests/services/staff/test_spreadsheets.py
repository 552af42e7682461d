"""Whatever a program exports comes out as the same table of plain text, or is refused in words."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from app.services.errors import Refused
from app.services.list_columns import COMPLETION_FIELDS, STAFF_FIELDS, Field, find_columns
from app.services.list_dates import read_day
from app.services.spreadsheets import MOST_ROWS, Table, read_table
from tests.services.staff.world import TODAY

WELSH = "Siân Ŵyn"
TEXTS = {
    "UTF-8": f"Name,Job\n{WELSH},Teacher\n".encode(),
    "UTF-8 with its mark": f"Name,Job\n{WELSH},Teacher\n".encode("utf-8-sig"),
    "UTF-16, as Excel's Unicode text": f"Name\tJob\n{WELSH}\tTeacher\n".encode("utf-16"),
    "UTF-16 without its mark": f"Name,Job\n{WELSH},Teacher\n".encode("utf-16-le"),
    "the other UTF-16": f"Name,Job\n{WELSH},Teacher\n".encode("utf-16-be"),
    "Celtic letters": f"Name,Job\n{WELSH},Teacher\n".encode("iso8859-14"),
    "semicolons": f"Name;Job\r\n{WELSH};Teacher\r\n".encode(),
    "a separator that is named": f"sep=;\nName;Job\n{WELSH};Teacher\n".encode(),
    "quotes": f'"Name","Job"\n"{WELSH}","Teacher"\n'.encode(),
    "letters put together": "Name,Job\nSia\u0302n W\u0302yn,Teacher\n".encode(),
    "what cannot be seen": f"Name,Job\n\u200b{WELSH}\u00a0 ,Teacher\n".encode(),
    "a title above": f"Staff in 2026\n\nName,Job\n{WELSH},Teacher\n".encode(),
}


@pytest.mark.parametrize("data", TEXTS.values(), ids=TEXTS)
def test_however_it_is_written_it_says_the_same(data: bytes) -> None:
    table = read_table("staff.csv", data)
    assert table.headings == ("Name", "Job")
    assert [row.cells for row in table.rows] == [(WELSH, "Teacher")]


def test_rows_have_the_numbers_that_people_see() -> None:
    table = read_table("a.csv", b'Title\n\nName,Job\nAnn,"Tea\ncher"\n,\nBob,Cook\n')
    assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "Ann"), (6, "Bob")]


def workbook(fill: Callable[[Workbook, Worksheet], object]) -> bytes:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    fill(book, book.add_worksheet())
    book.close()
    return made.getvalue()


def every_kind(book: Workbook, sheet: Worksheet) -> None:
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(1, 1, ["Name", "Number", "Day", "Sum", "Text", "Error"])
    sheet.write_string(3, 1, WELSH)
    sheet.write_number(3, 2, 1234)
    sheet.write_datetime(3, 3, date(2026, 9, 1), day)
    sheet.write_formula(3, 4, "=1+1", None, 2)
    sheet.write_string(3, 5, "=1+1")
    sheet.write_formula(3, 6, "=NA()", None, "#N/A")
    sheet.write_blank(1_000_000, 200, None, day)


def test_a_workbook_gives_values_as_text_and_runs_nothing() -> None:
    table = read_table("staff.xlsx", workbook(every_kind))
    [row] = table.rows
    assert row.number == 4
    assert row.cells[1:] == (WELSH, "1234", "2026-09-01", "2", "=1+1", "#N/A")


def formulas(book: Workbook, sheet: Worksheet) -> None:
    """What they came to when the sheet was saved."""
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["Name", "Job", "Start", "End", "Email"])
    sheet.write_formula(1, 0, "=Old!A1", None, "#REF!")
    sheet.write_formula(1, 1, "=VLOOKUP(1,X,2)", None, "#N/A")
    sheet.write_formula(1, 2, "=Old!B1", day, 0)
    sheet.write_formula(1, 3, '=IF(A1="","",A1)', None, "")
    sheet.write_formula(1, 4, "=WHO()", None, "#NAME?")
    sheet.write_formula(2, 0, "=Old!A2", None, 0)
    sheet.write_string(2, 1, '<c r="A1" t="e">')


def test_a_formulas_error_comes_as_it_is_shown() -> None:
    table = read_table("staff.xlsx", workbook(formulas))
    assert [row.cells for row in table.rows] == [
        ("#REF!", "#N/A", "0", "", "#NAME?"),
        ("0", '<c r="A1" t="e">', "", "", ""),
    ]


def far_away(_book: Workbook, sheet: Worksheet) -> None:
    sheet.write_row(0, 0, ["Name", "Job"])
    sheet.write(1_048_575, 16_383, "far")


def wide(_book: Workbook, sheet: Worksheet) -> None:
    sheet.write_row(0, 0, ["Name", "Job"])
    sheet.write(1, 16_383, "far")


def corner(_book: Workbook, sheet: Worksheet) -> None:
    """Neither too far down nor too far right; but everything between would be read."""
    sheet.write_row(0, 0, ["Name", "Job"])
    sheet.write(2 * MOST_ROWS - 1, 239, "far")


def nothing(_book: Workbook, _sheet: Worksheet) -> None:
    pass


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", "<a/>")
        for name, data in parts.items():
            book.writestr(f"xl/worksheets/{name}.xml", data)
    return made.getvalue()


def lying(size: int) -> bytes:
    """A part that says that it is small."""
    true = packed(sheet=b" " * size)
    return true.replace(struct.pack("<I", size), struct.pack("<I", 10))


SHARED = packed(
    shared=b"<sst><si><t>" + b"x" * 10_000 + b"</t></si></sst>",
    sheet=b"<worksheet>" + b'<row><c t="s"><v>0</v></c></row>' * 10_000 + b"</worksheet>",
)
"""One long text that ten thousand cells show."""
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>'
REFUSED: dict[str, tuple[str, bytes, str]] = {
    "five megabytes and more": ("a.csv", b"a,b\n" * 1_400_000, "list-too-large"),
    "a bomb": ("a.xlsx", packed(sheet=b"0" * 70 * 1024 * 1024), "list-unpacks-too-large"),
    "a bomb that lies": ("a.xlsx", lying(70 * 1024 * 1024), "list-not-a-sheet"),
    "a text that cells share": ("a.xlsx", SHARED, "list-unpacks-too-large"),
    "a cell far down": ("a.xlsx", workbook(far_away), "list-too-many-rows"),
    "a cell far right": ("a.xlsx", workbook(wide), "list-too-many-columns"),
    "entities": ("a.xlsx", packed(sheet=LAUGHS), "list-not-a-sheet"),
    "a broken zip": ("a.xlsx", b"PK\x03\x04 and no more", "list-not-a-sheet"),
    "a document": ("a.xlsx", b"PK\x05\x06" + b"\0" * 18, "list-not-a-sheet"),
    "text by another name": ("a.xlsx", b"Name,Job\nAnn,Cook\n", "list-not-a-sheet"),
    "old Excel": ("a.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "list-old-excel"),
    "a picture": (
        "a.csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
        "list-not-a-sheet",
    ),
    "a NUL": ("a.csv", b"Name,Job\nAnn\0,Cook\n", "list-not-a-sheet"),
    "letters of nowhere": ("a.csv", b"Name,Job\nAnn\x81\xff,Cook\n", "list-unknown-letters"),
    "an empty workbook": ("a.xlsx", workbook(nothing), "list-empty"),
    "headings alone": ("a.csv", b"Name,Job\n", "list-empty"),
    "spaces": ("a.csv", b" \n \n", "list-empty"),
    "too many rows": ("a.csv", b"Name,Job\n" + b"a,b\n" * (MOST_ROWS + 1), "list-too-many-rows"),
    "too many columns": ("a.csv", b"a,b\n" + b"x," * 60 + b"x\n", "list-too-many-columns"),
    "a quote without an end": (
        "a.csv",
        b'Name,Job\n"Ann,b\n' + b"c,d\n" * 300,
        "list-cell-too-long",
    ),
    "a cell like a book": ("a.csv", b"Name,Job\nAnn," + b"x" * 200_000, "list-cell-too-long"),
}


@pytest.mark.parametrize(("name", "data", "key"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_in_is_refused(name: str, data: bytes, key: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_table(name, data)
    assert refusal.value.reason == key


def test_a_bomb_that_lies_takes_no_room() -> None:
    data = lying(70 * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(Refused):
        read_table("a.xlsx", data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 1024 * 1024


def test_a_cell_in_the_far_corner_takes_no_room() -> None:
    data = workbook(corner)
    tracemalloc.start()
    with pytest.raises(Refused, match="list-too-many-columns"):
        read_table("a.xlsx", data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * 1024 * 1024


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", ""]))
def test_any_bytes_are_a_table_or_refused(data: bytes, name: str) -> None:
    for begins in (b"", b"PK\x03\x04", b"\xff\xfe"):
        try:
            table = read_table(name, begins + data)
        except Refused:
            continue
        assert isinstance(table, Table)
        assert all(len(row.cells) == len(table.headings) for row in table.rows)


EXPORTS = {
    "names in one": ("Employee Name|Payroll No.|Work Email|Job Title|Start Date|Leaving Date", 6),
    "names in two": (
        "Legal Surname|Legal Forename|Staff Code|E-mail address|Post|Date of arrival",
        6,
    ),
    "Welsh": ("Enw|Rhif cyflogres|E-bost|Swydd|Dyddiad dechrau|Dyddiad gorffen", 6),
    "hyphens": ("Full-Name|Work E-mail|Job title", 3),
    "others beside": ("Name|Job title (main)|DBS date|Gender", 2),
}


@pytest.mark.parametrize(("headings", "known"), EXPORTS.values(), ids=EXPORTS)
def test_usual_headings_are_known(headings: str, known: int) -> None:
    found = find_columns(headings.split("|"), STAFF_FIELDS)
    assert found is not None
    assert len(found) == known


@pytest.mark.parametrize(
    "headings",
    ["Who|Ref|Job title", "Name|Email|Work email|Job title", "Name|Email", "Forename|Job"],
)
def test_what_is_not_sure_is_asked(headings: str) -> None:
    assert find_columns(headings.split("|"), STAFF_FIELDS) is None


def test_completions_may_name_people_by_number_alone() -> None:
    found = find_columns(["Employee ID", "Course", "Completed", "Expiry date"], COMPLETION_FIELDS)
    assert found == {Field.PAYROLL: 0, Field.COURSE: 1, Field.MET_ON: 2, Field.OWN_UNTIL: 3}


FIRST = date(2026, 9, 1)
DAYS: dict[str, date | None] = {
    "2026-09-01": FIRST,
    "2026-09-01T10:30:00": FIRST,
    "01/09/2026": FIRST,
    "1.9.26": FIRST,
    "01/09/2026 00:00": FIRST,
    "1-Sep-26": FIRST,
    "Tuesday 1st September 2026": FIRST,
    "1 Medi 2026": FIRST,
    "46266": FIRST,
    "1/9/98": date(1998, 9, 1),
    "09/25/2026": None,
    "31/02/2026": None,
    "2026": None,
    "46266.5": None,
    "soon": None,
    "": None,
}


@pytest.mark.parametrize(("written", "day"), DAYS.items())
def test_days(written: str, day: date | None) -> None:
    assert read_day(written, TODAY) == day
