"""Goes at cases and quizzes: what each was begun with, and its append-only steps.

A step is taken once. The same answer again gives the stored one; another answer is a Conflict that carries
the stored one, also where two transactions race for the step. Every read takes the person whose attempt it is.
"""

from datetime import datetime
from fractions import Fraction

from sqlalchemy import bindparam, select

from app.content.model.header import Kind
from app.ids import AttemptId, PersonId
from app.store.attempt_columns import (
    ANSWER,
    ATTEMPT,
    MOVE,
    SUBMISSION,
    answer_of,
    attempt_of,
    move_of,
    submission_of,
)
from app.store.attempt_records import (
    Answered,
    AnswerGiven,
    Attempt,
    AttemptTerms,
    MoveMade,
    Played,
    Submission,
)
from app.store.database import Session
from app.store.errors import Conflict, NotFound
from app.store.inserting import insert_once, insert_returning_id
from app.store.tables import AnswerRow, AttemptRow, MoveRow, QuizSubmissionRow


def add_attempt(
    session: Session, person_id: PersonId, terms: AttemptTerms, now: datetime
) -> Attempt:
    """Its content version (and release) must have been kept before."""
    number = insert_returning_id(
        session,
        AttemptRow,
        person_id=person_id,
        kind=terms.kind.value,
        slug=terms.slug,
        content_sha256=terms.content_sha256,
        course=terms.course,
        release_sha256=terms.release_sha256,
        terms_sha256=terms.terms_sha256,
        nation=terms.nation.value,
        language=terms.language,
        seed=terms.seed,
        begun_at=now,
    )
    return Attempt(AttemptId(number), person_id, terms, now)


_MINE = (
    AttemptRow.id == bindparam("attempt_id"),
    AttemptRow.person_id == bindparam("of_person"),
)
_PLAYED = (
    select(*ATTEMPT, *MOVE)
    .select_from(AttemptRow)
    .outerjoin(MoveRow, MoveRow.attempt_id == AttemptRow.id)
    .where(*_MINE, AttemptRow.kind == Kind.SCENARIO.value)
    .order_by(MoveRow.step)
)
_ANSWERED = (
    select(*ATTEMPT, *ANSWER, *SUBMISSION)
    .select_from(AttemptRow)
    .outerjoin(AnswerRow, AnswerRow.attempt_id == AttemptRow.id)
    .outerjoin(QuizSubmissionRow, QuizSubmissionRow.attempt_id == AttemptRow.id)
    .where(*_MINE, AttemptRow.kind == Kind.QUIZ.value)
    .order_by(AnswerRow.step)
)


def get_played(session: Session, person_id: PersonId, attempt_id: AttemptId) -> Played:
    """A case with its moves, in one query. NotFound for a quiz, and for someone else's."""
    rows = session.execute(_PLAYED, {"attempt_id": attempt_id, "of_person": person_id}).all()
    if not rows:
        raise NotFound("no such attempt")
    moves = tuple(move_of(row) for row in rows if row.step is not None)
    return Played(attempt_of(rows[0]), moves)


def get_answered(session: Session, person_id: PersonId, attempt_id: AttemptId) -> Answered:
    """A quiz with its answers and result, in one query. NotFound for a case, and for someone else's."""
    rows = session.execute(_ANSWERED, {"attempt_id": attempt_id, "of_person": person_id}).all()
    if not rows:
        raise NotFound("no such attempt")
    answers = tuple(answer_of(row) for row in rows if row.step is not None)
    submitted = rows[0].submitted_at is not None
    return Answered(attempt_of(rows[0]), answers, submission_of(rows[0]) if submitted else None)


def add_move(session: Session, attempt_id: AttemptId, move: MoveMade) -> MoveMade:
    """The stored move; Conflict (its `stored` a MoveMade) if another was made at this step."""
    added = insert_once(
        session,
        MoveRow,
        attempt_id=attempt_id,
        step=move.step,
        move=move.move,
        scene=move.scene,
        scene_after=move.scene_after,
        soundness=move.soundness and move.soundness.value,
        erring=move.erring and move.erring.value,
        regret=move.regret,
        ending=move.ending and move.ending.value,
        completed=move.completed,
        made_at=move.made_at,
    )
    if added:
        return move
    row = session.execute(
        select(*MOVE).where(MoveRow.attempt_id == attempt_id, MoveRow.step == move.step)
    ).one()
    stored = move_of(row)
    if stored.move != move.move:
        raise Conflict(f"step {move.step} was taken with another move", stored)
    return stored


def add_answer(session: Session, attempt_id: AttemptId, answer: AnswerGiven) -> AnswerGiven:
    """The stored answer; Conflict (its `stored` an AnswerGiven) if another was given at this step."""
    added = insert_once(
        session,
        AnswerRow,
        attempt_id=attempt_id,
        step=answer.step,
        question=answer.question,
        response=dict(answer.response),
        confidence=answer.confidence,
        hint_shown=answer.hint_shown,
        mark_numerator=None if answer.mark is None else answer.mark.numerator,
        mark_denominator=None if answer.mark is None else answer.mark.denominator,
        answered_at=answer.answered_at,
    )
    if added:
        return answer
    row = session.execute(
        select(*ANSWER).where(AnswerRow.attempt_id == attempt_id, AnswerRow.step == answer.step)
    ).one()
    stored = answer_of(row)
    if not _same(stored, answer):
        raise Conflict(f"step {answer.step} was taken with another answer", stored)
    return stored


def add_submission(
    session: Session, attempt_id: AttemptId, score: Fraction, passed: bool, now: datetime
) -> Submission:
    """The first submission stands and is what comes back."""
    insert_once(
        session,
        QuizSubmissionRow,
        attempt_id=attempt_id,
        score_numerator=score.numerator,
        score_denominator=score.denominator,
        passed=passed,
        submitted_at=now,
    )
    row = session.execute(
        select(*SUBMISSION).where(QuizSubmissionRow.attempt_id == attempt_id)
    ).one()
    return submission_of(row)


def _same(stored: AnswerGiven, given: AnswerGiven) -> bool:
    return (stored.question, stored.response, stored.confidence) == (
        given.question,
        dict(given.response),
        given.confidence,
    )
