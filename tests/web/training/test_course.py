"""A course's page."""

from tests.services.training.learning import COURSE, SECOND, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing


def outline(walker: Walker) -> list[tuple[str, str, bool]]:
    """Title, state in words, and whether it is a link."""
    return [
        (
            item.select_one(".outline__title").get_text(strip=True),  # type: ignore[union-attr]
            item.select_one(".outline__state").get_text(strip=True),  # type: ignore[union-attr]
            item.select_one("a.outline__title") is not None,
        )
        for item in walker.page.select(".outline__item")
    ]


def test_the_outline_says_in_words_what_is_open(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 1)
    walker.go(f"/courses/{COURSE}")
    assert outline(walker) == [
        ("What a record is", "Done", True),
        ("A bruise at the door", "Next", True),
        ("Check what you know", "After step 2", False),
        ("Words for the DSP", "Optional, any time", True),
    ]


def test_it_says_what_it_is_and_what_completes_it(walker: Walker) -> None:
    walker.go(f"/courses/{COURSE}")
    assert "A short course on listening and recording." in walker.text
    assert "Read 1 lesson, complete 1 case and pass 1 quiz" in walker.text
    assert "nursery practitioner and teacher" in walker.text
    assert "Content note: a child with a bruise; no graphic detail" in walker.text
    assert walker.page.select_one(".draft") is not None


def test_there_is_one_primary_button_and_it_is_the_next_step(walker: Walker) -> None:
    walker.go(f"/courses/{COURSE}")
    [button] = walker.page.select("main .button--primary")
    assert button.get_text(strip=True) == "Begin: What a record is"


def test_a_completed_course_leads_to_its_record(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 3)
    walker.go(f"/courses/{COURSE}")
    assert "3 of 3 steps done" in walker.text
    walker.follow("See the record")
    assert walker.heading == "First words"


def test_a_course_of_another_nation_is_not_found(signed_in: Browsing) -> None:
    page = signed_in.get("/courses/england-only")
    assert page.status_code == 404
    assert "England only" not in page.text


def test_a_case_without_an_award_is_no_completion(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(SECOND), 1)
    walker.go(f"/courses/{SECOND}")
    assert "1 of 2 steps done" in walker.text
    assert "See the record" not in walker.text
