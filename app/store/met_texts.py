"""What this installation's learners last met, and what still hangs on it: for saying what new texts would change."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import exists, func, select

from app.content.library import SourceText
from app.content.model.header import Kind
from app.ids import Sha256
from app.store.database import Session
from app.store.tables import (
    AttemptRow,
    AwardRow,
    AwardVoidRow,
    ContentVersionRow,
    MoveRow,
    QuizSubmissionRow,
)

Key = tuple[Kind, str]


def latest_versions(session: Session) -> Mapping[Key, SourceText]:
    """Of every text that anyone met, the version that was met last for the first time."""
    row = ContentVersionRow
    found = session.execute(
        select(row.kind, row.slug, row.path, row.sha256, row.text).order_by(
            row.first_met_at, row.sha256
        )
    )
    return {
        (Kind(each.kind), each.slug): SourceText(
            Kind(each.kind), each.slug, each.path, Sha256(each.sha256), each.text
        )
        for each in found
    }


def open_attempts(session: Session) -> Mapping[tuple[Kind, str, Sha256], int]:
    """How many people would go on with which version: each one's latest go, where it is not at its end."""
    attempt = AttemptRow
    latest = select(func.max(attempt.id)).group_by(attempt.person_id, attempt.kind, attempt.slug)
    ended = exists().where(MoveRow.attempt_id == attempt.id, MoveRow.completed)
    handed_in = exists().where(QuizSubmissionRow.attempt_id == attempt.id)
    found = session.execute(
        select(attempt.kind, attempt.slug, attempt.content_sha256, func.count())
        .where(attempt.id.in_(latest), ~ended, ~handed_in)
        .group_by(attempt.kind, attempt.slug, attempt.content_sha256)
    )
    return {(Kind(kind), slug, Sha256(sha256)): count for kind, slug, sha256, count in found}


def standing_awards(session: Session) -> Mapping[str, Mapping[date, int]]:
    """By course: how many awards that stand were met on which day."""
    found = session.execute(
        select(AwardRow.course, AwardRow.met_on, func.count())
        .outerjoin(AwardVoidRow, AwardVoidRow.award_id == AwardRow.id)
        .where(AwardVoidRow.award_id.is_(None))
        .group_by(AwardRow.course, AwardRow.met_on)
    )
    awards: dict[str, dict[date, int]] = {}
    for course, met_on, count in found:
        awards.setdefault(course, {})[met_on] = count
    return awards
