import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from app.content.library import SourceText
from app.content.model.header import Kind
from app.content.model.scenario import EndingKind, Erring, Soundness
from app.ids import AttemptId, QuestionId, SceneId
from app.store import attempt_summaries, attempts
from app.store.attempt_records import AnswerGiven, Attempt, MoveMade
from app.store.database import Database, Session
from app.store.errors import Conflict, NotFound
from app.store.people import Person
from tests.store.conftest import CASE_TERMS, NOW, QUIZ_TERMS

MOVE = MoveMade(
    step=0,
    move="choose:ask-her",
    scene=SceneId("arrival"),
    scene_after=SceneId("ella-talks"),
    soundness=Soundness.POOR,
    erring=Erring.LEADS,
    regret=3,
    ending=None,
    completed=False,
    made_at=NOW,
)
ENDING = replace(
    MOVE,
    step=1,
    move="choose:go-to-her",
    scene=SceneId("ella-talks"),
    scene_after=SceneId("referred"),
    ending=EndingKind.GOOD,
    completed=True,
    made_at=NOW + timedelta(minutes=2),
)
ANSWER = AnswerGiven(
    step=0,
    question=QuestionId("what-is-neglect"),
    response={"chosen": ["persistent-failure"]},
    confidence="sure",
    hint_shown=False,
    mark=Fraction(1, 3),
    answered_at=NOW,
)


def test_an_attempt_comes_back_with_its_moves_in_order(
    database: Database, person: Person, case_attempt: Attempt
) -> None:
    with database.transaction() as session:
        attempts.add_move(session, case_attempt.id, ENDING)
        attempts.add_move(session, case_attempt.id, MOVE)
    with database.reading() as session:
        played = attempts.get_played(session, person.id, case_attempt.id)
    assert played.attempt == case_attempt
    assert played.moves == (MOVE, ENDING)


def test_a_quiz_comes_back_with_its_answers_and_result(
    database: Database, person: Person, quiz_attempt: Attempt
) -> None:
    rating = replace(ANSWER, step=1, question=QuestionId("how-sure"), mark=None, confidence=None)
    with database.transaction() as session:
        attempts.add_answer(session, quiz_attempt.id, ANSWER)
        attempts.add_answer(session, quiz_attempt.id, rating)
        before = attempts.get_answered(session, person.id, quiz_attempt.id)
        submission = attempts.add_submission(session, quiz_attempt.id, Fraction(2, 3), False, NOW)
    with database.reading() as session:
        after = attempts.get_answered(session, person.id, quiz_attempt.id)
    assert before.submission is None
    assert after == replace(before, submission=submission)
    assert after.answers == (ANSWER, rating)
    assert submission.score == Fraction(2, 3)


def test_an_attempt_just_begun_has_no_steps(
    database: Database, person: Person, case_attempt: Attempt, quiz_attempt: Attempt
) -> None:
    with database.reading() as session:
        assert attempts.get_played(session, person.id, case_attempt.id).moves == ()
        assert attempts.get_answered(session, person.id, quiz_attempt.id).answers == ()


def test_nobody_reaches_another_persons_attempt(
    database: Database, other_person: Person, case_attempt: Attempt, quiz_attempt: Attempt
) -> None:
    with database.reading() as session:
        for get, attempt in (
            (attempts.get_played, case_attempt),
            (attempts.get_answered, quiz_attempt),
        ):
            with pytest.raises(NotFound):
                get(session, other_person.id, attempt.id)


def test_a_quiz_is_not_a_case(
    database: Database, person: Person, case_attempt: Attempt, quiz_attempt: Attempt
) -> None:
    with database.reading() as session:
        with pytest.raises(NotFound):
            attempts.get_played(session, person.id, quiz_attempt.id)
        with pytest.raises(NotFound):
            attempts.get_answered(session, person.id, case_attempt.id)


def test_one_query_fetches_a_whole_attempt(
    database: Database, person: Person, case_attempt: Attempt
) -> None:
    with database.transaction() as session:
        for step in range(30):
            attempts.add_move(session, case_attempt.id, replace(MOVE, step=step))
    asked: list[str] = []
    with database.reading() as session:
        event.listen(session, "before_cursor_execute", lambda *args: asked.append(args[2]))
        assert len(attempts.get_played(session, person.id, case_attempt.id).moves) == 30
    assert [sql.split()[0] for sql in asked if sql != "BEGIN"] == ["SELECT"]


# --- steps ------------------------------------------------------------------------------------


def test_the_same_move_again_gives_the_stored_one(
    database: Database, case_attempt: Attempt
) -> None:
    with database.transaction() as session:
        attempts.add_move(session, case_attempt.id, MOVE)
    later = replace(MOVE, made_at=NOW + timedelta(seconds=1))
    with database.transaction() as session:
        assert attempts.add_move(session, case_attempt.id, later) == MOVE


def test_another_move_conflicts_and_shows_the_stored_one(
    database: Database, case_attempt: Attempt
) -> None:
    with database.transaction() as session:
        attempts.add_move(session, case_attempt.id, MOVE)
    with database.transaction() as session, pytest.raises(Conflict) as refusal:
        attempts.add_move(session, case_attempt.id, replace(MOVE, move="choose:wait"))
    assert refusal.value.stored == MOVE


@pytest.mark.parametrize(
    "again",
    [
        replace(ANSWER, answered_at=NOW + timedelta(seconds=1)),
        replace(ANSWER, hint_shown=True),
        replace(ANSWER, mark=Fraction(1)),
    ],
    ids=["later", "hint opened meanwhile", "marked otherwise"],
)
def test_the_same_answer_again_gives_the_stored_one(
    database: Database, quiz_attempt: Attempt, again: AnswerGiven
) -> None:
    with database.transaction() as session:
        attempts.add_answer(session, quiz_attempt.id, ANSWER)
        assert attempts.add_answer(session, quiz_attempt.id, again) == ANSWER


@pytest.mark.parametrize(
    "other",
    [
        replace(ANSWER, response={"chosen": ["one-bad-day"]}),
        replace(ANSWER, confidence="guess"),
        replace(ANSWER, question=QuestionId("another")),
    ],
    ids=["response", "confidence", "question"],
)
def test_another_answer_conflicts_and_shows_the_stored_one(
    database: Database, quiz_attempt: Attempt, other: AnswerGiven
) -> None:
    with database.transaction() as session:
        attempts.add_answer(session, quiz_attempt.id, ANSWER)
        with pytest.raises(Conflict) as refusal:
            attempts.add_answer(session, quiz_attempt.id, other)
    assert refusal.value.stored == ANSWER


def test_a_quiz_is_submitted_once(database: Database, quiz_attempt: Attempt) -> None:
    with database.transaction() as session:
        first = attempts.add_submission(session, quiz_attempt.id, Fraction(3, 4), True, NOW)
        later = NOW + timedelta(minutes=1)
        again = attempts.add_submission(session, quiz_attempt.id, Fraction(1, 4), False, later)
    assert again == first


Step = Callable[[Session, AttemptId, str], MoveMade | AnswerGiven]


def make_move(session: Session, attempt_id: AttemptId, words: str) -> MoveMade:
    return attempts.add_move(session, attempt_id, replace(MOVE, move=words))


def give_answer(session: Session, attempt_id: AttemptId, words: str) -> AnswerGiven:
    return attempts.add_answer(session, attempt_id, replace(ANSWER, response={"chosen": words}))


@pytest.mark.parametrize("step", [make_move, give_answer])
def test_when_two_race_for_a_step_one_wins_and_every_other_learns_what_won(
    database: Database, case_attempt: Attempt, quiz_attempt: Attempt, step: Step
) -> None:
    attempt_id = case_attempt.id if step is make_move else quiz_attempt.id
    won: list[object] = []
    told: list[object] = []
    start = threading.Barrier(8)

    def race(words: str) -> None:
        start.wait()
        try:
            with database.transaction() as session:
                stored = step(session, attempt_id, words)
            won.append(stored)
        except Conflict as refusal:
            told.append(refusal.stored)

    racers = [threading.Thread(target=race, args=(f"choose:{n}",)) for n in range(8)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert len(won) == 1
    assert told == won * 7


# --- lists ------------------------------------------------------------------------------------


def test_a_list_tells_how_far_each_attempt_went(
    database: Database, person: Person, case_attempt: Attempt, quiz_attempt: Attempt
) -> None:
    with database.transaction() as session:
        begun = attempts.add_attempt(session, person.id, CASE_TERMS, NOW)
        attempts.add_move(session, case_attempt.id, MOVE)
        attempts.add_move(session, case_attempt.id, ENDING)
        attempts.add_move(
            session, case_attempt.id, replace(MOVE, step=2, move="back:0", made_at=NOW)
        )
        attempts.add_answer(session, quiz_attempt.id, ANSWER)
        submission = attempts.add_submission(session, quiz_attempt.id, Fraction(1), True, NOW)
    with database.reading() as session:
        latest, quiz, case = attempt_summaries.attempts_of(session, person.id)
    assert (latest.attempt, latest.steps, latest.latest_at) == (begun, 0, NOW)
    assert (quiz.attempt, quiz.steps, quiz.submission) == (quiz_attempt, 1, submission)
    assert (case.attempt, case.steps) == (case_attempt, 3)
    assert case.completed, "an ending that was met stays met after going back"
    assert case.ending is None, "it stands at a scene again"
    assert not latest.completed


def test_a_list_can_be_of_one_case(
    database: Database,
    person: Person,
    other_person: Person,
    case_attempt: Attempt,
    quiz_attempt: Attempt,
) -> None:
    with database.transaction() as session:
        attempts.add_attempt(session, other_person.id, CASE_TERMS, NOW)
        attempts.add_attempt(session, person.id, replace(CASE_TERMS, slug="another"), NOW)
        attempts.add_move(session, case_attempt.id, replace(ENDING, step=0))
    with database.reading() as session:
        found = attempt_summaries.attempts_at(session, person.id, Kind.SCENARIO, "the-long-monday")
    (summary,) = found
    assert summary.attempt == case_attempt
    assert summary.ending == EndingKind.GOOD


def test_an_attempt_needs_a_text_that_was_kept(database: Database, person: Person) -> None:
    with (
        pytest.raises(IntegrityError, match=r"(?i)foreign key"),
        database.transaction() as session,
    ):
        attempts.add_attempt(session, person.id, QUIZ_TERMS, NOW)


def test_what_an_attempt_was_begun_with_is_kept_whole(
    database: Database, person: Person, kept_case: SourceText
) -> None:
    terms = replace(CASE_TERMS, course="noticing-neglect")
    with database.transaction() as session:
        begun = attempts.add_attempt(session, person.id, terms, NOW)
    with database.reading() as session:
        assert attempts.get_played(session, person.id, begun.id).attempt == begun
