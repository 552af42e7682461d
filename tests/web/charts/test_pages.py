"""Charts on a page: title, table and picture belong together, and nothing relies on colour or style."""

import re

import pytest
from bs4 import BeautifulSoup, Tag

from app.paths import STATIC
from tests.walking import said
from tests.web.browsing import Browsing


@pytest.fixture
def page(client: Browsing) -> BeautifulSoup:
    return BeautifulSoup(client.get("/styleguide/charts").get_data(as_text=True), "html.parser")


def chart(page: BeautifulSoup, id: str) -> Tag:
    found = page.select_one(f"figure[aria-labelledby={id}-title]")
    assert isinstance(found, Tag)
    return found


def test_every_chart_has_its_figures_in_words(page: BeautifulSoup) -> None:
    charts = page.select("figure.chart")
    assert len(charts) == 17
    for each in charts:
        assert page.find(id=str(each["aria-labelledby"])) is not None
        assert bool(each.select("table")) != bool(each.select(".empty"))


def test_pictures_have_title_and_description(page: BeautifulSoup) -> None:
    pictures = page.select("svg[role=img]")
    assert len(pictures) == 4
    for each in pictures:
        title, desc = (page.find(id=name) for name in str(each["aria-labelledby"]).split())
        assert [each and each.name for each in (title, desc)] == ["title", "desc"]
        assert all(each and each.get_text() for each in (title, desc))
    others = [svg for svg in page.select("main svg") if not svg.get("role")]
    assert all(svg.get("aria-hidden") or svg.find_parent("svg") for svg in others)


def test_declared_is_hatched_and_said(page: BeautifulSoup) -> None:
    found = chart(page, "agencies")
    (bar,) = found.select(".chart__bar--declared")
    (pattern,) = found.select("pattern")
    assert bar["fill"] == f"url(#{pattern['id']})"
    assert "declared, not recorded" in said(found)


def test_words_stand_without_a_bar(page: BeautifulSoup) -> None:
    found = chart(page, "agencies")
    rows = {said(row.select(".chart__name")[0]): row for row in found.select("li.chart__row")}
    assert not rows["Little Acorns"].select("svg")
    assert "fewer than 5 people; not shown" in said(rows["Little Acorns"])
    assert said(rows["Northgate youth service"]).endswith("34 of 56 declared, not recorded")
    assert rows["Bryn Eithin nursery"].select_one("rect.chart__bar[width='95.0%']")
    assert rows["Bryn Eithin nursery"].select_one("line.chart__target[x1='90.0%']")
    assert rows["Bryn Eithin nursery"].select_one("a[href='#bryn-eithin']")


def test_the_table_says_what_the_bars_say(page: BeautifulSoup) -> None:
    found = chart(page, "agencies")
    bars = [said(row.select(".chart__name")[0]) for row in found.select("li.chart__row")]
    rows = [said(row) for row in found.select("details tbody th")]
    assert bars == rows
    assert "38 of 40" in said(found.select("details tbody tr")[0])


def test_a_cell_of_the_heat_table_is_read_by_its_words(page: BeautifulSoup) -> None:
    cells = [said(cell) for cell in chart(page, "matrix").select("td")]
    assert "target met" in cells[0]
    assert "up to 10 points below" in cells[1]
    assert cells[2] == "not asked"
    assert "further below" in cells[3]


def test_an_empty_chart_says_what_will_be_here(page: BeautifulSoup) -> None:
    assert "once an agency has a list" in said(chart(page, "no-lines"))


def test_letters_are_never_smaller_than_twelve_pixels() -> None:
    """Of 18 px; and nothing is scaled: text stands in no box of its own measure."""
    rules = (STATIC / "css" / "components" / "chart.css").read_text("utf-8")
    sizes = [float(size) for size in re.findall(r"font-size: ([\d.]+)rem", rules)]
    assert sizes
    assert min(sizes) * 16 >= 12


def test_text_is_in_no_stretched_box(page: BeautifulSoup) -> None:
    assert page.select("svg[viewbox], svg[viewBox]")
    assert not page.select("svg[viewbox] text, svg[viewBox] text")
