"""The terms of a scene, folded away at its foot: those that it says, and none of what is still to come."""

from pathlib import Path

import pytest

from tests.walking import Walker
from tests.web.play.test_scene import CHOOSE, LISTEN, REPORT, WRITE, begin


@pytest.fixture
def content_root(content_root: Path) -> Path:
    terms = content_root / "courses/terms.yaml"
    said = "  meaning: Who leads on safeguarding here.\n"
    text = terms.read_text("utf-8").replace("DSP:\n", f"DSP:\n{said}", 1)
    terms.write_text(text, "utf-8")
    return content_root


def explained(walker: Walker) -> list[str]:
    return [word.get_text(strip=True) for word in walker.page.select("details dl.words dt")]


def test_a_term_is_explained_once_the_page_says_it(walker: Walker) -> None:
    begin(walker)
    assert explained(walker) == []
    walker.press(CHOOSE, choice=LISTEN)
    assert explained(walker) == []
    walker.press(CHOOSE, choice=WRITE)
    assert "Go to the DSP with your note" in walker.text
    assert explained(walker) == ["DSP"]
    assert "Who leads on safeguarding here." in walker.text
    walker.press(CHOOSE, choice=REPORT)
    assert explained(walker) == ["DSP"]
    walker.follow("Look back on what you did")
    walker.go(walker.path)


def test_nothing_in_a_scene_links_away_from_what_was_typed(walker: Walker) -> None:
    begin(walker).press(CHOOSE, choice=LISTEN).press(CHOOSE, choice=WRITE)
    assert not walker.page.select("main a[href*='/words'], main a.term")
