"""Lists in the pages: from the file to what it did, and back."""

import io
import zipfile

import pytest
from sqlalchemy import select

from app.services.spreadsheets import MOST_ROWS, read_table
from app.store.tables import AuditRow
from app.web.staff.list_words import FILES
from tests.services.staff.world import ANN, HEADINGS, Staff, new_staff, sheet
from tests.walking import Walker
from tests.web.browsing import Browsing

BOB = "Bob Rees,8,bob@oaks.example,Teacher,01/09/2021,"


def sends(
    walker: Walker, staff: Staff, data: bytes, name: str = "staff.csv", what: str = "import"
) -> Walker:
    """As a browser does: walkers fill in no files."""
    client: Browsing = walker.client
    answer = client.submit(
        f"/team/{staff.agency}/staff/{what}",
        {"file": (io.BytesIO(data), name), "pasted": ""},
        content_type="multipart/form-data",
    )
    if answer.status_code == 302:
        return walker.go(answer.headers["Location"])
    return walker._arrive(answer)


def test_a_list_is_looked_at_applied_and_undone(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet(ANN, BOB, ",9,,Teacher,,"))
    assert walker.heading == "What this list would do"
    assert "Nothing has changed yet." in walker.text
    assert "To mend: 1" in walker.text
    assert "There is no name. Write one in." in walker.text
    assert staff.state() == ()
    walker.press("Apply this list: 2 rows")
    assert walker.heading == "This list was applied"
    assert len(staff.state()) == 4
    walker.press("Undo this list")
    assert walker.heading == "This list was undone"
    assert staff.state() == ()


def test_leavers_are_boxes_that_nobody_has_ticked(walker: Walker, staff: Staff) -> None:
    staff.has(ANN, BOB)
    sends(walker, staff, sheet(ANN))
    assert "Bob Rees" in walker.text
    before = staff.state()
    walker.press("End the posts that are ticked")
    assert staff.state() == before
    sends(walker, staff, sheet(ANN))
    box = walker.page.find("input", attrs={"name": "leaving"})
    assert box is not None
    walker.press("End the posts", leaving=str(box["value"]), last_day="2026-11-20")
    assert "Ended, as you ticked" in walker.text
    assert staff.state() != before


def test_who_leaves_has_a_last_day(walker: Walker, staff: Staff) -> None:
    staff.has(ANN, BOB)
    sends(walker, staff, sheet(ANN))
    box = walker.page.find("input", attrs={"name": "leaving"})
    assert box is not None
    walker.press("End the posts", leaving=str(box["value"]), last_day="")
    assert walker.status == 422
    assert "Enter the last day of those who leave" in walker.text
    ticked = walker.page.find("input", attrs={"name": "leaving"})
    assert ticked is not None
    assert ticked.has_attr("checked")
    walker.press("End the posts", last_day="2001-01-01")
    assert "before somebody’s first day" in walker.text


def test_a_list_that_changed_meanwhile_is_shown_again(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet(ANN))
    staff.adds("Cai Ellis")
    walker.press("Apply this list")
    assert "Your list has changed since you looked" in walker.text
    walker.press("Apply this list")
    assert walker.heading == "This list was applied"


def test_columns_that_are_not_sure_are_asked_about(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, b"Who,Ref,What they do\nAnn Jones,7,Teacher\n")
    assert walker.heading == "Which column is which?"
    walker.press("Go on")
    assert walker.status == 422
    assert "Say which column has the name" in walker.text
    walker.press("Go on", name="0", payroll="0", title="2")
    assert "One column was chosen for two things" in walker.text
    walker.press("Go on", name="0", payroll="1", title="2")
    assert "New: 1" in walker.text


def test_columns_that_are_left_out_are_named(walker: Walker, staff: Staff) -> None:
    """An address under an unusual heading would be missed otherwise."""
    sends(
        walker,
        staff,
        b"Name,Job title,Reach me at,Work E-mail\nAnn,Teacher,a@x.example,b@x.example\n",
    )
    assert "This column is not used: Reach me at." in walker.text
    walker.follow("Say what the columns are").press("Go on", address="2")
    assert "This column is not used: Work E-mail." in walker.text


def test_names_can_be_pasted_with_one_job_for_all(walker: Walker, staff: Staff) -> None:
    walker.go(f"/team/{staff.agency}/staff/import")
    walker.press("Look at what it would do", pasted="Name\nAnn Jones\nBob Ŵyn\n")
    walker.press("Go on", role="nursery practitioner")
    assert "New: 2" in walker.text
    walker.press("Apply this list")
    assert "nursery practitioner" in str(staff.state())


def test_titles_are_said_once(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet("Ann,7,,Dinner Lady,01/09/2020,"))
    assert "1 job title is new to Heed: say what it is" in walker.text
    assert "Job title to be said: 1" in walker.text
    assert "To mend" not in walker.text
    walker.press("Remember these", meaning="lunchtime supervisor")
    assert "New: 1" in walker.text
    assert "new to Heed" not in walker.text


def test_what_was_left_out_is_listed_and_comes_as_a_file_to_mend_and_send_again(
    walker: Walker, staff: Staff
) -> None:
    sends(
        walker, staff, sheet(ANN, ",9,,Teacher,,", "Cai,10,cai at oaks,Wizard,,", "=X,11,,Cook,,")
    )
    walker.press("Apply this list: 1 row")
    assert walker.heading == "This list was applied"
    assert "3 rows were left out" in walker.text
    assert "3 no name There is no name. Write one in." in walker.text
    assert "4 Cai “cai at oaks” is no email address." in walker.text
    page = walker.path
    walker.go(f"/team/{staff.agency}/staff/import").follow("staff.csv")
    assert walker.path == page
    taken = walker.client.submit(f"{page}/left-out.csv")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="left-out-of-list-1.csv"'
    table = read_table("left-out.csv", taken.data)
    assert table.headings == (*HEADINGS.split(","), "What to mend")
    assert [row.cells[1] for row in table.rows] == ["9", "10", "11"]
    assert table.rows[0].cells[-1] == "There is no name. Write one in."
    assert b",=X" not in taken.data
    mended = taken.data.replace(b",9,", b"Bob,9,", 1)
    sends(walker, staff, mended, "left-out.csv")
    assert "New: 1" in walker.text
    assert "This column is not used: What to mend." in walker.text
    with staff.database.reading() as session:
        noted = session.execute(select(AuditRow.action, AuditRow.agency_id)).all()
    assert noted[-1] == ("exported", staff.agency)


def test_nothing_left_out_is_no_file(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet(ANN)).press("Apply this list: 1 row")
    assert "left out" not in walker.text
    assert walker.client.submit(f"{walker.path}/left-out.csv").status_code == 422


def test_a_formulas_error_is_told_as_one(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet("#REF!,7,,Teacher,,", "Ann,8,,#N/A,,", "Bob,9,,Teacher,0,"))
    assert "To mend: 3" in walker.text
    assert "new to Heed" not in walker.text
    wrong = "this cell holds a formula that gives an error in your sheet"
    assert f"no name To mend Whole name: {wrong} (#REF!)." in walker.text
    assert f"Job title: {wrong} (#N/A)." in walker.text
    assert "First day of the job: this cell holds 0" in walker.text


def test_thrown_away_nothing_is_kept(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet(ANN))
    page = walker.path
    walker.press("Throw this list away")
    assert "thrown away" in walker.text
    walker.go(page)
    assert walker.heading == "This list was thrown away"
    assert "Ann Jones" not in walker.text


def test_a_long_list_has_pages(walker: Walker, staff: Staff) -> None:
    rows = [f"Person {at},{at},,Teacher,01/09/2020," for at in range(120)]
    sends(walker, staff, sheet(*rows))
    assert "Page 1 of 3" in walker.text
    walker.follow("Next")
    assert "Person 55" in walker.text


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", "<a/>")
        made.writestr("xl/worksheets/sheet1.xml", b"0" * (100 * 1024 * 1024))
    return packed.getvalue()


HOSTILE = {
    "a bomb": ("a.xlsx", bomb, "unpacks to more than Heed takes in"),
    "no workbook": ("a.xlsx", lambda: b"Name,Job\nAnn,Teacher\n", "cannot read this as a list"),
    "NULs": ("a.csv", lambda: b"Name\0,Job\nAnn,Teacher\n", "cannot read this as a list"),
    "a page": ("a.csv", lambda: b"<html><script>alert(1)</script>", "cannot read this as a list"),
    "old Excel": ("a.xls", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "old Excel file"),
    "nothing": ("a.csv", lambda: b"", "no rows under the headings"),
    "a novel": ("a.csv", lambda: b"Name,Job\nAnn," + b"x" * 501, "Row 2: A cell holds more"),
    "over 5 MB": ("a.csv", lambda: b"Name,Job\n" * 600_000, "larger than 5 MB"),
}


@pytest.mark.parametrize(("name", "make", "words"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files(walker: Walker, staff: Staff, name: str, make: object, words: str) -> None:
    assert callable(make)
    sends(walker, staff, make(), name)
    assert walker.status == 422
    assert words in walker.text


def test_ten_megabytes_are_not_even_read(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, b"Name,Job\n" * 1_200_000)
    assert walker.status == 413


def test_formulas_stay_text_on_the_page(walker: Walker, staff: Staff) -> None:
    sends(walker, staff, sheet('"=cmd|""/c calc""!A1",7,,Teacher,01/09/2020,'))
    assert "is no name" in walker.text


def test_another_agencys_list_is_not_there(walker: Walker, staff: Staff) -> None:
    theirs = new_staff(staff.database, "Elms").sends(ANN)
    for agency in (staff.agency, theirs.staff.agency):
        for tail in ("", "/columns", "/titles"):
            walker.go(f"/team/{agency}/staff/lists/{theirs.number}{tail}")
            assert walker.status == 404


COMPLETED = "Payroll ID,Name,Course,Completed,Provider,Valid until"


def test_training_from_elsewhere_is_brought_in_and_taken_back(walker: Walker, staff: Staff) -> None:
    staff.has(ANN)
    rows = (
        "7,,Noticing neglect L1,03/03/2026,County training,",
        ",Nobody Here,Noticing neglect L1,03/03/2026,,",
        "7,,Fire safety,03/03/2026,,",
    )
    sends(walker, staff, "\n".join((COMPLETED, *rows)).encode(), "done.csv", "completions")
    assert "2 courses are new to Heed: say which they are" in walker.text
    assert "Course to be said: 3" in walker.text
    walker.press("Remember these", meaning=["noticing-neglect", "-"])
    assert "New: 1" in walker.text
    assert "Nobody on your list is meant" in walker.text
    walker.follow("New: 1").press("Apply this list: 1 row")
    assert walker.heading == "This list was applied"
    first = walker.path
    sends(walker, staff, "\n".join((COMPLETED, rows[0])).encode(), "done.csv", "completions")
    assert "on the record already" in walker.text
    assert "New: 1" not in walker.text
    walker.go(f"{first}").press("Undo this list")
    assert walker.heading == "This list was undone"
    sends(walker, staff, "\n".join((COMPLETED, rows[0])).encode(), "done.csv", "completions")
    assert "New: 1" in walker.text


def test_the_page_says_how_long_a_list_may_be_and_what_to_do_with_a_longer_one(
    walker: Walker, staff: Staff
) -> None:
    walker.go(f"/team/{staff.agency}/staff/import")
    limit = f"{MOST_ROWS:,} rows"
    assert limit in walker.page.get_text()
    assert "Send a longer list in parts" in walker.page.get_text()
    assert limit in str(FILES["list-too-many-rows"])
    assert walker.page.select_one("form#answer [role=status][data-busy]")
