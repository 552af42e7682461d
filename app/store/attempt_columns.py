"""The columns that make an attempt's records, and the records made of their rows."""

from fractions import Fraction
from typing import Any

from app.content.model.header import Kind
from app.content.model.scenario import EndingKind, Erring, Soundness
from app.content.model.terms import Nation
from app.ids import AttemptId, PersonId
from app.store.attempt_records import AnswerGiven, Attempt, AttemptTerms, MoveMade, Submission
from app.store.tables import AnswerRow, AttemptRow, MoveRow, QuizSubmissionRow

ATTEMPT = (
    AttemptRow.id,
    AttemptRow.person_id,
    AttemptRow.kind,
    AttemptRow.slug,
    AttemptRow.content_sha256,
    AttemptRow.course,
    AttemptRow.release_sha256,
    AttemptRow.terms_sha256,
    AttemptRow.nation,
    AttemptRow.language,
    AttemptRow.seed,
    AttemptRow.begun_at,
)
MOVE = (
    MoveRow.step,
    MoveRow.move,
    MoveRow.scene,
    MoveRow.scene_after,
    MoveRow.soundness,
    MoveRow.erring,
    MoveRow.regret,
    MoveRow.ending,
    MoveRow.completed,
    MoveRow.made_at,
)
ANSWER = (
    AnswerRow.step,
    AnswerRow.question,
    AnswerRow.response,
    AnswerRow.confidence,
    AnswerRow.hint_shown,
    AnswerRow.mark_numerator,
    AnswerRow.mark_denominator,
    AnswerRow.answered_at,
)
SUBMISSION = (
    QuizSubmissionRow.score_numerator,
    QuizSubmissionRow.score_denominator,
    QuizSubmissionRow.passed,
    QuizSubmissionRow.submitted_at,
)


def attempt_of(row: Any) -> Attempt:
    terms = AttemptTerms(
        kind=Kind(row.kind),
        slug=row.slug,
        content_sha256=row.content_sha256,
        terms_sha256=row.terms_sha256,
        nation=Nation(row.nation),
        language=row.language,
        seed=row.seed,
        course=row.course,
        release_sha256=row.release_sha256,
    )
    return Attempt(AttemptId(row.id), PersonId(row.person_id), terms, row.begun_at)


def submission_of(row: Any) -> Submission:
    score = Fraction(row.score_numerator, row.score_denominator)
    return Submission(score, row.passed, row.submitted_at)


def move_of(row: Any) -> MoveMade:
    return MoveMade(
        step=row.step,
        move=row.move,
        scene=row.scene,
        scene_after=row.scene_after,
        soundness=Soundness(row.soundness) if row.soundness else None,
        erring=Erring(row.erring) if row.erring else None,
        regret=row.regret,
        ending=EndingKind(row.ending) if row.ending else None,
        completed=row.completed,
        made_at=row.made_at,
    )


def answer_of(row: Any) -> AnswerGiven:
    scored = row.mark_numerator is not None
    return AnswerGiven(
        step=row.step,
        question=row.question,
        response=row.response,
        confidence=row.confidence,
        hint_shown=row.hint_shown,
        mark=Fraction(row.mark_numerator, row.mark_denominator) if scored else None,
        answered_at=row.answered_at,
    )
