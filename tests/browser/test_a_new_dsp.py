"""An administrator and two DSPs, in the pages alone: from an empty installation to a matrix in print."""

import csv
import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import quote_plus

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.beginners import (
    Beginning,
    choose_password,
    download,
    empty_installation,
    follow,
    main,
    press,
    sign_in,
)
from tests.conftest import FakeClock

ADMINISTRATOR = "ada@board.example"
RUTH, MARC = "ruth@helyg.example", "marc@derwen.example"
AGENCIES = (
    ("Helyg Nursery", "nursery", "Ruth Llewellyn", RUTH),
    ("Derwen Nursery", "nursery", "Marc Owen", MARC),
    ("Ysgol y Bryn", "school", "Carys Pugh", "carys@bryn.example"),
)
MOVER, OLD_ADDRESS, NEW_ADDRESS = "Ŵyn Parry", "s3@helyg.example", "wyn@derwen.example"
COLLEAGUE, OF_SLIP, IN_PAGES = "s5@helyg.example", "Siân O’Connor", "s1@helyg.example"
FIRST = "Siân Rhodri Ŵyn Ffion Gwenllïan Tomos Mari Lowri Dafydd Nerys Huw Elin Rhys Beca Iolo"
LAST = ("Parry", "Bowen", "ap Ifan", "O’Connor")
TITLES = ("Nursery Nurse", "Room Leader", "nursery practitioner", "Cook")
MEANINGS = {
    "Nursery Nurse": "nursery practitioner",
    "Room Leader": "nursery practitioner",
    "Cook": "other",
    "Wizard": "volunteer",
}
"""“Wizard” is the tenth fault, and is mended by its meaning."""
FAULTS: tuple[tuple[int, int, str, str], ...] = (
    (3, 5, "31/02/2024", "“31/02/2024” is no first day"),
    (5, 5, "soon", "“soon” is no first day"),
    (7, 1, "", "There is no name"),
    (9, 3, "s7@helyg.example", "Row 8 has the same address"),
    (11, 6, "01/01/2020", "The last day is before the first"),
    (13, 5, "n/a", "“n/a” is no first day"),
    (17, 1, "=1+1", "“=1+1 Bowen” is no name"),
    (19, 3, "not an address", "“not an address” is no email address"),
    (21, 4, "", "There is no job title"),
    (23, 4, "Wizard", "Nobody has said yet which job “Wizard” is"),
)
"""Row and column of the sheet, what stands there, and what the preview says of it."""


@pytest.fixture
def beginning(
    tmp_path: Path, database_url: str, clock: FakeClock, browser: Browser
) -> Iterator[Beginning]:
    with empty_installation(tmp_path, database_url, clock, browser, ADMINISTRATOR) as it:
        yield it


def test_from_nothing_to_the_matrix_in_print(beginning: Beginning) -> None:
    add_agencies(beginning)
    ruth = beginning.invited(RUTH)
    expect(ruth.get_by_role("heading", level=1)).to_have_text("Helyg Nursery")
    bring_in_staff(ruth)
    require_training(ruth)
    slip = let_people_in(beginning, ruth)
    three_complete(beginning, slip)
    remind(beginning, ruth)
    ruth.goto("/team")
    expect(main(ruth)).to_contain_text("3 of 50 in date")
    assert f"{MOVER}, nursery practitioner" in matrix_in_print(ruth)
    move(beginning, ruth)
    assert beginning.audit().broken is None


def add_agencies(beginning: Beginning) -> None:
    ada = beginning.signed_in(ADMINISTRATOR)
    ada.get_by_role("link", name="Organisations").click()
    follow(ada, "Add a board")
    ada.get_by_label("Name of the board").fill("Bae Penrhyn Safeguarding Board")
    ada.get_by_label("Wales").check()
    press(ada, "Add the board")
    for name, sector, dsp, address in AGENCIES:
        ada.get_by_role("link", name="Organisations").first.click()
        follow(ada, "Bae Penrhyn")
        follow(ada, "Add an agency")
        ada.get_by_label("Name").fill(name)
        ada.get_by_label("Sector").select_option(sector)
        ada.get_by_label("Wales").check()
        press(ada, "Add the agency")
        follow(ada, "Give a role")
        ada.get_by_label("Safeguarding lead").check()
        ada.get_by_label("Somebody new").check()
        ada.get_by_label("Name", exact=True).fill(dsp)
        ada.get_by_label("Work address").fill(address)
        press(ada, "Give the role")
        expect(main(ada)).to_contain_text(f"{dsp} is invited")
    assert beginning.tick().letters == {"sent": 3}


def bring_in_staff(ruth: Page) -> None:
    follow(ruth, "Staff")
    follow(ruth, "Bring in a list")
    ruth.get_by_label("The list").set_input_files(
        {"name": "staff.xlsx", "mimeType": "application/vnd.ms-excel", "buffer": sixty_rows()}
    )
    press(ruth, "Look at what it would do")
    expect(main(ruth)).to_contain_text("4 job titles are new to Heed")
    for title, role in MEANINGS.items():
        ruth.get_by_label(f"“{title}”").select_option(role)
    press(ruth, "Remember these")
    for _row, _column, _written, said in FAULTS[:-1]:
        expect(main(ruth)).to_contain_text(said)
    press(ruth, "Apply this list: 50 rows")
    follow(ruth, "To the staff list")
    expect(main(ruth)).to_contain_text("50 of 50 people")
    expect(main(ruth)).to_contain_text("Gwenllïan O’Connor")


def sixty_rows() -> bytes:
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet = book.add_worksheet("Staff")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    headings = "Surname,Forename,Employee No,Work E-mail,Job Title,Start Date,Leaving Date"
    sheet.write_row(0, 0, headings.split(","))
    first = FIRST.split()
    faults = {(row, column): cell for row, column, cell, _said in FAULTS}
    for at in range(60):
        address = f"s{at + 1}@helyg.example" if at < 40 else ""
        cells = [LAST[at // 15], first[at % 15], f"H{at + 1:03}", address, TITLES[at % 4]]
        for column, cell in enumerate(cells):
            sheet.write_string(at + 1, column, faults.get((at + 2, column), cell))
        sheet.write_datetime(at + 1, 5, date(2024, 9, 1) + timedelta(days=at), day)
    for (row, column), cell in faults.items():
        if column in (5, 6):
            sheet.write_string(row - 1, column, cell)
    sheet.write_formula(12, 5, '=IF(A1="","","n/a")', None, "n/a")
    sheet.write_string(6, 0, "")
    book.close()
    return written.getvalue()


def require_training(dsp: Page) -> None:
    """From the first template; by today, so that reminders are due."""
    follow(dsp, "Requirements")
    follow(dsp, "Start from your nation")
    follow(dsp, "Start from")
    dsp.get_by_label("Course", exact=True).select_option(label="Noticing neglect")
    dsp.get_by_label("Days that new starters have").fill("28")
    dsp.get_by_label("Days of grace").fill("14")
    applies_from = dsp.get_by_label("Applies from").input_value()
    dsp.get_by_label("Nobody is overdue before").fill(applies_from)
    press(dsp, "See what this would mean")
    expect(main(dsp)).to_contain_text(
        re.compile(r"\d+ (person|people), 0 overdue on the first day")
    )
    press(dsp, "Save the requirement")
    expect(main(dsp)).to_contain_text("The requirement is saved.")


def let_people_in(beginning: Beginning, ruth: Page) -> str:
    """Gives the code of the slip."""
    follow(ruth, "Ways in")
    press(ruth, "Invite all")
    ruth.get_by_role("searchbox", name="Name").fill("O’Connor")
    press(ruth, "Show")
    ruth.get_by_label(OF_SLIP).check()
    press(ruth, "Print slips for those ticked")
    slip = ruth.get_by_role("heading", name=OF_SLIP).locator("xpath=..")
    code = re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", slip.inner_text())
    assert code
    beginning.tick()
    return code[0]


def three_complete(beginning: Beginning, slip: str) -> None:
    """And one more goes in the pages, to a decision."""
    siân = beginning.page()
    siân.goto("/in")
    siân.get_by_label("Code").fill(slip.lower())
    press(siân, "Go on")
    username = siân.get_by_label("Username").input_value()
    choose_password(siân)
    expect(main(siân)).to_contain_text("Others use this device too")
    for address in (OLD_ADDRESS, COLLEAGUE):
        expect(main(beginning.invited(address))).to_contain_text("Required for everyone by Helyg")
    for account in (username, OLD_ADDRESS, COLLEAGUE):
        beginning.complete(account)
    go_to_a_decision(beginning.invited(IN_PAGES))


def go_to_a_decision(page: Page) -> None:
    """Whatever is asked on the way is answered with the first that offers itself."""
    follow(page, "Begin: How sure do you feel")
    for _step in range(40):
        if page.locator("input[name=choice]").count():
            break
        for asked in page.locator("main fieldset:has([type=radio])").all():
            asked.get_by_role("radio").first.check()
        page.locator("main :is(a, button).button--primary").first.click()
    place = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("radio").first.check()
    press(page, "This is what I would do")
    expect(page.get_by_role("heading", level=1)).not_to_have_text(place)


def remind(beginning: Beginning, ruth: Page) -> None:
    """One of them now, and all others by the plan; who has completed gets none."""
    before = len(beginning.post.came)
    ruth.goto("/team")
    follow(ruth, "Reminders")
    follow(ruth, "Begin with nobody ticked")
    ruth.get_by_label("Beca Parry").check()
    press(ruth, "See what would be sent")
    press(ruth, "Send the reminders")
    assert beginning.tick().letters == {"sent": 1}
    follow(ruth, "Switch on")
    ruth.get_by_label("On: Heed reminds people").check()
    press(ruth, "Save")
    beginning.tick()
    came = [each["to"] for each in beginning.post.came[before:]]
    assert len(came) == len(set(came))
    assert IN_PAGES in came
    assert RUTH in came
    assert not {OLD_ADDRESS, COLLEAGUE} & set(came)
    expect(main(ruth)).to_contain_text("Reminders are on")


def move(beginning: Beginning, ruth: Page) -> None:
    """Her award goes with her, and nobody at the old place finds her."""
    end_her_post(beginning, ruth)
    marc = beginning.invited(MARC)
    follow(marc, "Staff")
    follow(marc, "Add somebody")
    marc.get_by_label("Name").fill(MOVER)
    marc.get_by_label("Work email").fill(NEW_ADDRESS)
    marc.get_by_label("Job").select_option("nursery practitioner")
    marc.get_by_label("First day").fill(beginning.clock().date().isoformat())
    press(marc, "Add to my list")
    marc.get_by_role("link", name="Derwen Nursery").click()
    follow(marc, "Ways in")
    press(marc, "Invite 1 person")
    beginning.tick()
    join_with_her_account(beginning)
    require_training(marc)
    follow(marc, "Overview")
    expect(main(marc)).to_contain_text("1 of 1 in date")
    assert f"{MOVER}, nursery practitioner" in matrix_in_print(marc)
    beginning.clock.forward(days=1, hours=1)
    is_out_of_sight(beginning.signed_in(RUTH))


def end_her_post(beginning: Beginning, ruth: Page) -> None:
    follow(ruth, "Staff")
    follow(ruth, MOVER)
    follow(ruth, "End")
    yesterday = beginning.clock().date() - timedelta(days=1)
    ruth.get_by_label("Last day").fill(yesterday.isoformat())
    press(ruth, "Record the last day")


def join_with_her_account(beginning: Beginning) -> None:
    her = beginning.page()
    her.goto(beginning.way_in(NEW_ADDRESS))
    follow(her, "Sign in with my account")
    sign_in(her, OLD_ADDRESS)
    her.get_by_label("Yes, both are me").check()
    press(her, "Join it to my record")
    expect(main(her)).to_contain_text(f"What was recorded for {MOVER} is yours now.")
    her.get_by_role("link", name="My record").click()
    expect(main(her)).to_contain_text("Noticing neglect")


def is_out_of_sight(ruth: Page) -> None:
    ruth.goto("/team")
    here = ruth.url
    asked = quote_plus(MOVER)
    for address in (
        f"{here}/staff",
        f"{here}/staff?q={asked}",
        f"{here}/who",
        f"{here}/who?q={asked}",
        f"{here}/ways-in",
        f"{here}/matrix",
        f"{here}/requirements",
        f"{here}/reminders",
        f"{here}/reminders/paper",
        f"{here}/staff/import",
        "/letters",
        "/audit",
    ):
        ruth.goto(address)
        shown = main(ruth).inner_text()
        assert MOVER not in shown, address
        assert NEW_ADDRESS not in shown, address
        assert "Derwen" not in shown, address
    ruth.goto(f"{here}/matrix")
    assert MOVER not in matrix_in_print(ruth)
    assert MOVER not in first_column(download(ruth, "Table"))
    ruth.goto(f"{here}/who")
    assert MOVER not in first_column(download(ruth, "Table"))


def matrix_in_print(dsp: Page) -> str:
    follow(dsp, "Matrix")
    document = PdfReader(BytesIO(download(dsp, "Document to print")))
    return "\n".join(page.extract_text() for page in document.pages)


def first_column(table: bytes) -> set[str]:
    rows = csv.reader(StringIO(table.decode("utf-8-sig")))
    return {row[0] for row in rows if row}
