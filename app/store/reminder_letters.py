"""What became of an agency's reminders."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, case, exists, func, select

from app.ids import AgencyId, PersonId
from app.store.database import Session
from app.store.letters import State
from app.store.scoping import is_post_open
from app.store.tables import LetterRow, PersonRow, PostRow


@dataclass(frozen=True, slots=True)
class Sent:
    """One letter, written or not."""

    kind: str
    name: str | None
    """None: of somebody who works there no more."""
    state: State
    reason: str
    made_at: datetime
    sent_at: datetime | None


def latest_of(
    session: Session, agency_id: AgencyId, kinds: Collection[str], on: date, limit: int
) -> tuple[Sent, ...]:
    """The latest first."""
    works_there = exists().where(
        PostRow.person_id == LetterRow.person_id, PostRow.agency_id == agency_id, is_post_open(on)
    )
    rows = session.execute(
        select(LetterRow.kind, LetterRow.state, LetterRow.reason)
        .add_columns(LetterRow.made_at, LetterRow.sent_at)
        .add_columns(case((works_there.correlate(LetterRow), PersonRow.name)).label("name"))
        .join(PersonRow, PersonRow.id == LetterRow.person_id)
        .where(LetterRow.agency_id == agency_id, LetterRow.kind.in_(kinds))
        .order_by(LetterRow.id.desc())
        .limit(limit)
    )
    return tuple(
        Sent(row.kind, row.name, State(row.state), row.reason, row.made_at, row.sent_at)
        for row in rows
    )


def last_written(session: Session, agency_id: AgencyId, kind: str) -> dict[PersonId, datetime]:
    """When each was last written to, sent or on the way."""
    rows = session.execute(
        select(LetterRow.person_id, func.max(LetterRow.made_at).label("at"))
        .where(and_(LetterRow.agency_id == agency_id, LetterRow.kind == kind))
        .where(LetterRow.state.not_in((State.SKIPPED.value, State.FAILED.value)))
        .group_by(LetterRow.person_id)
    )
    return {PersonId(row.person_id): row.at for row in rows}


def tally(
    session: Session, agency_id: AgencyId, kind: str, since: datetime
) -> Mapping[tuple[State, str], int]:
    """How many letters came to which state, and why."""
    rows = session.execute(
        select(LetterRow.state, LetterRow.reason, func.count().label("number"))
        .where(LetterRow.agency_id == agency_id, LetterRow.kind == kind)
        .where(LetterRow.made_at >= since)
        .group_by(LetterRow.state, LetterRow.reason)
    )
    return Counter({(State(row.state), row.reason): row.number for row in rows})
