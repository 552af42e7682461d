"""A quiz before its first question."""

from tests.services.training.learning import COURSE, EVERY_KIND, QUIZ, TWO_TRIES, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.quiz.answers import fail


def test_it_says_what_is_coming(walker: Walker, learning: Learning) -> None:
    learning.case_another_way()
    walker.go(f"/quizzes/{TWO_TRIES}")
    for words in (
        "about 4 minutes",
        "2, one to a page",
        "50 in 100.",
        "Questions on which a child’s safety hangs have to be right, whatever the total.",
        "2 left",
        "you may also say how sure you are",
    ):
        assert words in walker.text


def test_begin_leads_to_the_first_question_and_reading_begins_nothing(
    walker: Walker, learning: Learning
) -> None:
    walker.go(f"/quizzes/{EVERY_KIND}")
    assert learning.history().attempts == ()
    walker.press("Begin")
    assert walker.heading == "First call"
    assert "Question 1 of 7" in walker.text


def test_an_open_attempt_is_gone_on_with(walker: Walker, learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    learning.reply_rightly(attempt)
    walker.go(f"/quizzes/{EVERY_KIND}").follow("Continue: Question 2 of 7")
    assert walker.path == f"/quizzes/attempts/{attempt}"
    assert walker.heading == "What belongs in a note"


def test_when_no_attempt_is_left_the_page_says_whom_to_ask(
    walker: Walker, learning: Learning
) -> None:
    learning.case_another_way()
    fail(learning)
    fail(learning)
    walker.go(f"/quizzes/{TWO_TRIES}")
    assert "You have used every attempt." in walker.text
    assert not walker.has_button("Begin")
    assert not walker.has_button("Take it again")


def test_a_form_from_before_the_last_attempt_begins_nothing(
    signed_in: Browsing, learning: Learning
) -> None:
    learning.case_another_way()
    fail(learning)
    fail(learning)
    page = signed_in.submit(f"/quizzes/{TWO_TRIES}", follow_redirects=True)
    assert "You have used every attempt at this quiz." in page.text
    assert len(learning.history().attempts) == 2


def test_a_quiz_that_was_passed_may_be_taken_again(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 3)
    walker.go(f"/quizzes/{QUIZ}?course={COURSE}")
    assert "You have passed this quiz." in walker.text
    assert walker.has_button("Take it again")
    walker.follow("Your last result")
    assert walker.heading == "You have passed"


def test_a_quiz_whose_turn_has_not_come_cannot_be_begun(
    signed_in: Browsing, learning: Learning
) -> None:
    page = signed_in.submit(f"/quizzes/{QUIZ}")
    assert page.status_code == 409
    assert "Your next one is “What a record is”" in page.text
    assert learning.history().attempts == ()
