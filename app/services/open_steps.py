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
    """The course asks for something else first: `next_step`; or it asks for this from a day on."""

    def __init__(self, course: Course, next_step: Step | None, opens: date | None = None) -> None:
        super().__init__(f"{next_step.slug} comes first" if next_step else f"opens {opens}")
        self.course = course
        self.next_step = next_step
        self.opens = opens


def get_open_step(
    course: Course, history: History, kind: Kind, slug: str, today: date
) -> StepProgress:
    """A part may be listed more than once: then the listing that is due, else one that is open."""
    progress = progress_towards(course, history, today)
    listed = [s for s in progress.steps if (s.step.kind, s.step.slug) == (kind, slug)]
    if not listed:
        raise NotFound(f"{slug} is no step of {course.slug}")
    placed = min(listed, key=lambda placed: _ORDER[placed.state])
    if is_shut(placed, today):
        first = progress.next if placed.opens is None else None
        raise NotYet(course, first, placed.opens)
    return placed


_ORDER = {
    state: place
    for place, state in enumerate(
        (
            StepState.NEXT,
            StepState.OFFERED,
            StepState.LATER,
            StepState.DONE,
            StepState.OPTIONAL,
        )
    )
}
"""A later listing is not done early by doing an earlier one twice."""


def is_shut(placed: StepProgress, today: date) -> bool:
    """Steps come in order, and what is asked for after so many weeks not before its day."""
    if placed.step.after_weeks is None or placed.state is StepState.DONE:
        return placed.state is StepState.LATER
    return placed.opens is None or today < placed.opens


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
