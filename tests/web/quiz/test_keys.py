"""Keys, feedback and explanations reach the browser when nobody can make use of them any more, and not before."""

import pytest

from tests.services.training.learning import TWO_TRIES, Learning
from tests.walking import Walker
from tests.web.quiz.answers import fail

SECRETS = ("FEEDBACK", "EXPLAINED", "HINTED")


@pytest.fixture(autouse=True)
def open_quiz(learning: Learning) -> None:
    learning.case_another_way()


def begun(walker: Walker) -> Walker:
    walker.go(f"/quizzes/{TWO_TRIES}")
    return walker.press("Take it again" if walker.has_button("Take it again") else "Begin")


def secrets(walker: Walker) -> list[str]:
    return [word for word in SECRETS if word in str(walker.page)]


def test_an_unanswered_question_gives_nothing_away(walker: Walker) -> None:
    begun(walker)
    assert secrets(walker) == []
    walker.press("Record my answer")
    assert walker.status == 422
    assert secrets(walker) == [], "nor does its error page"
    options = [str(box) for box in walker.page.select("[name=answer]")]
    assert len({option.split("value=")[0].replace("-1", "-0") for option in options}) == 1


def test_after_answering_only_the_chosen_options_feedback_is_shown(walker: Walker) -> None:
    begun(walker).press("Record my answer", answer="wait-and-see")
    assert "FEEDBACK on waiting." in walker.text
    assert "FEEDBACK on ringing." not in str(walker.page)
    assert "EXPLAINED" not in str(walker.page)
    assert "What is right" not in walker.text
    assert (
        "The full explanation opens when you have passed, or when no attempt is left."
        in walker.text
    )


def test_the_question_after_gives_nothing_away_of_the_one_before(walker: Walker) -> None:
    begun(walker).press("Record my answer", answer="wait-and-see").follow("Next question")
    assert secrets(walker) == []


def test_on_the_last_attempt_the_explanation_comes_at_once(
    walker: Walker, learning: Learning
) -> None:
    fail(learning)
    begun(walker).press("Record my answer", answer="wait-and-see")
    assert "What is right" in walker.text
    assert "Ring 999" in walker.text
    assert "EXPLAINED: nothing comes before it." in walker.text
    walker.follow("Next question")
    assert secrets(walker) == [], "the question that is open stays closed"


def test_once_it_is_passed_every_explanation_is_open(walker: Walker) -> None:
    begun(walker).press("Record my answer", answer="ring-999").follow("Next question")
    walker.press("Record my answer", answer=["keyed-the-time", "her-words"])
    assert "EXPLAINED: facts." in walker.text
    walker.follow("Look at the question before")
    assert "EXPLAINED: nothing comes before it." in walker.text


def test_the_conflict_page_gives_nothing_away(walker: Walker) -> None:
    begun(walker).press("Record my answer", answer="wait-and-see")
    walker.follow("Next question")
    walker.press("Record my answer", step="0", answer="ring-999")
    assert walker.status == 409
    assert secrets(walker) == []
    assert "Wait and see" in walker.text
