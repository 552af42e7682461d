"""Accessible PDF (PDF/UA-1) by typst: tagged, titled, with its own letters, and the same bytes for the same facts."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from app.reporting.pdf.typesetting import typeset
from app.reporting.sheets import Cell, Definition, Table


@dataclass(frozen=True, slots=True)
class Report:
    """One table on as many wide pages as it takes, its definitions first."""

    title: str
    subtitle: str
    language: str
    definitions: tuple[Definition, ...]
    table: Table
    first_column: float
    """How many times as wide as the others."""
    page_words: str
    """“Page”, as the foot says it."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Section:
    """A table with its picture, and what its rows stand for."""

    heading: str
    pictures: tuple[tuple[str, str], ...]
    """SVG, each of which fits on a page, and what it says in words."""
    table: Table
    notes: tuple[tuple[str, str], ...]
    """A row's name, and the places that it stands for."""


@dataclass(frozen=True, slots=True)
class BoardReport:
    """What a board published. All figures come in as words."""

    title: str
    subtitle: str
    language: str
    headline: str
    denominator: str
    counted: str
    missing: str
    told_heading: str
    told: tuple[tuple[str, str], ...]
    """“heading”, “paragraph” or “item”, and its text."""
    sections: tuple[Section, ...]
    not_said_heading: str
    not_said: tuple[str, ...]
    definitions_heading: str
    definitions: tuple[Definition, ...]
    page_words: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Certificate:
    heading: str
    name: str
    sentence: str
    """What was completed, and when."""
    title: str
    facts: tuple[tuple[str, str], ...]
    caution: str
    """That it shows completion, not competence."""
    language: str
    check_words: str
    """Beside the code, or why there is none."""
    check_address: str
    check_code: str
    """SVG of the QR code; '': its holder keeps the check page shut."""
    check_code_words: str
    made_at: datetime


def report(facts: Report) -> bytes:
    table = facts.table
    data = {
        "title": facts.title,
        "subtitle": facts.subtitle,
        "language": facts.language,
        "definitions": [asdict(each) for each in facts.definitions],
        "headings": table.headings,
        "rows": [[_words(cell) for cell in row] for row in table.rows],
        "first_column": facts.first_column,
        "page": facts.page_words,
    }
    return typeset("report.typ", data, facts.made_at)


def board_report(facts: BoardReport) -> bytes:
    data = asdict(facts)
    del data["made_at"]
    return typeset("board_report.typ", data, facts.made_at)


def certificate(facts: Certificate) -> bytes:
    data = asdict(facts)
    del data["made_at"]
    return typeset("certificate.typ", data, facts.made_at)


def _words(cell: Cell) -> str:
    return (
        f"{cell.day} {cell:%b %Y}" if isinstance(cell, date) else "" if cell is None else str(cell)
    )
