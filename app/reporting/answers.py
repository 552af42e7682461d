"""First answers to a quiz by a board's people: one select, and no sign of who they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, and_, select

from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import BoardId, OptionId, QuestionId, Sha256
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Rated, Ticked, from_json
from app.reporting.as_known import KNOWN_BY
from app.reporting.first_attempts import asked, at_one, first_attempts
from app.store.database import Session
from app.store.tables import AnswerRow, QuizSubmissionRow


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    question: QuestionId
    chosen: tuple[OptionId, ...]
    """What was picked, ticked or rated; empty where answers are typed, ordered or matched."""
    mark: float | None
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class FirstTaking:
    """Somebody's first attempt. A question's words are those of the text that `content_sha256` is of."""

    content_sha256: Sha256
    nation: Nation
    seed: str
    """What it draws is worked out from this."""
    sector: str
    job_role: str
    finished: bool
    answers: tuple[FirstAnswer, ...]
    """In the order in which they were given."""


def first_takings(
    session: Session, board_id: BoardId, slug: str, known_by: datetime
) -> tuple[FirstTaking, ...]:
    """Those begun and not answered at all too."""
    rows = session.execute(_first_answers(), asked(board_id, Kind.QUIZ, slug, known_by))
    return tuple(_taking(list(of)) for _, of in groupby(rows, key=lambda row: row.id))


def _first_answers() -> Select[Any]:
    first = first_attempts(*at_one())
    answer, submission = AnswerRow, QuizSubmissionRow
    return (
        select(
            first,
            answer.question,
            answer.response,
            answer.confidence,
            answer.mark_numerator,
            answer.mark_denominator,
            submission.submitted_at,
        )
        .select_from(first)
        .outerjoin(answer, and_(answer.attempt_id == first.c.id, answer.answered_at <= KNOWN_BY))
        .outerjoin(
            submission,
            and_(submission.attempt_id == first.c.id, submission.submitted_at <= KNOWN_BY),
        )
        .order_by(first.c.id, answer.step)
    )


def _taking(rows: list[Any]) -> FirstTaking:
    row = rows[0]
    return FirstTaking(
        row.content_sha256,
        Nation(row.nation),
        row.seed,
        row.sector,
        row.job_role,
        row.submitted_at is not None,
        tuple(_answers(rows)),
    )


def _answers(rows: Iterable[Any]) -> Iterator[FirstAnswer]:
    for row in rows:
        if row.question is not None:
            scored = row.mark_numerator is not None
            yield FirstAnswer(
                QuestionId(row.question),
                _chosen(row.response),
                row.mark_numerator / row.mark_denominator if scored else None,
                Confidence(row.confidence) if row.confidence else None,
            )


def _chosen(response: dict[str, Any]) -> tuple[OptionId, ...]:
    match from_json(response):
        case Picked(option=option) | Rated(point=option):
            return (option,)
        case Ticked(options=options):
            return tuple(sorted(options))
        case _:
            return ()
