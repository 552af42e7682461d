"""Taking a quiz: begun once, answered step by step, nothing given away and nothing counted twice."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from app.content.loading import load_library
from app.content.model.header import Kind
from app.ids import AttemptId, OptionId
from app.learning.errors import BadResponse
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Rated, Ticked, Typed
from app.services import quizzing
from app.services.content import Content
from app.services.errors import Conflict, NotFound, Refused
from app.services.open_steps import NotYet
from app.services.questions import ItemShown, OpenQuestion, TaskShown
from app.store.attempt_records import AnswerGiven
from tests.services.training.learning import COURSE, EVERY_KIND, QUIZ, TWO_TRIES, Learning

RING = Picked(OptionId("ring-999"))
WAIT = Picked(OptionId("wait-and-see"))
FACTS = Ticked(frozenset({OptionId("keyed-the-time"), OptionId("her-words")}))
TIME = Ticked(frozenset({OptionId("keyed-the-time")}))


@pytest.fixture
def learning(learning: Learning) -> Learning:
    """With the case done, so that the quiz of two tries is open."""
    learning.case_another_way()
    return learning


def fail(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    learning.reply(attempt, TIME)


# --- beginning ---------------------------------------------------------------------------------


def test_begin_goes_on_with_the_open_attempt(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING)
    assert learning.begin(TWO_TRIES) == attempt


def test_begin_fixes_what_the_attempt_is_taken_with(learning: Learning) -> None:
    terms = learning.taking(learning.begin(TWO_TRIES)).attempt.terms
    assert terms.course == "second-round"
    assert terms.release_sha256 == learning.library.releases["second-round"].sha256
    assert terms.terms_sha256 == learning.library.terms.sha256


def test_attempts_run_out(learning: Learning) -> None:
    fail(learning)
    fail(learning)
    assert len(learning.attempts_at(Kind.QUIZ, TWO_TRIES)) == 2
    with pytest.raises(Refused):
        learning.begin(TWO_TRIES)


def test_a_quiz_whose_turn_has_not_come_is_not_begun(learning: Learning) -> None:
    with pytest.raises(NotYet):
        learning.begin(QUIZ, COURSE)
    assert learning.history().attempts == ()


def test_a_quiz_that_is_not_there_is_not_found(learning: Learning) -> None:
    with pytest.raises(NotFound):
        learning.begin("no-such-quiz")


def test_nobody_elses_attempt_is_found(learning: Learning, stranger: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    with pytest.raises(NotFound):
        stranger.taking(attempt)


# --- answering ---------------------------------------------------------------------------------


def test_every_kind_is_marked(learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    recorded = [learning.reply_rightly(attempt) for _ in range(7)]
    marks = [given.mark for given in learning.taking(attempt).answers]
    assert marks == [1, 1, 1, 1, 1, 1, None]
    assert [each.ended for each in recorded] == [False] * 6 + [True]
    result = learning.result(attempt)
    assert result is not None
    assert result.passed


def test_a_double_click_records_once(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    for _ in range(2):
        learning.reply(attempt, RING, step=0, confidence=Confidence.SURE)
    assert len(learning.taking(attempt).answers) == 1


def test_two_clicks_at_the_very_same_time_record_once(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    with ThreadPoolExecutor(2) as pool:
        clicks = [pool.submit(learning.reply, attempt, RING, step=0) for _ in range(2)]
        recorded = [click.result() for click in clicks]
    assert [each.ended for each in recorded] == [False, False]
    assert len(learning.taking(attempt).answers) == 1


@pytest.mark.parametrize(
    ("response", "confidence"), [(WAIT, Confidence.SURE), (RING, Confidence.GUESS), (RING, None)]
)
def test_another_answer_for_a_step_that_is_taken_changes_nothing(
    learning: Learning, response: Picked, confidence: Confidence | None
) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING, confidence=Confidence.SURE)
    with pytest.raises(Conflict) as conflict:
        learning.reply(attempt, response, step=0, confidence=confidence)
    assert isinstance(conflict.value.stored, AnswerGiven)
    assert conflict.value.stored.response == RING.to_json()
    assert learning.taking(attempt).answers == (conflict.value.stored,)


@pytest.mark.parametrize("step", [1, 99, -1])
def test_a_step_that_is_not_due_is_refused(learning: Learning, step: int) -> None:
    attempt = learning.begin(TWO_TRIES)
    with pytest.raises(Conflict) as conflict:
        learning.reply(attempt, RING, step=step)
    assert conflict.value.stored is None
    assert learning.taking(attempt).answers == ()


def test_the_last_answer_again_after_the_end_is_still_the_same_answer(learning: Learning) -> None:
    fail(learning)
    [attempt] = learning.attempts_at(Kind.QUIZ, TWO_TRIES)
    assert learning.reply(attempt, TIME, step=1).ended


def test_what_is_no_answer_is_not_recorded(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    for response in (Picked(OptionId("no-such-option")), Typed("999"), Rated(OptionId("ring-999"))):
        with pytest.raises(BadResponse):
            learning.reply(attempt, response)
    assert learning.taking(attempt).answers == ()


def test_the_result_is_kept_in_the_very_transaction_of_the_last_answer(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING)
    assert learning.result(attempt) is None
    recorded = learning.reply(attempt, FACTS)
    [summary] = learning.history().attempts_at(Kind.QUIZ, TWO_TRIES)
    assert summary.submission is not None
    assert (summary.submission.score, summary.submission.passed) == (Fraction(1), True)
    assert [award.facts.course for award in recorded.awards] == ["second-round"]


def test_if_the_last_answer_cannot_be_kept_neither_is_the_result(
    learning: Learning, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING)

    def no_room(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(quizzing, "award_what_is_met", no_room)
    with pytest.raises(OSError, match="no room"):
        learning.reply(attempt, FACTS)
    assert learning.taking(attempt).step == 1
    assert learning.history().attempts_at(Kind.QUIZ, TWO_TRIES)[0].submission is None


def test_a_safety_error_fails_the_quiz_whatever_the_total(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    learning.reply(attempt, FACTS)
    result = learning.result(attempt)
    assert result is not None
    assert result.result.score == Fraction(1, 2), "which is the pass mark"
    assert not result.passed
    assert learning.history().awards == ()


def test_an_edited_quiz_goes_on_as_it_was_begun(learning: Learning, tmp_path: Path) -> None:
    attempt = learning.begin(TWO_TRIES)
    root = tmp_path / "edited"
    shutil.copytree(Path(__file__).parent / "content", root)
    path = root / "quizzes" / "two-tries.md"
    path.write_text(path.read_text("utf-8").replace("Ring 999", "Ring 101"), "utf-8")
    learning.content = Content(load_library([root]))
    assert "ring-101" in str(learning.library.quizzes[TWO_TRIES])
    learning.reply(attempt, RING)
    learning.reply(attempt, FACTS)
    result = learning.result(attempt)
    assert result is not None
    assert result.passed


# --- what a page may know ----------------------------------------------------------------------

GIVEN_AWAY = {"key", "share", "feedback", "explanation", "pairs", "value", "accepted", "critical"}


def test_no_type_of_an_open_question_has_room_for_its_key() -> None:
    shown = (OpenQuestion, ItemShown, *get_args(TaskShown))
    names = {field.name for kind in shown for field in fields(kind)}
    assert not names & GIVEN_AWAY
    assert {"stem", "options", "rows", "points"} <= names


def test_an_open_question_holds_nothing_of_its_key(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    assert not {"FEEDBACK", "EXPLAINED"} & set(repr(learning.asked(attempt).question).split())
    learning.reply(attempt, RING)
    shown = repr(learning.asked(attempt).question)
    assert "In the note" in shown
    assert not [word for word in ("FEEDBACK", "EXPLAINED", "HINTED") if word in shown]


def test_the_hint_is_given_on_request_and_that_is_recorded(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING)
    assert learning.asked(attempt).question.has_hint
    with learning.database.transaction() as session:
        typed = {"answer": ["her-words"]}
        quizzing.show_hint(session, learning.taking(attempt), 1, typed, learning.now)
    asked = learning.asked(attempt)
    assert "HINTED" in asked.question.hint
    assert asked.typed["answer"] == ["her-words"]
    learning.reply(attempt, FACTS)
    assert [given.hint_shown for given in learning.taking(attempt).answers] == [False, True]


def test_a_hint_for_a_question_that_is_not_open_is_refused(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    with pytest.raises(Conflict), learning.database.transaction() as session:
        quizzing.show_hint(session, learning.taking(attempt), 1, {}, learning.now)


def test_the_key_stays_closed_while_an_attempt_could_use_it(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    page = learning.answered(attempt, 0)
    assert page.key is None
    assert "FEEDBACK on waiting" in repr(page.said)
    assert "ringing" not in repr(page.said)


def test_the_key_opens_on_the_last_attempt(learning: Learning) -> None:
    fail(learning)
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    key = learning.answered(attempt, 0).key
    assert key is not None
    assert "Ring 999" in repr(key.right)
    assert "EXPLAINED" in key.explanation


def test_the_key_opens_once_the_quiz_is_passed(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, RING)
    assert learning.answered(attempt, 0).key is None
    learning.reply(attempt, FACTS)
    assert learning.answered(attempt, 0).key is not None


# --- the result --------------------------------------------------------------------------------


def test_the_result_puts_safety_first_then_sure_and_mistaken(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT, confidence=Confidence.SURE)
    learning.reply(attempt, TIME, confidence=Confidence.SURE)
    result = learning.result(attempt)
    assert result is not None
    assert [line.title for line in result.critical] == ["Danger now"]
    assert [line.title for line in result.sure_and_mistaken] == ["In the note"]
    assert [topic.topic for topic in result.topics] == ["danger", "recording"]
    assert result.allowance.left == 1


def lessons_again(learning: Learning, attempt: AttemptId) -> dict[str, list[str]]:
    result = learning.result(attempt)
    assert result is not None
    return {again.topic: [lesson.slug for _, lesson in again.lessons] for again in result.topics}


def test_topics_lead_to_lessons_by_outcome_else_by_name(learning: Learning) -> None:
    attempt = learning.begin(TWO_TRIES)
    learning.reply(attempt, WAIT)
    learning.reply(attempt, TIME)
    assert lessons_again(learning, attempt) == {
        "danger": ["second-round/danger-now"],
        "recording": ["second-round/what-others-need"],
    }


def test_where_nothing_is_nearer_the_quizs_own_outcomes_lead_to_lessons(
    learning: Learning,
) -> None:
    learning.finish()
    attempt = learning.begin(QUIZ, COURSE)
    while not learning.taking(attempt).ended:
        here = learning.taking(attempt)
        if here.question(here.step).topic == "listening":
            learning.reply(attempt, Picked(OptionId("ask-did-he-hit-you")))
        else:
            learning.reply_rightly(attempt)
    assert lessons_again(learning, attempt) == {"listening": [f"{COURSE}/what-a-record-is"]}
