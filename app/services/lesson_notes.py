"""What a learner types beside a lesson: private notes, and plans for work."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.content.model.lesson import Lesson, Plan, PlanPart, Reflect
from app.content.model.text import Words
from app.policy.actor import Actor
from app.services import drafts
from app.services.plain_words import plain_words
from app.store import plans, reflections
from app.store.database import Session
from app.store.plans import Intention

LONGEST_NOTE = 5000
LONGEST_PART = 300
"""Of a plan."""

Notes = Mapping[str, str]
"""By a box's key."""


@dataclass(frozen=True, slots=True)
class Box:
    block: Reflect | Plan
    part: PlanPart | None = None

    @property
    def key(self) -> str:
        return f"{self.block.id}/{self.part}" if self.part else self.block.id

    @property
    def field(self) -> str:
        """Its name in a form and in a draft."""
        return f"note-{self.block.id}-{self.part}" if self.part else f"note-{self.block.id}"


def reflects(lesson: Lesson) -> tuple[Reflect, ...]:
    return tuple(block for block in lesson.blocks if isinstance(block, Reflect))


def planned(lesson: Lesson) -> tuple[Plan, ...]:
    return tuple(block for block in lesson.blocks if isinstance(block, Plan))


def boxes(lesson: Lesson) -> tuple[Box, ...]:
    parts = (Box(plan, part) for plan in planned(lesson) for part in PlanPart)
    return (*map(Box, reflects(lesson)), *parts)


def place_of(lesson: Lesson) -> str:
    """Where its draft is kept, and under which its notes and plans are."""
    return f"lesson/{lesson.slug}"


def read_notes(session: Session, actor: Actor, lesson: Lesson) -> Notes:
    """As last typed, else as last saved."""
    known = boxes(lesson)
    if not known:
        return {}
    draft = drafts.find(session, actor.person_id, place_of(lesson))
    fields = draft.fields if draft else {}
    typed = {box.key: "".join(fields.get(box.field, ())) for box in known}
    saved = {**_saved_notes(session, actor, lesson), **_saved_plans(session, actor, lesson)}
    return saved | {key: text for key, text in typed.items() if text}


def save_notes(
    session: Session, actor: Actor, lesson: Lesson, notes: Notes, words: Words, now: datetime
) -> None:
    """What is left blank changes nothing: what is kept is thrown away under My notes, and only there."""
    title = lesson.title.fill(words)
    for prompt in reflects(lesson):
        if text := notes.get(prompt.id, "").strip():
            reflections.save_reflection(
                session,
                actor.person_id,
                f"{place_of(lesson)}/{prompt.id}",
                text,
                now,
                title=title,
                prompt=plain_words(prompt.prompt, words),
            )
    saved = _saved_plans(session, actor, lesson)
    for plan in planned(lesson):
        before, after = _intention(plan, saved), _intention(plan, {**saved, **_filled(notes)})
        if after != before:
            place = f"{place_of(lesson)}/{plan.id}"
            course = lesson.slug.partition("/")[0]
            plans.save_plan(session, actor.person_id, place, after, now, course=course, title=title)
    drafts.drop(session, actor.person_id, place_of(lesson))


def keep_typed(session: Session, actor: Actor, lesson: Lesson, notes: Notes, now: datetime) -> None:
    """As a draft, over a page that is about to be shown again."""
    fields = {box.field: [notes[box.key]] for box in boxes(lesson) if notes.get(box.key)}
    if fields:
        drafts.save(session, actor.person_id, place_of(lesson), fields, now)


def _intention(plan: Plan, notes: Notes) -> Intention:
    return Intention(*(notes.get(Box(plan, part).key, "") for part in PlanPart))


def _filled(notes: Notes) -> Notes:
    return {key: text.strip() for key, text in notes.items() if text.strip()}


def _saved_notes(session: Session, actor: Actor, lesson: Lesson) -> Notes:
    under = f"{place_of(lesson)}/"
    kept = reflections.reflections_of(session, actor.person_id, under=under)
    return {one.place.removeprefix(under): one.text for one in kept}


def _saved_plans(session: Session, actor: Actor, lesson: Lesson) -> Notes:
    if not planned(lesson):
        return {}
    under = f"{place_of(lesson)}/"
    course = lesson.slug.partition("/")[0]
    kept = plans.plans_of(session, actor.person_id, course=course)
    return {
        f"{one.place.removeprefix(under)}/{part}": text
        for one in kept
        if one.place.startswith(under)
        for part, text in zip(PlanPart, _parts_of(one.intention), strict=True)
    }


def _parts_of(intention: Intention) -> Iterable[str]:
    return intention.see, intention.tell, intention.by
