import csv
import io

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from app.ids import BoardId
from app.store.report_runs import runs_of
from app.web.context import Heed
from tests.area import Area
from tests.people import Someone
from tests.reports_world import NARRATIVE, add_staff
from tests.web.browsing import Browsing

KINDS = ("pdf", "xlsx", "csv")


def text_of(client: Browsing, path: str) -> str:
    return client.get(path, follow_redirects=True).get_data(as_text=True)


def file_of(client: Browsing, here: str, kind: str) -> bytes:
    answer = client.submit(f"{here}/{kind}")
    assert answer.status_code == 200
    return answer.get_data()


def in_pdf(made: bytes) -> str:
    return " ".join(" ".join(p.extract_text() for p in PdfReader(io.BytesIO(made)).pages).split())


def in_csv(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))


def test_a_report_says_what_it_counts_what_is_missing_and_what_it_does_not_say(
    analyst: Browsing, here: str
) -> None:
    page = text_of(analyst, here)
    for words in (
        "Counted is everybody who",
        "because no list came: Hazel Housing",
        "What these figures do not say",
        "95\N{NO-BREAK SPACE}% or more",
        "Smaller settings, nursery (3 together)",
        "Birch Nursery, Cedar Nursery, Dale Nursery",
        "<strong>most</strong>",
        "Written by Mair Tudor",
    ):
        assert words in page, words


def test_page_and_files_have_the_same_figures(analyst: Browsing, here: str) -> None:
    page = text_of(analyst, here).replace("\N{NO-BREAK SPACE}", " ")
    document = in_pdf(file_of(analyst, here, "pdf"))
    book = CalamineWorkbook.from_filelike(io.BytesIO(file_of(analyst, here, "xlsx")))
    assert book.sheet_names == ["What this is", "Sectors", "Agencies", "Job roles", "Courses"]
    cells = {
        tuple(str(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row)
        for name in book.sheet_names[1:]
        for row in book.get_sheet_by_name(name).to_python()
    }
    heading, *rows = in_csv(file_of(analyst, here, "csv"))
    assert heading[:3] == ["As of", "Table", "Name"]
    figures = [row[2:7] for row in rows if row[1] != "No staff list"]
    assert len(figures) > 10
    for row in figures:
        assert tuple(row) in cells
        assert all(cell in page for cell in row), row
        assert all(" ".join(cell.split()) in document for cell in row[1:]), row


@pytest.mark.parametrize("kind", KINDS)
def test_an_old_report_prints_again_to_the_byte(
    analyst: Browsing, here: str, kind: str, heed: Heed, numbers: dict[str, int]
) -> None:
    before = file_of(analyst, here, kind)
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, heed.clock())
        query = "SELECT min(id) FROM agency WHERE name = 'Fern School'"
        agency = session.execute(text(query)).scalar_one()
        for number in range(25):
            add_staff(area, agency, f"New {number}", "teacher", covered=True)
        session.execute(text("UPDATE agency SET name = 'Another name'"))
    assert file_of(analyst, here, kind) == before
    assert "Another name" not in text_of(analyst, here)


def test_every_file_that_is_taken_is_written_down(analyst: Browsing, here: str, heed: Heed) -> None:
    for kind in KINDS:
        file_of(analyst, here, kind)
    with heed.database.reading() as session:
        query = "SELECT subjects FROM audit WHERE action = 'exported' ORDER BY id"
        taken = [str(row[0]) for row in session.execute(text(query))]
    assert [kind for kind in KINDS for words in taken if f"report, {kind}" in words] == [*KINDS]
    assert analyst.get(f"{here}/pdf").status_code == 405


def test_a_report_is_made_on_the_page_and_once(
    client: Browsing, numbers: dict[str, int], people: dict[str, Someone], heed: Heed
) -> None:
    client.sign_in(people["has no report"])
    home = f"/boards/{numbers['board without reports']}/reports"
    assert "No report yet" in text_of(client, home)
    for _ in range(2):
        made = client.submit(home, {"as_of": "31 10 2026"})
        assert made.status_code == 302
    with heed.database.reading() as session:
        assert len(runs_of(session, BoardId(numbers["board without reports"]))) == 1
    assert "Willow School" in text_of(client, made.headers["Location"])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("30 10 2026", "Choose the last day of a month"),
        ("30 11 2026", "That month is not over yet"),
        ("31 12 2025", "The board served no agency"),
        ("31 8 2026", "There is a report of a later month"),
        ("soon", "Give the last day of a month"),
    ],
)
def test_a_day_that_cannot_be_is_told_at_its_box(
    analyst: Browsing, home: str, day: str, told: str
) -> None:
    answer = analyst.submit(home, {"as_of": day})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert told in page
    assert 'aria-invalid="true"' in page


def test_what_the_board_says_is_looked_at_kept_and_harmless(analyst: Browsing, here: str) -> None:
    typed = "**bold** ![x](https://spy.example/x.png)\n\n<script>alert(1)</script>"
    form = f"{here}/narrative"
    seen = analyst.submit(form, {"text": typed, "look": "yes"}).get_data(as_text=True)
    assert "<strong>bold</strong>" in seen
    assert 'src="https://spy' not in seen
    assert "**bold**" in seen, "nothing typed is lost"
    assert "most" in text_of(analyst, here), "looking keeps nothing"
    kept = analyst.submit(form, {"text": typed}, follow_redirects=True).get_data(as_text=True)
    assert "<strong>bold</strong>" in kept
    assert "<script>alert" not in kept
    long = analyst.submit(form, {"text": "x" * 20_001})
    assert long.status_code == 422
    assert "x" * 20_001 in long.get_data(as_text=True)


def test_the_document_has_what_the_board_says_without_its_marks(
    analyst: Browsing, here: str
) -> None:
    document = in_pdf(file_of(analyst, here, "pdf"))
    assert "**" in NARRATIVE
    for words in ("What we see", "reaches most nurseries", "January · Elm School"):
        assert words in document
    assert "**" not in document


def test_two_reports_beside_each_other_say_no_more_than_they_do(
    analyst: Browsing, here: str, numbers: dict[str, int]
) -> None:
    page = text_of(analyst, f"{here}/compare?with={numbers['report before']}")
    assert page.count("no change that can be shown") > 5
    assert analyst.get(f"{here}/compare?with=0").status_code == 404
    assert analyst.get(f"{here}/compare").status_code == 302


def test_letters_are_asked_for_and_stopped(analyst: Browsing, home: str) -> None:
    for wanted, button in (("yes", "Stop the letters"), ("no", "Send me a letter")):
        analyst.submit(f"{home}/letters", {"wanted": wanted})
        assert button in text_of(analyst, home)


def test_a_report_whose_seal_does_not_fit_is_not_shown(
    analyst: Browsing, here: str, home: str, heed: Heed, numbers: dict[str, int]
) -> None:
    with heed.database.transaction() as session:
        session.execute(text("DROP TRIGGER report_run_refuses_update"))
        changed = "UPDATE report_run SET result = replace(result, 'about', 'about') || ' ', sha256 = :sha WHERE id = :run"
        session.execute(text(changed), {"run": numbers["report"], "sha": "0" * 64})
    for answer in (analyst.get(here), analyst.submit(f"{here}/csv")):
        page = answer.get_data(as_text=True)
        assert answer.status_code == 500
        assert "its seal does not fit" in page
        assert "about" not in page.partition("<main")[2].partition("</main")[0]
    assert analyst.get(home).status_code == 200, "the list opens"
