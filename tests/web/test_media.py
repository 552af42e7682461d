"""Pictures of content: the library's own, and nothing else of the disk."""

import re
import shutil
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from tests.web.browsing import Browsing
from tests.web.example_courses import first_words

__all__ = ["first_words"]
FOLDER = Path("courses") / "first-words" / "media"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(document.cookie)</script></svg>'
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def content_root(first_words: Path, tmp_path: Path) -> Path:
    """A lesson shows two pictures; a third lies beside them, and so does what is no picture."""
    root = tmp_path / "content"
    shutil.copytree(first_words, root)
    (root / FOLDER).mkdir(exist_ok=True)
    (root / FOLDER / "hall way.PNG").write_bytes(PNG)
    (root / FOLDER / "map.svg").write_bytes(SVG)
    (root / FOLDER / "unshown.png").write_bytes(PNG)
    (root / FOLDER / "notes.txt").write_text("secret")
    lesson = root / "courses" / "first-words" / "what-a-record-is.md"
    shown = "\n\n![The hall](media/hall%20way.PNG)\n\n![The way out](media/map.svg)\n"
    lesson.write_text(lesson.read_text("utf-8") + shown, "utf-8")
    return root


def picture(client: Browsing, name: str) -> TestResponse:
    return client.get(f"/media/{FOLDER.as_posix()}/{name}")


def test_a_lesson_shows_its_pictures(signed_in: Browsing) -> None:
    page = signed_in.get("/courses/first-words/what-a-record-is").text
    [address] = re.findall(r'<img src="([^"]*hall[^"]*)"', page)
    answer = signed_in.get(address)
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "image/png", PNG)


def test_anyone_may_keep_them_a_while(client: Browsing) -> None:
    answer = picture(client, "hall way.PNG")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert "Cookie" not in answer.headers.get("Vary", "")
    known = {"If-None-Match": answer.headers["ETag"]}
    again = client.get(answer.request.path, headers=known)
    assert (again.status_code, again.data) == (304, b"")
    assert "sandbox" in again.headers["Content-Security-Policy"]


def test_a_drawing_runs_nothing(client: Browsing) -> None:
    headers = picture(client, "map.svg").headers
    assert headers["Content-Type"].startswith("image/svg+xml")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Content-Security-Policy"].endswith("; sandbox")
    assert "script-src" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    [
        "unshown.png",
        "notes.txt",
        "../what-a-record-is.md",
        "..%2fwhat-a-record-is.md",
        "%2e%2e/%2e%2e/terms.yaml",
        "/etc/passwd",
        "map.svg/",
        "map.svg%00.png",
        "",
    ],
)
def test_nothing_else_is_served(client: Browsing, name: str) -> None:
    answer = picture(client, name)
    assert answer.status_code == 404
    assert "There is no page here" in answer.text


def test_a_picture_that_was_taken_away_is_not_there(client: Browsing, content_root: Path) -> None:
    assert picture(client, "map.svg").status_code == 200
    (content_root / FOLDER / "map.svg").unlink()
    assert "There is no page here" in picture(client, "map.svg").text


def test_what_is_named_a_drawing_is_sent_as_one(client: Browsing, content_root: Path) -> None:
    (content_root / FOLDER / "map.svg").write_text("<!doctype html><script>alert(1)</script>")
    assert picture(client, "map.svg").mimetype == "image/svg+xml"
