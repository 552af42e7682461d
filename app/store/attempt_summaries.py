"""A learner's attempts as lists and progress need them: one query, however many steps were taken."""

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased

from app.content.model.header import Kind
from app.content.model.scenario import EndingKind
from app.ids import PersonId
from app.store.attempt_columns import ATTEMPT, attempt_of, submission_of
from app.store.attempt_records import AttemptSummary
from app.store.database import Session
from app.store.tables import AnswerRow, AttemptRow, MoveRow, QuizSubmissionRow

_any_move, _any_answer = aliased(MoveRow), aliased(AnswerRow)
_LAST_MOVE = (
    select(func.max(_any_move.step))
    .where(_any_move.attempt_id == AttemptRow.id)
    .correlate(AttemptRow)
    .scalar_subquery()
)
_LAST_ANSWER = (
    select(func.max(_any_answer.step))
    .where(_any_answer.attempt_id == AttemptRow.id)
    .correlate(AttemptRow)
    .scalar_subquery()
)
_COMPLETED_AT = (
    select(func.min(_any_move.made_at))
    .where(_any_move.attempt_id == AttemptRow.id, _any_move.completed)
    .correlate(AttemptRow)
    .scalar_subquery()
)
_SUMMARIES = (
    select(
        *ATTEMPT,
        func.coalesce(MoveRow.step, AnswerRow.step, -1).label("last_step"),
        func.coalesce(MoveRow.made_at, AnswerRow.answered_at, AttemptRow.begun_at).label(
            "latest_at"
        ),
        MoveRow.ending,
        _COMPLETED_AT.label("completed_at"),
        QuizSubmissionRow.score_numerator,
        QuizSubmissionRow.score_denominator,
        QuizSubmissionRow.passed,
        QuizSubmissionRow.submitted_at,
    )
    .select_from(AttemptRow)
    .outerjoin(MoveRow, (MoveRow.attempt_id == AttemptRow.id) & (MoveRow.step == _LAST_MOVE))
    .outerjoin(
        AnswerRow,
        (AnswerRow.attempt_id == AttemptRow.id) & (AnswerRow.step == _LAST_ANSWER),
    )
    .outerjoin(QuizSubmissionRow, QuizSubmissionRow.attempt_id == AttemptRow.id)
    .where(AttemptRow.person_id == bindparam("of_person"))
    .order_by(AttemptRow.id.desc())
)
_OF_ITEM = _SUMMARIES.where(
    AttemptRow.kind == bindparam("of_kind"), AttemptRow.slug == bindparam("of_slug")
)


def attempts_of(session: Session, person_id: PersonId) -> tuple[AttemptSummary, ...]:
    """The latest begun first."""
    rows = session.execute(_SUMMARIES, {"of_person": person_id})
    return tuple(map(_summary, rows))


def attempts_at(
    session: Session, person_id: PersonId, kind: Kind, slug: str
) -> tuple[AttemptSummary, ...]:
    """At one case or quiz, the latest begun first."""
    rows = session.execute(
        _OF_ITEM, {"of_person": person_id, "of_kind": kind.value, "of_slug": slug}
    )
    return tuple(map(_summary, rows))


def _summary(row: Any) -> AttemptSummary:
    return AttemptSummary(
        attempt=attempt_of(row),
        steps=row.last_step + 1,
        latest_at=row.latest_at,
        ending=EndingKind(row.ending) if row.ending else None,
        completed_at=row.completed_at,
        submission=submission_of(row) if row.submitted_at else None,
    )
