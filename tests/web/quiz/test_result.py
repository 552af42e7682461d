"""How a quiz went, in words."""

from app.ids import OptionId
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Rated, Ticked
from tests.services.training.learning import COURSE, EVERY_KIND, QUIZ, TWO_TRIES, Learning
from tests.walking import Walker
from tests.web.quiz.answers import fail

WAIT = Picked(OptionId("wait-and-see"))
RING = Picked(OptionId("ring-999"))
TIME = Ticked(frozenset({OptionId("keyed-the-time")}))
FACTS = Ticked(frozenset({OptionId("keyed-the-time"), OptionId("her-words")}))


def test_safety_comes_first_then_sure_and_mistaken_then_topics(
    walker: Walker, learning: Learning
) -> None:
    learning.case_another_way()
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT, confidence=Confidence.SURE)
    learning.reply(attempt, TIME, confidence=Confidence.SURE)
    walker.go(f"/quizzes/attempts/{attempt}/result")
    assert walker.heading == "Not yet"
    parts = (
        "You got 0 of 2 right, and 1 more in part.",
        "That comes to 25 in 100. You need 50.",
        "A child’s safety hangs on this",
        "Danger now. You were sure.",
        "Sure, and mistaken",
        "In the note",
        "Worth another look",
    )
    places = [walker.text.index(words) for words in parts]
    assert places == sorted(places)


def test_a_total_that_was_enough_says_why_it_did_not_pass(
    walker: Walker, learning: Learning
) -> None:
    learning.case_another_way()
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    learning.reply(attempt, FACTS)
    walker.go(f"/quizzes/attempts/{attempt}/result")
    assert walker.heading == "Not yet"
    assert "Your total of 50 in 100 was enough." in walker.text


def test_try_again_begins_another_attempt_while_there_is_one(
    walker: Walker, learning: Learning
) -> None:
    learning.case_another_way()
    first = fail(learning)
    walker.go(f"/quizzes/attempts/{first}/result")
    assert "You have 1 attempt left." in walker.text
    walker.press("Try again")
    assert "Question 1 of 2" in walker.text
    second = learning.begin(TWO_TRIES)
    learning.reply(second, WAIT)
    learning.reply(second, TIME)
    walker.go(f"/quizzes/attempts/{second}/result")
    assert not walker.has_button("Try again")


def test_the_last_answer_leads_to_the_result_and_the_course_goes_on(
    walker: Walker, learning: Learning
) -> None:
    learning.take(learning.course(), 2)
    attempt = learning.begin(QUIZ, COURSE)
    while learning.taking(attempt).step < 5:
        learning.reply_rightly(attempt)
    walker.go(f"/quizzes/attempts/{attempt}/result")
    assert "Question 6 of 6" in walker.text, "a result before the end leads to the open question"
    learning.reply_rightly(attempt)
    walker.go(f"/quizzes/attempts/{attempt}")
    assert walker.heading == "You have passed"
    walker.follow("Back to First words")
    assert "3 of 3 steps done" in walker.text


def test_topics_lead_to_their_lessons(walker: Walker, learning: Learning) -> None:
    learning.case_another_way()
    walker.go(f"/quizzes/attempts/{fail(learning)}/result").follow("When there is danger")
    assert walker.path == "/courses/second-round/danger-now"


def test_every_answer_can_be_looked_through(walker: Walker, learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    for _ in range(6):
        learning.reply_rightly(attempt)
    learning.reply(attempt, Rated(OptionId("fairly-sure")))
    walker.go(f"/quizzes/attempts/{attempt}/result")
    assert "You got 6 of 6 right." in walker.text, "a rating does not count"
    walker.follow("First call")
    for _ in range(6):
        walker.follow("Next answer")
    assert walker.heading == "How sure"
    assert "Fairly sure" in walker.text
    walker.follow("See how it went")
    assert walker.heading == "You have passed"
