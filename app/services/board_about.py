"""What the library and the nation's guidance say that a board's figures need: minutes, groups of children, training groups."""

from collections.abc import Iterator

from app.content.library import Library
from app.content.model.course import Course
from app.content.model.header import Header
from app.content.model.terms import Nation
from app.learning.training_groups import as_pairs, by_job_role
from app.reporting.coverage import About
from app.services.offering import find_part


def about_of(library: Library, nation: Nation) -> About:
    courses = library.courses.values()
    return About(
        {course.slug: course.header.minutes for course in courses},
        tuple(sorted({pair for course in courses for pair in _groups(library, course)})),
        as_pairs(by_job_role(nation)),
    )


def _groups(library: Library, course: Course) -> Iterator[tuple[str, str]]:
    """With those of its lessons, cases and quizzes."""
    headers: list[Header] = [course.header]
    for step in course.steps:
        part = find_part(library, step.kind, step.slug)
        headers += [part.header] if part else []
    for header in headers:
        for group in header.groups:
            yield course.slug, group.value
