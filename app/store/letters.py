"""Letters to be sent, and what became of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func, select, true, update

from app.ids import AgencyId, LetterId, PersonId
from app.policy.scope import Scope
from app.store.database import Session
from app.store.errors import NotFound
from app.store.inserting import insert_once
from app.store.scoping import agency_ids
from app.store.tables import LetterRow


class State(StrEnum):
    WAITING = "waiting"
    CLAIMED = "claimed"
    """Somebody is sending it now."""
    SENT = "sent"
    SKIPPED = "skipped"
    UNSURE = "unsure"
    """It may have arrived: a person decides."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Letter:
    id: LetterId
    kind: str
    person_id: PersonId
    agency_id: AgencyId | None
    stage: str
    address: str
    subject: str
    text: str
    message_id: str
    """Without the domain, which the sender adds."""
    state: State
    reason: str
    tries: int
    made_at: datetime
    sent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written on a letter."""

    address: str
    subject: str
    text: str


NOTHING = Sheet("", "", "")


def add_letter(
    session: Session,
    kind: str,
    person_id: PersonId,
    agency_id: AgencyId | None,
    stage: str,
    sheet: Sheet,
    message_id: str,
    now: datetime,
    *,
    state: State = State.WAITING,
    reason: str = "",
    not_before: datetime | None = None,
) -> bool:
    """False where the person has a letter of that kind and stage."""
    return insert_once(
        session,
        LetterRow,
        kind=kind,
        person_id=person_id,
        agency_id=agency_id,
        stage=stage,
        address=sheet.address,
        subject=sheet.subject,
        text=sheet.text,
        message_id=message_id,
        state=state.value,
        reason=reason,
        not_before=not_before or now,
        tries=0,
        made_at=now,
    )


def claim_next(session: Session, now: datetime) -> Letter | None:
    """The one that has waited longest, for this sender alone: others pass it by."""
    found = session.execute(
        select(LetterRow.__table__)
        .where(LetterRow.state == State.WAITING, LetterRow.not_before <= now)
        .order_by(LetterRow.not_before, LetterRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if found is None:
        return None
    _change(session, found.id, State.CLAIMED, claimed_at=now, tries=found.tries + 1)
    return _letter(found, tries=found.tries + 1)


def settle(
    session: Session,
    letter: Letter,
    state: State,
    now: datetime,
    *,
    reason: str = "",
    keep_text: bool = False,
) -> None:
    """Once it is decided, its text goes: links must not stay."""
    text = letter.text if keep_text else ""
    sent_at = now if state is State.SENT else None
    _change(session, letter.id, state, reason=reason, text=text, sent_at=sent_at)


def put_back(session: Session, letter: Letter, reason: str, not_before: datetime) -> None:
    _change(session, letter.id, State.WAITING, reason=reason, not_before=not_before)


def doubt(session: Session, letter: Letter, reason: str) -> None:
    _change(session, letter.id, State.UNSURE, reason=reason)


def doubt_left_over(session: Session, now: datetime, older_than: timedelta) -> int:
    """What was claimed and never settled: its sender was stopped, perhaps after the letter was gone."""
    changed = session.execute(
        update(LetterRow)
        .where(LetterRow.state == State.CLAIMED, LetterRow.claimed_at <= now - older_than)
        .values(state=State.UNSURE, reason="stopped")
    )
    return int(changed.rowcount)


def get_letter(session: Session, scope: Scope, letter_id: LetterId, on: date) -> Letter:
    """Held until the transaction ends, so that it is decided once."""
    row = session.execute(
        select(LetterRow.__table__)
        .where(LetterRow.id == letter_id, _reached(scope, on))
        .with_for_update()
    ).one_or_none()
    if row is None:
        raise NotFound("no such letter")
    return _letter(row)


def letters_in(
    session: Session,
    scope: Scope,
    on: date,
    *,
    states: tuple[State, ...] = tuple(State),
    before: LetterId | None = None,
    limit: int = 50,
) -> tuple[Letter, ...]:
    """The latest first; `before`: the last of the page before."""
    query = (
        select(LetterRow.__table__)
        .where(_reached(scope, on), LetterRow.state.in_([state.value for state in states]))
        .order_by(LetterRow.id.desc())
        .limit(limit)
    )
    if before is not None:
        query = query.where(LetterRow.id < before)
    return tuple(_letter(row) for row in session.execute(query))


@dataclass(frozen=True, slots=True)
class HeldUp:
    """Letters that were tried and wait for the next try, for one reason."""

    reason: str
    number: int
    first_again_at: datetime


def held_up(session: Session) -> tuple[HeldUp, ...]:
    """Everybody's, the most first."""
    rows = session.execute(
        select(LetterRow.reason, func.count(), func.min(LetterRow.not_before))
        .where(LetterRow.state == State.WAITING, LetterRow.tries > 0)
        .group_by(LetterRow.reason)
        .order_by(func.count().desc(), LetterRow.reason)
    )
    return tuple(HeldUp(*row) for row in rows)


@dataclass(frozen=True, slots=True)
class Posted:
    """A page of what was sent, and how much that is in all."""

    letters: tuple[Letter, ...]
    page: int
    pages: int
    total: int
    waiting: int
    """To anybody, and about to go."""


def posted(session: Session, address: str, page: int, size: int) -> Posted:
    """Everybody's, the latest first; `address`: a part of it. A page beyond the last is the last."""
    shown = (
        LetterRow.state == State.SENT,
        func.lower(LetterRow.address).contains(address.casefold(), autoescape=True),
    )
    total = session.scalar(select(func.count()).where(*shown)) or 0
    pages = max(1, -(-total // size))
    page = min(page, pages)
    rows = session.execute(
        select(LetterRow.__table__)
        .where(*shown)
        .order_by(LetterRow.sent_at.desc(), LetterRow.id.desc())
        .offset((page - 1) * size)
        .limit(size)
    )
    going = LetterRow.state.in_((State.WAITING, State.CLAIMED))
    return Posted(
        tuple(_letter(row) for row in rows),
        page,
        pages,
        total,
        session.scalar(select(func.count()).where(going)) or 0,
    )


def latest(session: Session, limit: int = 100) -> tuple[Letter, ...]:
    """Of everybody."""
    rows = session.execute(select(LetterRow.__table__).order_by(LetterRow.id.desc()).limit(limit))
    return tuple(_letter(row) for row in rows)


def _reached(scope: Scope, on: date) -> ColumnElement[bool]:
    """Letters about no agency are the installation's."""
    return true() if scope.everything else LetterRow.agency_id.in_(agency_ids(scope, on))


def _change(session: Session, letter_id: int, state: State, **values: Any) -> None:
    session.execute(
        update(LetterRow).where(LetterRow.id == letter_id).values(state=state.value, **values)
    )


def _letter(row: Any, tries: int | None = None) -> Letter:
    return Letter(
        LetterId(row.id),
        row.kind,
        PersonId(row.person_id),
        AgencyId(row.agency_id) if row.agency_id else None,
        row.stage,
        row.address,
        row.subject,
        row.text,
        row.message_id,
        State(row.state),
        row.reason,
        row.tries if tries is None else tries,
        row.made_at,
        row.sent_at,
    )
