"""PDFs: tagged, titled, in their language, and with the words that were given, whatever these are."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdf
import pytest
import segno

from app.reporting.pdf import (
    BoardReport,
    Certificate,
    Report,
    Section,
    board_report,
    certificate,
    report,
)
from app.reporting.sheets import Definition, Table

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MATRIX = Report(
    title="Bryn Eithin: who holds what",
    subtitle="On Monday 23 November 2026",
    language="cy",
    definitions=(Definition("Overdue", "The last day has passed."),),
    table=Table(
        "Matrix",
        ("Name", "Noticing neglect"),
        [("Siân Ŵyn", date(2026, 3, 3)), ("Gwenllian ap Rhŷs", "overdue")],
    ),
    first_column=2,
    page_words="Page",
    made_at=NOW,
)


def code() -> str:
    picture = io.BytesIO()
    segno.make("https://heed.example/check/abc").save(picture, kind="svg")
    return picture.getvalue().decode()


CERTIFICATE = Certificate(
    heading="Record of completion",
    name="Siân Ŵyn",
    sentence="completed this course on Monday 23 November 2026:",
    title="Noticing neglect",
    facts=(("Valid until", "22 November 2027"),),
    caution="It does not say that anyone is competent.",
    language="en",
    check_words="Anyone who has this paper can check it here.",
    check_address="https://heed.example/check/abc",
    check_code=code(),
    check_code_words="A code that opens the address beside it",
    made_at=NOW,
)

PUBLISHED = BoardReport(
    title="Nant Gwyn: how far training reaches",
    subtitle="As it stood on Saturday 31 October 2026",
    language="en",
    headline="about 81 %",
    denominator="about 130 of about 160 people",
    counted="Everybody who is asked.",
    missing="No list came from Hazel Housing.",
    told_heading="What the board says",
    told=(("heading", "What we see"), ("item", "#panic(1)"), ("paragraph", "*So* it is.")),
    sections=(
        Section(
            "Agencies",
            ((code(), "A bar for each agency"),),
            Table(
                "Agencies", ("Name", "Share", "A", "B", "C"), [("Ŵyn", "95 % or more", "", "", "")]
            ),
            (("Smaller settings", "Birch, Cedar"),),
        ),
    ),
    not_said_heading="What these figures do not say",
    not_said=("Nobody is certified.",),
    definitions_heading="What the words mean",
    definitions=(Definition("About", "Rounded."),),
    page_words="page",
    made_at=NOW,
)


def opened(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in opened(pdf).pages).split())


@pytest.mark.parametrize(
    "pdf",
    [report(MATRIX), certificate(CERTIFICATE), board_report(PUBLISHED)],
    ids=["report", "one", "published"],
)
def test_readers_for_the_eye_and_the_ear_get_structure(pdf: bytes) -> None:
    catalogue: Any = opened(pdf).trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"] in ("cy", "en")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    metadata = opened(pdf).metadata
    assert metadata is not None
    assert metadata.title


def test_a_table_says_everything_on_it() -> None:
    found = words(report(MATRIX))
    for said in ("Siân Ŵyn", "Gwenllian ap Rhŷs", "3 Mar 2026", "overdue", "Overdue The last day"):
        assert said in found


def alternative_texts(pdf: bytes) -> set[str]:
    reader = opened(pdf)
    trailer: Any = reader.trailer
    objects: list[Any] = [reader.get_object(number) for number in range(1, trailer["/Size"])]
    return {each["/Alt"] for each in objects if isinstance(each, dict) and "/Alt" in each}


def test_a_boards_report_says_everything_and_its_pictures_too() -> None:
    made = board_report(PUBLISHED)
    found = words(made)
    for said in ("about 81 %", "What we see", "#panic(1)", "*So* it is.", "Ŵyn", "Birch, Cedar"):
        assert said in found
    assert "A bar for each agency" in alternative_texts(made)
    assert made == board_report(PUBLISHED)


def test_headings_come_again_on_each_page() -> None:
    many = replace(MATRIX.table, rows=[(f"Person {n}", "due") for n in range(120)])
    pages = opened(report(replace(MATRIX, table=many))).pages
    assert len(pages) > 2
    assert all("Noticing neglect" in page.extract_text() for page in pages)


def test_a_certificate_shows_the_check_page_only_when_its_holder_opened_it() -> None:
    assert "heed.example/check/abc" in words(certificate(CERTIFICATE))
    shut = replace(CERTIFICATE, check_code="", check_address="", check_words="Not open to others.")
    assert "heed.example" not in words(certificate(shut))
    assert "Not open to others." in words(certificate(shut))


@pytest.mark.parametrize("name", ['#panic("x")', "*bold* _no_ $x$ <label> @ref", "\\", "[" * 40])
def test_a_name_is_never_run(name: str) -> None:
    spaced = words(certificate(replace(CERTIFICATE, name=name))).replace(" ", "")
    assert name.replace(" ", "") in spaced


def test_the_same_facts_make_the_same_file() -> None:
    assert report(MATRIX) == report(MATRIX)
