"""A text and its translation: one switch between them, one road through both."""

import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from app.web.preview.app import create_preview
from tests.own_files import OwnFiles
from tests.web.browsing import Browsing
from tests.web.preview.conftest import TODAY
from tests.web.preview.test_desk import page
from tests.web.preview.test_play import framed, here

EVERYTHING = Path(__file__).parents[2] / "content/every_construct"
CASE, WELSH = "scenarios/the-quiet-table.md", "scenarios/the-quiet-table.cy.md"
ROAD = {
    "nation": "wales",
    "show": "scene",
    "move": ["notice:he-has-not-eaten-for-three-days", "go-on", "wrote"],
}


@pytest.fixture
def files(tmp_path: Path) -> OwnFiles:
    shutil.copytree(EVERYTHING, tmp_path / "root")
    return OwnFiles(tmp_path / "root")


def switch(desk: BeautifulSoup) -> dict[str, Tag]:
    return {link.get_text(): link for link in desk.select("nav[aria-label=Language] a")}


def test_the_same_road_in_the_other_language(author: Browsing, files: OwnFiles) -> None:
    english = page(author, "/desk", file=files.name(CASE), **ROAD)
    assert here(english) == "What you say"
    links = switch(english)
    assert list(links) == ["English", "Cymraeg"]
    assert links["English"]["aria-current"] == "page"
    welsh = page(author, str(links["Cymraeg"]["href"]))
    assert here(welsh) == "Beth ddywedwch chi"
    shown = framed(author, welsh)
    assert shown.html is not None
    assert shown.html["lang"] == "cy"
    assert switch(welsh)["English"]["href"] == links["English"]["href"]


def test_a_text_without_a_translation_has_no_switch(author: Browsing, files: OwnFiles) -> None:
    (files.root / WELSH).unlink()
    assert switch(page(author, "/desk", file=files.name(CASE))) == {}


def test_a_translation_that_differs_is_shown_on_its_own(author: Browsing, files: OwnFiles) -> None:
    alone = "shown as a text of its own"
    assert alone not in page(author, "/desk", file=files.name(WELSH)).get_text()
    whole = files.text(WELSH)
    files.replace("- [ ] Mae’n chwerthin\n  > Gwir.\n", "", WELSH)
    assert alone in page(author, "/desk", file=files.name(WELSH)).get_text()
    assert "Y bwrdd tawel" in page(author, "/page", file=files.name(WELSH)).get_text()
    files.save(whole, WELSH)
    files.replace("# The quiet table", "", CASE)
    assert alone in page(author, "/desk", file=files.name(WELSH)).get_text()


def test_a_save_of_the_original_is_seen_though_only_the_translation_is_on_the_desk(
    files: OwnFiles,
) -> None:
    app = create_preview([files.root / WELSH], lambda: TODAY)
    app.test_client_class = Browsing
    author = app.test_client()
    before = author.get("/version").text
    files.save(files.text(CASE) + "\n", CASE)
    assert author.get("/version").text != before
