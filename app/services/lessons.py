"""Reading a lesson, keeping notes beside it, and being done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson, Reflect
from app.ids import Sha256
from app.learning.course_progress import StepProgress
from app.policy.actor import Actor
from app.services import drafts
from app.services.awarding import award_what_is_met, progress_towards
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.history import History, read_history
from app.services.next_step import NextStep, find_next_step
from app.services.offering import get_offered
from app.services.open_steps import get_open_step
from app.services.plain_words import plain_words
from app.store import content_versions, lessons, reflections
from app.store.awards import Award
from app.store.database import Session

LONGEST_NOTE = 5000

Notes = Mapping[str, str]
"""By the id of the lesson's `reflect` block."""


@dataclass(frozen=True, slots=True)
class LessonPage:
    course: Course
    lesson: Lesson
    placed: StepProgress
    required: int
    notes: Notes
    """As last typed, else as last saved."""


@dataclass(frozen=True, slots=True)
class Done:
    next_step: NextStep | None
    """None: the course asks for nothing more."""
    awards: tuple[Award, ...]


class Changed(Refused):
    """The page was edited between its reading and this form."""

    def __init__(self) -> None:
        super().__init__("lesson-changed")


def read(
    session: Session, content: Content, actor: Actor, course_slug: str, slug: str, now: datetime
) -> LessonPage:
    course, lesson, history = _find(session, content, actor, course_slug, slug)
    placed = get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    required = progress_towards(course, history, civil_date(now)).required
    return LessonPage(course, lesson, placed, required, _notes(session, actor, lesson))


def keep_notes(
    session: Session,
    content: Content,
    actor: Actor,
    course_slug: str,
    slug: str,
    notes: Notes,
    now: datetime,
) -> None:
    """A note left blank changes nothing: what is kept is thrown away under My notes, and only there."""
    course, lesson, history = _find(session, content, actor, course_slug, slug)
    get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    _save_notes(session, content, actor, lesson, notes, now)


def finish(
    session: Session,
    content: Content,
    actor: Actor,
    course_slug: str,
    slug: str,
    version: Sha256,
    notes: Notes,
    now: datetime,
) -> Done:
    """Once per version; again changes nothing. Changed, if `version` is not what the page says now."""
    course, lesson, history = _find(session, content, actor, course_slug, slug)
    get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    if version != lesson.sha256:
        raise Changed
    _save_notes(session, content, actor, lesson, notes, now)
    content_versions.keep_version(session, content.library.sources[lesson.sha256], now)
    lessons.add_completion(session, actor.person_id, lesson.slug, lesson.sha256, now)
    awards = award_what_is_met(session, content, actor, now)
    history = read_history(session, actor.person_id)
    progress = progress_towards(course, history, civil_date(now))
    return Done(find_next_step(session, content, actor, course, progress, history), awards)


def keep_typed(
    session: Session, actor: Actor, page: LessonPage, notes: Notes, now: datetime
) -> None:
    """As a draft, over a page that is about to be shown again."""
    prompts = reflects(page.lesson)
    fields = {field_of(p): [notes[p.id]] for p in prompts if notes.get(p.id)}
    if fields:
        drafts.save(session, actor.person_id, place_of(page.lesson), fields, now)


def place_of(lesson: Lesson) -> str:
    """Where its draft is kept, and under which its notes are."""
    return f"lesson/{lesson.slug}"


def _find(
    session: Session, content: Content, actor: Actor, course_slug: str, slug: str
) -> tuple[Course, Lesson, History]:
    course = get_offered(content.library, actor.nation, course_slug)
    lesson = content.library.lessons.get(f"{course_slug}/{slug}")
    if lesson is None:
        raise NotFound(f"no lesson {course_slug}/{slug}")
    return course, lesson, read_history(session, actor.person_id)


def _notes(session: Session, actor: Actor, lesson: Lesson) -> Notes:
    prompts = reflects(lesson)
    if not prompts:
        return {}
    place = place_of(lesson)
    saved = {
        kept.place.removeprefix(f"{place}/"): kept.text
        for kept in reflections.reflections_of(session, actor.person_id, under=f"{place}/")
    }
    draft = drafts.find(session, actor.person_id, place)
    fields = draft.fields if draft else {}
    typed = {prompt.id: "".join(fields.get(field_of(prompt), ())) for prompt in prompts}
    return saved | {name: text for name, text in typed.items() if text}


def field_of(prompt: Reflect) -> str:
    """Its name in a form and in a draft."""
    return f"note-{prompt.id}"


def reflects(lesson: Lesson) -> tuple[Reflect, ...]:
    return tuple(block for block in lesson.blocks if isinstance(block, Reflect))


def _save_notes(
    session: Session,
    content: Content,
    actor: Actor,
    lesson: Lesson,
    notes: Notes,
    now: datetime,
) -> None:
    words = content.words(actor.nation)
    for prompt in reflects(lesson):
        text = notes.get(prompt.id, "").strip()
        if text:
            reflections.save_reflection(
                session,
                actor.person_id,
                f"{place_of(lesson)}/{prompt.id}",
                text,
                now,
                title=lesson.title.fill(words),
                prompt=plain_words(prompt.prompt, words),
            )
    drafts.drop(session, actor.person_id, place_of(lesson))
