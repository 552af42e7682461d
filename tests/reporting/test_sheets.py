"""Files that other programs open: nothing runs, nothing is lost."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from defusedcsv import csv as defusedcsv
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from app.reporting.sheets import Definition, Table, Workbook, to_csv, to_xlsx

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FORMULAS = ["=1+1", "+44 20", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "=cmd|'/c calc'!A1"]


def table(*cells: object) -> Table:
    return Table("Staff", ("Name", "Due"), [(str(cell), None) for cell in cells])


def workbook(of: Table) -> Workbook:
    return Workbook("Who holds what", "About", (Definition("Due", "Asked for."),), (of,), NOW)


def opened(of: Table) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(workbook(of))))
    return book.get_sheet_by_name("Staff").to_python()


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_csv_cell_is_never_a_formula(cell: str) -> None:
    read = list(csv.reader(io.StringIO(to_csv(table(cell)).decode("utf-8-sig"), newline="")))
    assert read[1][0].startswith("'")


@pytest.mark.parametrize("cell", FORMULAS)
def test_an_xlsx_cell_is_the_words_that_were_given(cell: str) -> None:
    raw = opened(table(cell))
    assert str(raw[1][0]).strip() == cell.strip()


def test_welsh_letters_come_through_both() -> None:
    name = "Siân Ŵyn-Ŷorath ’Puw"
    assert name in to_csv(table(name)).decode("utf-8-sig")
    assert opened(table(name))[1][0] == name


def test_days_are_days_and_numbers_are_numbers() -> None:
    of = Table("Staff", ("Name", "Met", "Days"), [("Carys", date(2028, 2, 29), 3)])
    assert opened(of)[1] == ["Carys", date(2028, 2, 29), 3.0]
    assert "2028-02-29" in to_csv(of).decode("utf-8-sig")


def test_the_first_sheet_says_what_the_words_mean() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(to_xlsx(workbook(table("Carys")))))
    assert book.sheet_names == ["About", "Staff"]
    about = book.get_sheet_by_name("About").to_python()
    assert about[0][0] == "Who holds what"
    assert ["Due", "Asked for."] in about


def test_a_sheet_may_be_called_anything() -> None:
    name = "Bryn Eithin: 'A' / [B] * and a great deal more"
    book = to_xlsx(workbook(Table(name, ("Name",), [("Carys",)])))
    assert len(CalamineWorkbook.from_filelike(io.BytesIO(book)).sheet_names[1]) <= 31


def test_an_empty_table_has_its_headings() -> None:
    assert opened(table()) == [["Name", "Due"]]


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40))
def test_any_name_makes_a_file(name: str) -> None:
    assert to_csv(table(name)).startswith(b"\xef\xbb\xbf")
    assert to_xlsx(workbook(table(name)))


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=8) | st.sampled_from(FORMULAS)))
def test_every_cell_is_as_the_defusing_writer_has_it(cells: list[str]) -> None:
    written, rows = io.StringIO(newline=""), [[cell, cell] for cell in cells]
    defusing = defusedcsv.writer(written)
    defusing.writerow(["Name", "Again"])
    defusing.writerows([" ".join(cell.split()) for cell in row] for row in rows)
    made = to_csv(Table("Staff", ("Name", "Again"), rows)).decode("utf-8-sig")
    assert made == written.getvalue()
