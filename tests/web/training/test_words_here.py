"""The terms of a lesson: linked to at their first place, explained at its foot, and a way back to both."""

from pathlib import Path

import pytest

from tests.walking import Walker

TERMS = """\
DSP:
  source: A book
  meaning: Who leads on safeguarding here.
  wales: {short: DSP, long: designated safeguarding person (DSP)}
  england: DSL
  scotland: coordinator
  northern-ireland: designated person
social services:
  source: A book
  wales: social services
  england: social care
  scotland: social work
  northern-ireland: the Gateway team
"""
COURSE = """\
---
summary: A course.
owner: Training team
minutes: 5
reviewed: 2026-11-01
review-by: 2027-11-01
sources: [Invented]
for: [everyone]
---
# A course

## Part

1. [One](one.md)
"""
LESSON = """\
---
summary: A lesson.
owner: Training team
minutes: 5
reviewed: 2026-11-01
review-by: 2027-11-01
sources: [Invented]
---
# Go to the {DSP}

Ring the {DSP}, and then the {DSP} rings {social services}.

## The {DSP} again

Once more, the {DSP}.
"""
BOX = "\n`reflect`\n\nWhat will you do?\n"


def write(root: Path, lesson: str) -> None:
    for name, text in {
        "courses/terms.yaml": TERMS,
        "courses/a/course.md": COURSE,
        "courses/a/one.md": lesson,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@pytest.fixture
def content_root(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    write(tmp_path / "own", getattr(request, "param", LESSON))
    return tmp_path / "own"


def test_a_term_is_linked_once_and_leads_back(walker: Walker) -> None:
    page = walker.go("/courses/a/one").page
    (link,) = page.select("a.term")
    assert (link.get_text(), link["href"], link["id"]) == ("DSP", "#word-dsp", "said-dsp")
    assert link.find_parent("p") is not None
    (word,) = page.select("#word-dsp")
    assert word.get_text() == "DSP"
    assert [each.get_text(strip=True) for each in page.select("dl.words dt")] == ["DSP"]
    assert "Who leads on safeguarding here." in walker.text
    (back,) = page.select("a[href='#said-dsp']")
    assert back.get_text() == "Back to the text: DSP"
    assert not page.select("h1 a, h2 a")


def test_the_page_of_all_words_leads_back_to_the_lesson(walker: Walker) -> None:
    walker.go("/courses/a/one").follow("All the words we use")
    assert walker.heading == "Words we use"
    walker.press("Show the words of this nation", nation="england")
    assert "DSL" in walker.text
    walker.follow("Go back to where you were")
    assert walker.path == "/courses/a/one"


@pytest.mark.parametrize("content_root", [LESSON + BOX], indirect=True)
def test_nothing_by_a_box_leads_away_from_what_was_typed(walker: Walker) -> None:
    page = walker.go("/courses/a/one").page
    assert page.select("textarea")
    assert len(page.select("a.term")) == 1
    assert not page.select("main a[href^='/words']")


@pytest.mark.parametrize("content_root", [LESSON.replace("{DSP}", "lead")], indirect=True)
def test_where_no_term_is_explained_there_is_no_list(walker: Walker) -> None:
    assert "Words on this page" not in walker.go("/courses/a/one").text
