"""No rendering tells an exact number: figures that no rounding can give, in random boards, are looked for in every form."""

import dataclasses
import io
import re
import typing
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any

import pytest
from flask import Flask, render_template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from app.content.model.terms import Nation
from app.ids import BoardId, ReportRunId, Sha256
from app.learning.coverage import Counts
from app.learning.disclosure.merging import Groups
from app.learning.disclosure.protect import protect
from app.learning.disclosure.tables import Catalogue, Row, Table, Tally
from app.reporting.coverage_figures import BoardCoverage
from app.services.report_pages import Comparison, Report, ReportsPage
from app.services.report_reading import ReportRun
from app.store.organisations import Board
from app.web.context import Heed
from app.web.reports.files import KINDS, file_of
from app.web.reports.presenters import report_view

SHOWN = re.compile(
    r"about [\d,]+( %)?|fewer than (5|10|20)|\d+ % or (more|less)|between \d+ % and \d+ %"
    r"|not shown: too few people"
)
BOARD = Board(BoardId(1), "Canary Board", Nation.WALES, {}, {})


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    """Large numbers that no rounding gives, or small ones."""
    if draw(st.booleans()):
        required = draw(st.integers(0, 24))
        return Tally(required, draw(st.integers(0, required)))
    covered = 1000 + 5 * draw(st.integers(0, 400)) + draw(st.integers(1, 4))
    uncovered = 3001 + 10 * draw(st.integers(0, 400)) + draw(st.sampled_from([0, 2]))
    return Tally(covered + uncovered, covered)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    exact = draw(st.lists(tallies(), min_size=1, max_size=6))
    agencies = tuple(
        Row(f"a{number}", f"Agency {chr(65 + number)}", tally, draw(st.sampled_from("xy")))
        for number, tally in enumerate(exact)
    )
    sectors: dict[str, Tally] = {}
    for row in agencies:
        sectors[row.part_of] = sectors.get(row.part_of, Tally(0, 0)) + row.tally
    total = sum(exact, Tally(0, 0))
    return Catalogue(
        total,
        (
            Table("sector", "Sectors", tuple(Row(key, key, t) for key, t in sectors.items())),
            Table("agency", "Agencies", agencies, "sector", "Smaller settings"),
        ),
    )


def exact_numbers(catalogue: Catalogue) -> Iterator[int]:
    rows = [row.tally for table in catalogue.tables for row in table.rows]
    for tally in (catalogue.total, *rows):
        for number in (tally.required, tally.covered, tally.uncovered):
            if number >= 1000 and number % 5:
                yield number


def published(catalogue: Catalogue) -> ReportRun:
    moment = datetime(2026, 11, 3, tzinfo=UTC)
    return ReportRun(
        ReportRunId(1),
        BoardId(1),
        "Canary Board",
        date(2026, 10, 31),
        moment,
        moment,
        "Everybody.",
        {},
        (),
        None,
        protect(catalogue, Groups(2026)),
        "c",
        {},
        Sha256("f" * 64),
    )


def unzipped(made: bytes) -> str:
    """Without the names of its formats, which have years in them."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        parts = " ".join(book.read(name).decode() for name in book.namelist())
    return re.sub(r"http://schemas[^\"]+|http://www\.w3[^\"]+", "", parts)


def renderings(app: Flask, heed: Heed, run: ReportRun) -> Iterator[tuple[str, str]]:
    words = heed.content.words(Nation.WALES)
    with app.test_request_context("/boards/1/reports/1"):
        view = report_view(run)
        yield (
            "page",
            render_template(
                "reports/report.html", board=BOARD, page=view, narrative=None, told="", before=()
            ),
        )
        for kind in KINDS:
            made = file_of(run, "", kind, words, "en")
            if kind == "pdf":
                pages = PdfReader(io.BytesIO(made)).pages
                yield kind, " ".join(page.extract_text() for page in pages)
            else:
                yield kind, unzipped(made) if kind == "xlsx" else made.decode("utf-8-sig")


@given(catalogue=catalogues())
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_form_of_a_report_has_an_exact_number(
    app: Flask, heed: Heed, catalogue: Catalogue
) -> None:
    run = published(catalogue)
    for form, text in renderings(app, heed, run):
        numbers = set(re.findall(r"\d+", text.replace(",", "")))
        assert not numbers & {str(each) for each in exact_numbers(catalogue)}, form


@given(catalogue=catalogues())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_figure_is_said_in_words_of_protection(app: Flask, catalogue: Catalogue) -> None:
    """So no small number is there by itself."""
    with app.test_request_context():
        for table in report_view(published(catalogue)).tables:
            for _name, *cells in table.chart.table.rows:
                for cell in cells:
                    assert SHOWN.fullmatch(cell.replace("\N{NO-BREAK SPACE}", " ")), cell
            for row in table.chart.rows:
                assert row.length is None or row.part.said.startswith("about ")
                assert row.part.counted == ""


EXACT = {BoardCoverage, Counts, Tally, Catalogue, Row}


@pytest.mark.parametrize("given_to_renderers", [ReportRun, Report, Comparison, ReportsPage])
def test_what_renderers_get_cannot_hold_an_exact_count(given_to_renderers: type) -> None:
    assert not EXACT & set(types_in(given_to_renderers, set()))


def test_the_walk_finds_what_it_looks_for() -> None:
    assert Counts in types_in(BoardCoverage, set())


def types_in(kind: Any, seen: set[Any]) -> set[Any]:
    """With the types of its fields, and of theirs."""
    if kind in seen:
        return seen
    seen.add(kind)
    if typing.get_origin(kind) or isinstance(kind, UnionType):
        for part in typing.get_args(kind):
            types_in(part, seen)
    elif dataclasses.is_dataclass(kind):
        for hint in typing.get_type_hints(kind).values():
            types_in(hint, seen)
    return seen
