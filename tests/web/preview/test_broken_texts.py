"""Whatever stands in a file while it is being written, the desk shows it, and what is wrong with it."""

import random

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from tests.own_files import CASE, OwnFiles
from tests.page_audit import headings, identities, labels, policy

LESSON = "courses/first-words/what-a-record-is.md"
QUIZ = "quizzes/first-words.md"
COURSE = "courses/first-words/course.md"


@pytest.fixture
def author(preview: Flask) -> FlaskClient:
    """Looks at the pages less closely than others: a message about a brace holds one."""
    return FlaskClient(preview, preview.response_class)


def look(author: FlaskClient, files: OwnFiles, path: str) -> None:
    for address in ("/desk", "/page", "/nations"):
        for show in ("opening", "scene"):
            found = author.get(address, query_string={"file": files.name(path), "show": show})
            assert found.status_code == 200
            page = BeautifulSoup(found.text, "html.parser")
            assert [
                f for check in (headings, identities, labels, policy) for f in check(page)
            ] == []
    assert author.get("/").status_code == 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "---\n",
        "---\nsummary: [\n---\n# T\n",
        "# Only a title\n",
        "## No title\n\n- [x](#y) `best`\n",
        "<script>alert(1)</script>",
        "\x00\ufeff\u202e",
        "---\n---\n# T\n\n{DSP} {nonsense} {",
        "[" * 2500,
        "x" * 70_000,
    ],
)
@pytest.mark.parametrize("path", [CASE, LESSON, QUIZ, COURSE])
def test_a_text_that_is_hardly_one(
    author: FlaskClient, files: OwnFiles, path: str, text: str
) -> None:
    files.save(text, path)
    look(author, files, path)


def test_bytes_that_are_no_text(author: FlaskClient, files: OwnFiles) -> None:
    (files.root / CASE).write_bytes(b"\xff\xfe\x00---\n\x80")
    look(author, files, CASE)


def test_broken_words_and_settings(author: FlaskClient, files: OwnFiles) -> None:
    files.save("DSP: [", "courses/terms.yaml")
    files.save("[severity", "heed.toml")
    look(author, files, CASE)
    assert "heed.toml is not TOML" in author.get("/").text
    assert (
        "{dsp}"
        in author.get(
            "/page", query_string={"file": files.name(), "show": "scene", "scene": "referred"}
        ).text.casefold()
    )


@pytest.mark.parametrize("path", [CASE, LESSON, QUIZ, COURSE])
def test_texts_half_way_through_an_edit(author: FlaskClient, files: OwnFiles, path: str) -> None:
    """Lines left out, cut short and doubled, as they are while somebody types."""
    chance = random.Random(path)  # noqa: S311  (the same edits every time)
    whole = files.text(path).split("\n")
    for _ in range(12):
        lines = list(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(lines))
            cut = chance.randint(0, len(lines[place]))
            lines[place : place + 1] = chance.choice([[], [lines[place][:cut]], [lines[place]] * 2])
        files.save("\n".join(lines), path)
        look(author, files, path)
