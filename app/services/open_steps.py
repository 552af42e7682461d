"""Which step of which course a learner may take now: required ones in order, optional ones at any time."""

from datetime import date

from app.content.library import Library
from app.content.model.course import Course, Step
from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.learning.course_progress import StepProgress, StepState
from app.services.awarding import progress_towards
from app.services.errors import Conflict, NotFound
from app.services.history import History
from app.services.offering import courses_with


class NotYet(Conflict):
    """The course asks for something else first: `next_step`."""

    def __init__(self, course: Course, next_step: Step) -> None:
        super().__init__(f"{next_step.slug} comes first")
        self.course = course
        self.next_step = next_step


def get_open_step(
    course: Course, history: History, kind: Kind, slug: str, today: date
) -> StepProgress:
    progress = progress_towards(course, history, today)
    for placed in progress.steps:
        if (placed.step.kind, placed.step.slug) == (kind, slug):
            if placed.state is StepState.LATER and progress.next is not None:
                raise NotYet(course, progress.next)
            return placed
    raise NotFound(f"{slug} is no step of {course.slug}")


def course_for(
    library: Library,
    nation: Nation,
    history: History,
    kind: Kind,
    slug: str,
    asked: str | None,
    today: date,
) -> Course | None:
    """In which a case or quiz is taken now: the course asked for, else any that has it open.

    None for a part of no course; NotYet where every course that has it asks for something else first.
    """
    refusals = []
    for course in courses_with(library, nation, kind, slug, prefer=asked):
        try:
            get_open_step(course, history, kind, slug, today)
        except NotYet as not_yet:
            refusals.append(not_yet)
        else:
            return course
    if refusals:
        raise refusals[0]
    return None
