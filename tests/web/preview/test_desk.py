"""What an author sees of her files, and how soon after a save."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag

from tests.own_files import CASE, OwnFiles
from tests.walking import said
from tests.web.browsing import Browsing

LESSON = "courses/first-words/what-a-record-is.md"


def page(author: Browsing, address: str, **query: object) -> BeautifulSoup:
    """Fetching audits it."""
    response = author.get(address, query_string=query or None)
    assert response.status_code == 200, response.get_data(as_text=True)
    return BeautifulSoup(response.get_data(as_text=True), "html.parser")


def line(desk: BeautifulSoup, number: int) -> Tag:
    found = desk.find(id=f"line-{number}")
    assert isinstance(found, Tag)
    return found


def address(files: OwnFiles, path: str = CASE) -> str:
    return f"/desk?{urlencode({'file': files.name(path)}, safe='/')}"


def test_files_are_listed_with_their_problems(author: Browsing, files: OwnFiles) -> None:
    files.replace("(#ella-goes-quiet)", "(#ella-goes-quite)")
    listed = {
        str(link["href"]): link.find_parent("li")
        for link in page(author, "/").select(".desk-files a")
    }
    assert set(listed) == {
        address(files, path.relative_to(files.root).as_posix()) for path in files.root.rglob("*.md")
    }
    broken = listed[address(files)]
    assert broken is not None
    assert re.search(r"\d errors?", broken.get_text())


def test_a_problem_stands_at_its_line(author: Browsing, files: OwnFiles) -> None:
    number = 1 + files.text().split("\n").index(
        '- [Ask her, "Did Daddy hit you?"](#ella-goes-quiet) `poor: leads`'
    )
    files.replace("(#ella-goes-quiet)", "(#ella-goes-quite)")
    desk = page(author, "/desk", file=files.name())
    assert "S102" in line(desk, number).get_text()
    assert desk.select_one(f".desk-problems a[href='#line-{number}']")
    assert "Not yet" in page(author, "/page", file=files.name()).get_text()


def test_what_was_saved_is_seen(author: Browsing, files: OwnFiles) -> None:
    before = author.get("/version").data
    assert "It is ten to nine" in page(author, "/page", file=files.name()).get_text()
    files.replace("It is ten to nine", "It is half past nine")
    assert author.get("/version").data != before
    assert "It is half past nine" in page(author, "/page", file=files.name()).get_text()


def test_words_for_nations_are_watched_too(author: Browsing, files: OwnFiles) -> None:
    page(author, "/desk", file=files.name())
    files.replace("{short: DSL,", "{short: LEAD,", "courses/terms.yaml")
    assert "LEAD" in page(author, "/desk", file=files.name()).get_text()


def test_a_page_says_which_version_it_shows(author: Browsing, files: OwnFiles) -> None:
    body = page(author, "/desk", file=files.name()).body
    assert body is not None
    assert author.get(str(body["data-version-url"])).text == body["data-version"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (CASE, "What is in it"),
        (LESSON, "What a record is"),
        ("quizzes/first-words.md", "one to a page"),
        ("courses/first-words/course.md", "Required"),
    ],
)
def test_every_kind_has_its_learners_page(
    author: Browsing, files: OwnFiles, path: str, words: str
) -> None:
    assert words in page(author, "/page", file=files.name(path)).get_text()
    assert "In numbers" not in page(author, "/desk", file=files.name(LESSON)).get_text()


def test_nations_are_switched_and_laid_side_by_side(author: Browsing, files: OwnFiles) -> None:
    welsh = page(author, "/desk", file=files.name(), nation="wales")
    assert welsh.select_one(".desk-nations [aria-current]").get_text() == "Wales"  # type: ignore[union-attr]
    frame = welsh.find("iframe")
    assert isinstance(frame, Tag)
    assert "nation=wales" in str(frame["src"])
    rows = page(author, "/nations", file=files.name()).select("tbody tr")
    label = next(row for row in rows if "with your note" in row.get_text())
    assert [mark.get_text() for mark in label.find_all("mark")] == [
        "DSL",
        "DSP",
        "child protection coordinator",
        "designated teacher",
    ]
    assert [said(cell) for cell in label.find_all("td")] == [
        f"Go to the {lead} with your note"
        for lead in ("DSL", "DSP", "child protection coordinator", "designated teacher")
    ]


def test_a_link_in_a_text_leads_to_its_file(author: Browsing, files: OwnFiles) -> None:
    assert author.get("/cases/a-bruise-at-the-door").location.endswith(CASE)
    assert author.get("/courses/first-words").location.endswith("first-words/course.md")
    assert "not in the preview" in author.get("/quizzes/another-quiz").text


def test_pictures_of_a_lesson_and_nothing_else(author: Browsing, files: OwnFiles) -> None:
    picture = author.get("/media/courses/first-words/media/note.svg")
    assert picture.mimetype == "image/svg+xml"
    for name in ("courses/terms.yaml", "scenarios/a-bruise-at-the-door.md", "courses/../heed.svg"):
        assert author.get(f"/media/{name}").status_code == 404


def test_no_file_off_the_desk_is_shown(author: Browsing, files: OwnFiles) -> None:
    (files.root.parent / "secret.md").write_text("not for eyes", "utf-8")
    for name in (str(files.root.parent / "secret.md"), "/etc/passwd", "", files.name() + "/.."):
        response = author.get("/desk", query_string={"file": name})
        assert response.status_code == 404
        assert "There is no such file here" in response.text


def test_a_file_may_go_while_it_is_looked_at(author: Browsing, files: OwnFiles) -> None:
    page(author, "/desk", file=files.name())
    (files.root / CASE).unlink()
    assert author.get("/desk", query_string={"file": files.name()}).status_code == 404
    assert files.name() not in page(author, "/").get_text()


def test_only_this_machine_is_answered(author: Browsing) -> None:
    for host in ("127.0.0.1:8100", "localhost", "[::1]:8100"):
        assert author.get("/", headers={"Host": host}).status_code == 200
    strange = author.get("/", headers={"Host": "rebound.example"})
    assert strange.status_code == 421
    assert "this machine alone" in strange.text


def test_nothing_is_remembered_of_the_browser(author: Browsing, files: OwnFiles) -> None:
    response = author.get("/desk", query_string={"file": files.name()})
    assert "Set-Cookie" not in response.headers
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
