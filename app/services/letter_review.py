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
from app.store.names import Eyes, person_names

PAGE = 50


@dataclass(frozen=True, slots=True)
class Line:
    letter: Letter
    name: str | None
    """None: of somebody whom the reader does not see, or who has left since."""


def lines(
    session: Session,
    actor: Actor,
    now: datetime,
    *,
    states: tuple[State, ...] = tuple(State),
    before: LetterId | None = None,
) -> tuple[Line, ...]:
    """The latest first; one more than a page where there is more."""
    scope, on = scope_of(actor, Permission.SEE_LETTERS), civil_date(now)
    found = store.letters_in(session, scope, on, states=states, before=before, limit=PAGE + 1)
    eyes = Eyes(actor.person_id, scope_of(actor, Permission.SEE_STAFF), scope)
    known = person_names(session, eyes, (letter.person_id for letter in found), (), on)
    return tuple(Line(letter, known.get(letter.person_id)) for letter in found)


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
