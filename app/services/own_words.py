"""What a learner writes while she plays: at a scene that asks for it, or to explain a step. For her own eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.ids import AttemptId, SceneId
from app.policy.actor import Actor
from app.services import drafts, playing
from app.services.content import Content
from app.services.errors import Conflict
from app.services.playing import Moved, Playing
from app.store import reflections
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class Kept:
    text: str
    from_draft: bool = False
    """Typed and not yet saved."""


@dataclass(frozen=True, slots=True)
class Written:
    text: str
    title: str
    """Where it was written, in words."""
    prompt: str


def place_of(attempt_id: AttemptId, scene: SceneId) -> str:
    """Of the reflection, and of its draft."""
    return f"attempt/{attempt_id}/{scene}"


def find_kept(session: Session, actor: Actor, attempt_id: AttemptId, scene: SceneId) -> Kept:
    """Of an earlier visit to the scene too."""
    place = place_of(attempt_id, scene)
    draft = drafts.find(session, actor.person_id, place)
    if draft:
        return Kept("".join(draft.fields.get("text", ())), from_draft=True)
    saved = reflections.find_reflection(session, actor.person_id, place)
    return Kept(saved.text if saved else "")


def saved_in(session: Session, actor: Actor, attempt_id: AttemptId) -> Mapping[SceneId, str]:
    under = f"attempt/{attempt_id}/"
    kept = reflections.reflections_of(session, actor.person_id, under=under)
    return {SceneId(one.place.removeprefix(under)): one.text for one in kept}


def write(
    session: Session,
    content: Content,
    actor: Actor,
    current: Playing,
    step: int,
    words: str,
    written: Written,
    now: datetime,
) -> Moved:
    """As `make_move`, with the text saved beside it. Left empty, it takes nothing away that was written before."""
    attempt_id, case = current.attempt.id, current.at(step)
    moved = playing.make_move(session, content, actor, attempt_id, step, words, now)
    if case is None or case.writes_about is None:
        raise Conflict(f"step {step} of attempt {attempt_id} asks for no words")
    place = place_of(attempt_id, case.writes_about)
    if written.text:
        reflections.save_reflection(
            session,
            actor.person_id,
            place,
            written.text,
            now,
            title=written.title,
            prompt=written.prompt,
        )
    drafts.drop(session, actor.person_id, place)
    return moved


def keep_typed(
    session: Session, actor: Actor, current: Playing, step: int, text: str, now: datetime
) -> None:
    """As a draft, where the step was taken with another move: nothing that was typed is lost."""
    case = current.at(step)
    if text and case and case.writes_about:
        place = place_of(current.attempt.id, case.writes_about)
        drafts.save(session, actor.person_id, place, {"text": [text]}, now)
