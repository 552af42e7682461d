"""My training."""

from datetime import timedelta

from tests.conftest import FakeClock
from tests.services.training.learning import COURSE, QUIZ, SECOND, Learning
from tests.walking import Walker


def test_a_newcomer_is_shown_where_to_begin(walker: Walker) -> None:
    walker.go("/training")
    assert "Begin: What a record is" in walker.text
    assert "Lesson in First words · about 6 minutes" in walker.text
    assert "0 of 3 steps done" in walker.text
    assert "Draft" in walker.text
    walker.follow("Begin: What a record is")
    assert walker.heading == "What a record is"


def test_an_open_case_says_how_far_it_has_come(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 1, decisions=1)
    walker.go("/training")
    assert "Decision 2 of about 3 · about 6 minutes left" in walker.text
    walker.follow("Continue: A bruise at the door")
    assert walker.path.startswith("/cases/attempts/")


def test_an_open_quiz_says_which_question_comes(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 2)
    learning.reply_rightly(learning.begin(QUIZ, COURSE))
    walker.go("/training")
    assert "Question 2 of 6" in walker.text
    walker.follow("Continue: Check what you know")
    assert "Question 2 of 6" in walker.text


def test_what_is_done_says_until_when_and_leads_to_its_record(
    walker: Walker, learning: Learning
) -> None:
    learning.take(learning.course(), 3)
    walker.go("/training")
    assert (
        "Completed on Monday 23 November 2026, valid until Tuesday 23 November 2027." in walker.text
    )
    walker.follow("The record of First words")
    assert walker.path.startswith("/record/awards/")


def test_when_everything_is_done_the_page_says_so(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 3)
    learning.take(learning.course(SECOND), 2)
    walker.go("/training")
    assert "Nothing to do now" in walker.text
    assert "Your next step" not in walker.text


def test_what_has_run_out_is_asked_for_again(
    walker: Walker, learning: Learning, clock: FakeClock, person: object
) -> None:
    learning.now -= timedelta(days=500)
    learning.take(learning.course(), 3)
    walker.go("/training")
    assert "its cases and quizzes are asked for again" in walker.text
    assert "1 of 3 steps done" in walker.text
