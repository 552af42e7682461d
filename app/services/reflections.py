"""What learners wrote for themselves: read, changed and thrown away by no one else."""

from datetime import datetime

from app.ids import ReflectionId
from app.policy.actor import Actor
from app.services import drafts
from app.store import reflections as store
from app.store.database import Session
from app.store.reflections import Reflection


def mine(session: Session, actor: Actor) -> tuple[Reflection, ...]:
    """The latest written first."""
    return store.reflections_of(session, actor.person_id)


def get(session: Session, actor: Actor, reflection_id: ReflectionId) -> Reflection:
    return store.get_reflection(session, actor.person_id, reflection_id)


def find_draft(session: Session, actor: Actor, reflection_id: ReflectionId) -> str | None:
    """What was typed and not saved, when the page was left."""
    draft = drafts.find(session, actor.person_id, place_of(reflection_id))
    return draft.fields.get("text", [None])[0] if draft else None


def change(
    session: Session, actor: Actor, reflection_id: ReflectionId, text: str, now: datetime
) -> None:
    store.change_reflection(session, actor.person_id, reflection_id, text, now)
    drafts.drop(session, actor.person_id, place_of(reflection_id))


def throw_away(session: Session, actor: Actor, reflection_id: ReflectionId) -> None:
    """Words are gone for good, those half typed too."""
    reflection = store.get_reflection(session, actor.person_id, reflection_id)
    store.delete_reflection(session, actor.person_id, reflection.id)
    drafts.drop(session, actor.person_id, place_of(reflection_id))


def place_of(reflection_id: ReflectionId) -> str:
    """Of its draft."""
    return f"reflection/{reflection_id}"
