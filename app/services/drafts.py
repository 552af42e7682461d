"""Typed and not yet recorded: the learner's alone, and only the latest."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.ids import PersonId
from app.services.errors import Refused
from app.store import drafts as store
from app.store.database import Session
from app.store.drafts import Draft

LONGEST_PLACE = 200
MOST_CHARACTERS = 100_000


def save(
    session: Session,
    person_id: PersonId,
    place: str,
    fields: Mapping[str, Sequence[str]],
    now: datetime,
) -> None:
    """`place` names a page of this learner's; a draft for a place that does not exist harms nobody."""
    size = sum(len(value) for values in fields.values() for value in values)
    if not place or len(place) > LONGEST_PLACE or size > MOST_CHARACTERS:
        raise Refused("draft-too-long")
    store.save_draft(session, person_id, place, fields, now)


def find(session: Session, person_id: PersonId, place: str) -> Draft | None:
    return store.find_draft(session, person_id, place)


def drop(session: Session, person_id: PersonId, place: str) -> None:
    store.drop_draft(session, person_id, place)
