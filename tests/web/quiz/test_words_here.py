"""The terms of a question, explained at its foot."""

import shutil
from pathlib import Path

import pytest

from tests.services.training.learning import Learning
from tests.walking import Walker
from tests.web.quiz.answers import at
from tests.web.quiz.test_question import RECORD, RIGHT

TITLE = "A day’s order"


@pytest.fixture
def content_root(first_words: Path, tmp_path: Path) -> Path:
    """A copy, since the examples are shared."""
    root = tmp_path / "content"
    shutil.copytree(first_words, root)
    terms = root / "courses/terms.yaml"
    said = "  meaning: Who leads on safeguarding here.\n"
    text = terms.read_text("utf-8").replace("DSP:\n", f"DSP:\n{said}", 1)
    terms.write_text(text, "utf-8")
    return root


def explained(walker: Walker) -> list[str]:
    return [word.get_text(strip=True) for word in walker.page.select("details dl.words dt")]


def test_a_question_explains_its_terms_before_and_after(walker: Walker, learning: Learning) -> None:
    at(walker, learning, TITLE)
    assert explained(walker) == ["DSP"]
    assert not walker.page.select("main a[href*='/words']")
    walker.press(RECORD)
    assert explained(walker) == ["DSP"], "what is to be mended"
    walker.press(RECORD, **RIGHT[TITLE])
    assert explained(walker) == ["DSP"]
    assert len(walker.page.select("main a[href*='/words']")) == 1


def test_a_question_without_terms_has_no_list(walker: Walker, learning: Learning) -> None:
    at(walker, learning, "The number")
    assert "DSP" not in walker.text
    assert explained(walker) == []
