from pathlib import Path

from app.content.loading import load_library
from tests.conftest import heed_of
from tests.walking import Walker

START = "/cases/a-bruise-at-the-door"


def test_what_is_said_before_it_begins(walker: Walker) -> None:
    page = walker.go(START)
    assert page.heading == "A bruise at the door"
    for words in (
        "nursery practitioner",
        "pre-school room",
        "about 8 minutes",
        "a child with a bruise; no graphic detail",
        "You can stop at any time. Your place is kept.",
        "You work in the pre-school room.",
    ):
        assert words in page.text
    assert page.has_button("Begin")


def test_a_case_for_other_nations_is_not_found(walker: Walker, content_root: Path) -> None:
    """The learner works in Wales."""
    case = content_root / "scenarios" / "a-bruise-at-the-door.md"
    scottish = case.read_text("utf-8").replace("minutes: 8", "minutes: 8\nnations: [scotland]")
    case.write_text(scottish, "utf-8")
    heed_of(walker.client.application).content.library = load_library([content_root])
    for path in (START, f"{START}/another-way"):
        assert walker.go(path).status == 404
        assert walker.client.submit(path).status_code == 404
    assert walker.go("/cases/no-such-case").status == 404
