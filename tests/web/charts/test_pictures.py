"""Charts on paper: no text on another, none outside, colours of the stylesheet, words in the PDF."""

import io
import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import STATIC
from app.reporting.pdf import certificate
from app.web.charts.bars import Bar, bars
from app.web.charts.frame import Frame
from app.web.charts.intervals import Estimate, intervals
from app.web.charts.lines import lines
from app.web.charts.marks import STYLES, TARGET_DASHES
from app.web.charts.multiples import multiples
from app.web.charts.parts import Part
from app.web.charts.picture import Ink, Picture, Rect, Text
from app.web.charts.row_pictures import PLOT, PLOT_AT, bars_picture, intervals_picture
from app.web.charts.standalone import standalone
from app.web.charts.trend_pictures import lines_picture, multiples_picture
from app.web.charts.trends import Series
from tests.reporting.test_pdf import CERTIFICATE
from tests.web.charts.test_models import COUNTS, FRAME, PARTS, months

CSS = STATIC / "css"
NAMES = st.one_of(
    st.sampled_from(("Iechyd", "Ysgolion a cholegau, a darparwyr addysg", "L" * 58)),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=80),
)
WORDS = st.sampled_from(("fewer than 5", "no list yet; last asked on Monday 2 November 2026 " * 3))
BARS = st.one_of(
    st.builds(
        lambda name, counts, declared: Bar(name, counts[0], counts[1], declared),
        NAMES,
        COUNTS,
        st.booleans(),
    ),
    st.builds(lambda name, words: Bar(name, words=words), NAMES, WORDS),
)
SERIES = st.builds(Series, NAMES, st.lists(PARTS, min_size=5, max_size=5))
TARGETS = st.none() | st.integers(0, 100)


def assert_readable(picture: Picture) -> None:
    texts = [mark for mark in picture.marks if isinstance(mark, Text)]
    for text in texts:
        assert text.left >= -0.01
        assert text.right <= picture.width + 0.01
        assert text.top >= -0.01
        assert text.bottom <= picture.height + 0.01
    for one, other in combinations(texts, 2):
        beside = one.right <= other.left + 0.01 or other.right <= one.left + 0.01
        assert beside or one.bottom <= other.top + 0.01 or other.bottom <= one.top + 0.01


@given(st.lists(BARS, max_size=6), TARGETS)
def test_bars(rows: list[Bar], target: int | None) -> None:
    picture = bars_picture(bars(rows, target=target, frame=FRAME))
    assert_readable(picture)
    rects = [mark for mark in picture.marks if isinstance(mark, Rect)]
    drawn = [rect.width for rect in rects if rect.fill is Ink.ACCENT]
    sizes = [row.part.size for row in rows if row.part.size]
    assert drawn == pytest.approx([PLOT * size / 100 for size in sizes], abs=0.03)
    assert all(rect.x == PLOT_AT for rect in rects)


@given(st.lists(SERIES, max_size=4), TARGETS, st.integers(1, 12))
def test_lines(series: list[Series], target: int | None, month: int) -> None:
    chart = lines(series, months(5, 2024, month), target=target, frame=FRAME)
    assert_readable(lines_picture(chart))


@given(st.lists(SERIES, max_size=5), TARGETS)
def test_multiples(series: list[Series], target: int | None) -> None:
    assert_readable(multiples_picture(multiples(series, months(5), target=target, frame=FRAME)))


@given(st.lists(st.tuples(NAMES, COUNTS), max_size=5))
def test_intervals(rows: list[tuple[str, tuple[int, int]]]) -> None:
    estimates = [
        Estimate(name, value / of, value / of / 2, (1 + value / of) / 2, of)
        for name, (value, of) in rows
    ]
    estimates.append(Estimate("A", words="fewer than 10"))
    assert_readable(intervals_picture(intervals(estimates, frame=FRAME)))


def test_an_empty_chart_says_what_will_be_here() -> None:
    (text,) = bars_picture(bars([], frame=FRAME)).marks
    assert isinstance(text, Text)
    assert text.words == "Nothing yet."


def agencies(name: str = "Tŷ Ŵyn <b> & Co") -> str:
    rows = [Bar(name, 38, 40), Bar("Declared", 3, 4, declared=True), Bar("Few", words="withheld")]
    frame = Frame("agencies", "Two of three & more", "Share by agency.")
    return standalone(bars_picture(bars(rows, target=90, frame=frame)))


def test_a_file_is_whole_xml_with_title_and_description() -> None:
    root = ElementTree.fromstring(agencies())  # noqa: S314
    space = "{http://www.w3.org/2000/svg}"
    assert root.findtext(f"{space}title") == "Two of three & more"
    assert root.findtext(f"{space}desc") == "Share by agency."
    texts = [text.text for text in root.iter(f"{space}text")]
    assert "Tŷ Ŵyn <b> & Co" in texts
    assert {"Few", "withheld"} <= set(texts)
    ids = {each.get("id") for each in root.iter()}
    assert set((root.get("aria-labelledby") or "").split()) <= ids


def test_a_file_needs_no_stylesheet() -> None:
    svg = agencies()
    assert not re.search(r"class=|style=|<style|var\(|href", svg)
    assert svg.count('fill="url(#agencies-hatch)"') == 1


def test_paper_has_the_colours_and_dashes_of_the_page() -> None:
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6});", (CSS / "tokens.css").read_text("utf-8")))
    named = {"SOFT": "soft-text", "FAINT": "faint-line"}
    for ink in Ink:
        assert tokens[named.get(ink.name, ink.name.lower())] == ink.value
    rules = (CSS / "components" / "chart.css").read_text("utf-8")
    assert f"stroke-dasharray: {TARGET_DASHES};" in rules
    for style in STYLES:
        if style.dashes:
            assert f"--{style.name} {{\n  stroke-dasharray: {style.dashes};" in rules


def test_typst_sets_a_chart_into_an_accessible_pdf() -> None:
    """A certificate's code is any picture with its words: the way of every picture of app/reporting/pdf."""
    facts = replace(
        CERTIFICATE,
        check_code=agencies("Tŷ Ŵyn"),
        check_code_words="Two of three. Share by agency.",
    )
    pdf = pypdf.PdfReader(io.BytesIO(certificate(facts)))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for words in ("Tŷ Ŵyn", "38 of 40", "withheld", "Target 90"):
        assert words in text
    assert "Two of three. Share by agency." in alternatives(pdf)


def alternatives(pdf: pypdf.PdfReader) -> list[str]:
    found = []
    for number in range(1, int(str(pdf.trailer["/Size"]))):
        thing = pdf.get_object(number)
        if isinstance(thing, pypdf.generic.DictionaryObject) and "/Alt" in thing:
            found.append(str(thing["/Alt"]))
    return found


def test_marks_move_with_their_lines() -> None:
    chart = lines([Series("A", [Part(1, 2), Part(1, 4)])], months(2), frame=FRAME)
    paths = re.findall(r'<path d="([^"]+)" fill="#0b5568"', standalone(lines_picture(chart)))
    first = paths[0]
    x, y = map(float, re.findall(r"^M([\d.]+) ([\d.]+)", first)[0])
    line = re.findall(
        r'L([\d.]+) ([\d.]+)" fill="none" stroke="#0b5568"', standalone(lines_picture(chart))
    )
    assert (x + 4.5, y) == tuple(map(float, line[0]))
