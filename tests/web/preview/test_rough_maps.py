"""Of a case with errors the map shows what can be read, or says why it does not."""

from bs4 import BeautifulSoup, Tag

from tests.own_files import OwnFiles
from tests.walking import said
from tests.web.browsing import Browsing
from tests.web.preview.test_desk import page


def map_of(author: Browsing, files: OwnFiles) -> BeautifulSoup:
    desk = page(author, "/desk", file=files.name())
    found = desk.select_one("section[aria-labelledby$=map]")
    assert isinstance(found, Tag)
    return BeautifulSoup(str(found), "html.parser")


def test_scenes_and_ways_are_drawn_and_lead_to_their_lines(
    author: Browsing, files: OwnFiles
) -> None:
    files.replace("(#ella-goes-quiet)", "(#ella-goes-quite)")
    files.replace("`poor: tips-off`", "`poor: tips off`")
    shown = map_of(author, files)
    assert "as far as it can be read" in said(shown)
    assert "1 way leads to a scene that is not there" in said(shown)
    titles = [title.get_text() for title in shown.select(".case-map__title")]
    assert "Ella goes quiet" in titles
    assert titles[0] == "Arrival"
    line = 1 + files.text().split("\n").index("## Ella talks")
    link = next(a for a in shown.select(".case-map a") if "Ella talks" in a.get_text())
    assert link["href"] == f"#line-{line}"
    assert shown.select(".case-map__road--best")


def test_a_whole_case_has_the_whole_map(author: Browsing, files: OwnFiles) -> None:
    assert "as far as it can be read" not in said(map_of(author, files))


def test_why_there_is_none(author: Browsing, files: OwnFiles) -> None:
    files.save("# Only a title\n")
    assert "No scene can be found" in said(map_of(author, files))
    files.save("x" * 70_000)
    assert "over a limit" in said(map_of(author, files))


def test_two_scenes_of_one_name(author: Browsing, files: OwnFiles) -> None:
    files.replace("## Ella talks", "## Ella goes quiet")
    titles = [t.get_text() for t in map_of(author, files).select(".case-map__title")]
    assert titles.count("Ella goes quiet") == 1
