"""Reading a lesson, keeping notes beside it, and being done with it."""

from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.ids import Sha256
from app.learning.course_progress import StepProgress
from app.policy.actor import Actor
from app.services.awarding import award_what_is_met, progress_towards
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import NotFound, Refused
from app.services.history import History, read_history
from app.services.lesson_notes import Notes, read_notes, save_notes
from app.services.next_step import NextStep, find_next_step
from app.services.offering import get_offered
from app.services.open_steps import get_open_step
from app.store import content_versions, lessons
from app.store.awards import Award
from app.store.database import Session


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
    course, lesson, history = _find(session, content, actor, course_slug, slug, now)
    placed = get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    required = progress_towards(course, history, civil_date(now)).required
    return LessonPage(course, lesson, placed, required, read_notes(session, actor, lesson))


def keep_notes(
    session: Session,
    content: Content,
    actor: Actor,
    course_slug: str,
    slug: str,
    notes: Notes,
    now: datetime,
) -> None:
    course, lesson, history = _find(session, content, actor, course_slug, slug, now)
    get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    save_notes(session, actor, lesson, notes, content.words(actor.nation), now)


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
    course, lesson, history = _find(session, content, actor, course_slug, slug, now)
    get_open_step(course, history, Kind.LESSON, lesson.slug, civil_date(now))
    if version != lesson.sha256:
        raise Changed
    save_notes(session, actor, lesson, notes, content.words(actor.nation), now)
    content_versions.keep_version(session, content.library.sources[lesson.sha256], now)
    lessons.add_completion(session, actor.person_id, lesson.slug, lesson.sha256, now)
    awards = award_what_is_met(session, content, actor, now)
    history = read_history(session, actor.person_id, civil_date(now))
    progress = progress_towards(course, history, civil_date(now))
    return Done(find_next_step(session, content, actor, course, progress, history), awards)


def _find(
    session: Session, content: Content, actor: Actor, course_slug: str, slug: str, now: datetime
) -> tuple[Course, Lesson, History]:
    course = get_offered(content.library, actor.nation, course_slug)
    lesson = content.library.lessons.get(f"{course_slug}/{slug}")
    if lesson is None:
        raise NotFound(f"no lesson {course_slug}/{slug}")
    history = read_history(session, actor.person_id, civil_date(now))
    return course, lesson.for_nation(actor.nation), history
