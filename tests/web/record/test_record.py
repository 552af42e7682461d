"""My record: awards, what is under way, every attempt."""

import re

from tests.services.training.learning import CASE, COURSE, EVERY_KIND, SECOND, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing


def test_an_empty_record_says_what_will_be_here(walker: Walker) -> None:
    walker.go("/record")
    assert "Nothing here yet" in walker.text
    assert "It goes with you when you change your job or your workplace" in walker.text
    walker.follow("Go to My training")
    assert walker.heading == "My training"


def test_it_lists_awards_courses_under_way_and_attempts_in_words(
    walker: Walker, learning: Learning
) -> None:
    learning.take(learning.course(), 3)
    learning.take(learning.course(SECOND), 0, decisions=1)
    learning.reply_rightly(learning.begin(EVERY_KIND))
    walker.go("/record")
    for words in (
        "Monday 23 November 2026",
        "Tuesday 23 November 2027",
        "Wales",
        learning.library.releases[COURSE].sha256[:12],
        "1 of 2 steps done",
        "Passed, with 100 in 100.",
        "Complete. This road ended well.",
        "Under way: 1 question answered.",
        "Under way.",
    ):
        assert words in walker.text, words


def test_an_unsafe_ending_says_what_is_still_to_do(walker: Walker, learning: Learning) -> None:
    learning.finish()
    walker.go(f"/cases/{CASE}?course={COURSE}").press("Begin")
    walker.press("This is what I would do", choice="ask-her-what-happened-then-listen")
    walker.press("This is what I would do", choice="ring-her-father-before-anyone-else-hears")
    walker.go("/record")
    assert (
        "At the end of this road the child was still at risk."
        " Something about the child’s safety is still to be put right." in walker.text
    )
    walker.follow("A bruise at the door")
    assert "/debrief" in walker.path


def test_an_attempt_at_something_that_is_gone_still_has_a_name(
    walker: Walker, learning: Learning
) -> None:
    learning.begin(EVERY_KIND)
    quizzes = dict(learning.library.quizzes)
    object.__setattr__(
        learning.library,
        "quizzes",
        {slug: quiz for slug, quiz in quizzes.items() if slug != EVERY_KIND},
    )
    try:
        walker.go("/record")
    finally:
        object.__setattr__(learning.library, "quizzes", quizzes)
    assert "every kind" in walker.text


def test_the_award_says_what_was_completed_and_claims_no_more(
    walker: Walker, learning: Learning
) -> None:
    learning.take(learning.course(), 3)
    walker.go("/record").follow("First words")
    assert f"{learning.actor.name} completed this course on Monday 23 November 2026." in walker.text
    assert "It does not say that anyone is competent" in walker.text
    assert learning.library.releases[COURSE].sha256 in walker.text
    assert learning.library.terms.sha256 in walker.text
    assert "Draft: not yet reviewed" in walker.text
    assert not re.search(
        r"competent (practitioner|person)|qualified|certifi(ed|es)", walker.text, re.I
    )


def test_nobody_elses_award_is_found(learning: Learning, stranger: Browsing) -> None:
    learning.take(learning.course(), 3)
    page = stranger.get(f"/record/awards/{learning.history().awards[0].id}")
    assert page.status_code == 404
    assert learning.actor.name not in page.text
