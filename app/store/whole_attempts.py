"""Attempts that are known from beginning to end, written at once: for worlds that are made, not for learners at their pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from app.ids import AttemptId, PersonId
from app.store.attempt_records import AnswerGiven, AttemptTerms, MoveMade, Submission
from app.store.attempts import add_attempt
from app.store.database import Session
from app.store.tables import AnswerRow, MoveRow, QuizSubmissionRow


@dataclass(frozen=True, slots=True)
class Whole:
    """Its content version (and release) must have been kept before. A case has moves, a quiz answers."""

    person_id: PersonId
    terms: AttemptTerms
    begun_at: datetime
    moves: tuple[MoveMade, ...] = ()
    answers: tuple[AnswerGiven, ...] = ()
    submission: Submission | None = None


def add_whole(session: Session, whole: Iterable[Whole]) -> None:
    rows: dict[type[Any], list[dict[str, Any]]] = {
        MoveRow: [],
        AnswerRow: [],
        QuizSubmissionRow: [],
    }
    for each in whole:
        number = add_attempt(session, each.person_id, each.terms, each.begun_at).id
        rows[MoveRow] += [_move(number, move) for move in each.moves]
        rows[AnswerRow] += [_answer(number, answer) for answer in each.answers]
        if each.submission:
            rows[QuizSubmissionRow].append(_submission(number, each.submission))
    for table, values in rows.items():
        if values:
            session.execute(insert(table), values)


def _move(number: AttemptId, move: MoveMade) -> dict[str, Any]:
    return {
        "attempt_id": number,
        "step": move.step,
        "move": move.move,
        "scene": move.scene,
        "scene_after": move.scene_after,
        "soundness": move.soundness and move.soundness.value,
        "erring": move.erring and move.erring.value,
        "regret": move.regret,
        "ending": move.ending and move.ending.value,
        "completed": move.completed,
        "made_at": move.made_at,
    }


def _answer(number: AttemptId, answer: AnswerGiven) -> dict[str, Any]:
    return {
        "attempt_id": number,
        "step": answer.step,
        "question": answer.question,
        "response": dict(answer.response),
        "confidence": answer.confidence,
        "hint_shown": answer.hint_shown,
        "mark_numerator": None if answer.mark is None else answer.mark.numerator,
        "mark_denominator": None if answer.mark is None else answer.mark.denominator,
        "answered_at": answer.answered_at,
    }


def _submission(number: AttemptId, submission: Submission) -> dict[str, Any]:
    return {
        "attempt_id": number,
        "score_numerator": submission.score.numerator,
        "score_denominator": submission.score.denominator,
        "passed": submission.passed,
        "submitted_at": submission.submitted_at,
    }
