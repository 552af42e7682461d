"""What became of letters, for those who run the place; and what a person says of those that nobody is sure of."""

from dataclasses import dataclass
from datetime import datetime

from app.ids import LetterId
from app.policy.actor import Actor
from app.policy.permissions import Permission
from app.policy.scope import scope_of
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.errors import Refused
from app.store import letters as store
from app.store.database import Session
from app.store.letters import Letter, State

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    letter: Letter
    name: str | None
    """None: of an agency whose staff the reader does not see."""


def lines(
    session: Session,
    actor: Actor,
    now: datetime,
    *,
    states: tuple[State, ...] = tuple(State),
    before: LetterId | None = None,
) -> tuple[Line, ...]:
    """The latest first; one more than a page where there is more."""
    scope = scope_of(actor, Permission.SEE_LETTERS)
    named = scope_of(actor, Permission.SEE_STAFF)
    found = store.letters_in(
        session, scope, named, civil_date(now), states=states, before=before, limit=PAGE + 1
    )
    return tuple(Line(letter, name) for letter, name in found)


def decide(
    session: Session, actor: Actor, letter_id: LetterId, now: datetime, *, arrived: bool
) -> None:
    """Either it did arrive, or it is sent again: now, and once."""
    scope = scope_of(actor, Permission.SEE_LETTERS)
    letter = store.get_letter(session, scope, letter_id, civil_date(now))
    if letter.state is not State.UNSURE:
        raise Refused("letter-decided")
    if arrived:
        store.settle(session, letter, State.SENT, now, reason="said-to-have-arrived")
    else:
        store.put_back(session, letter, "said-not-to-have-arrived", now)
    record(
        session,
        actor,
        Action.LETTER_DECIDED,
        now,
        agency=letter.agency_id,
        letter=letter.id,
        arrived="yes" if arrived else "no",
    )
