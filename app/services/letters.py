"""Letters: written in the transaction that they belong to, sent later by `services/ticking.py`."""

import secrets
from datetime import datetime

from app.ids import AgencyId, PersonId
from app.store import letters as store
from app.store.database import Session
from app.store.letters import NOTHING, Sheet, State


def post(
    session: Session,
    kind: str,
    person_id: PersonId,
    agency_id: AgencyId | None,
    stage: str,
    address: str,
    subject: str,
    text: str,
    now: datetime,
    not_before: datetime | None = None,
) -> bool:
    """False where the person has a letter of that kind and stage already, sent or skipped."""
    return store.add_letter(
        session,
        kind,
        person_id,
        agency_id,
        stage,
        Sheet(address, subject, text),
        _new_message_id(),
        now,
        not_before=not_before,
    )


def skip(
    session: Session,
    kind: str,
    person_id: PersonId,
    agency_id: AgencyId | None,
    stage: str,
    reason: str,
    now: datetime,
) -> bool:
    """A letter that is deliberately not written: `reason` is a key."""
    return store.add_letter(
        session,
        kind,
        person_id,
        agency_id,
        stage,
        NOTHING,
        _new_message_id(),
        now,
        state=State.SKIPPED,
        reason=reason,
    )


def _new_message_id() -> str:
    return f"heed.{secrets.token_hex(16)}"
