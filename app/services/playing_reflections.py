"""What a learner would do differently: for their own eyes."""

from datetime import datetime

from app.ids import AttemptId
from app.policy.actor import Actor
from app.services import drafts
from app.store import attempts, reflections
from app.store.database import Session


def place_of(attempt_id: AttemptId) -> str:
    """Of the reflection, and of its draft."""
    return f"attempt/{attempt_id}"


def save(
    session: Session,
    actor: Actor,
    attempt_id: AttemptId,
    text: str,
    now: datetime,
    *,
    title: str,
    prompt: str,
) -> None:
    attempts.get_played(session, actor.person_id, attempt_id)
    place = place_of(attempt_id)
    reflections.save_reflection(
        session, actor.person_id, place, text, now, title=title, prompt=prompt
    )
    drafts.drop(session, actor.person_id, place)


def find_text(session: Session, actor: Actor, attempt_id: AttemptId) -> str | None:
    """What was saved."""
    reflection = reflections.find_reflection(session, actor.person_id, place_of(attempt_id))
    return reflection.text if reflection else None


def find_draft(session: Session, actor: Actor, attempt_id: AttemptId) -> str | None:
    """What was typed and not yet saved."""
    draft = drafts.find(session, actor.person_id, place_of(attempt_id))
    return next(iter(draft.fields.get("text", ())), None) if draft else None
