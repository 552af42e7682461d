"""Which courses, and which of their steps, a learner of a nation is offered."""

from dataclasses import replace

from app.content.library import Library
from app.content.model.course import Course, Section, Step
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.services.errors import NotFound

Part = Lesson | Scenario | Quiz


def offered(library: Library, nation: Nation) -> tuple[Course, ...]:
    """Courses of that nation, each without the steps that other nations have for themselves."""
    return tuple(
        _for(library, nation, course)
        for course in library.courses.values()
        if nation in course.header.nations and _is_whole(library, course)
    )


def get_offered(library: Library, nation: Nation, slug: str) -> Course:
    course = library.courses.get(slug)
    if course is None or nation not in course.header.nations or not _is_whole(library, course):
        raise NotFound(f"no course {slug} in {nation}")
    return _for(library, nation, course)


def courses_with(
    library: Library, nation: Nation, kind: Kind, slug: str, prefer: str | None = None
) -> tuple[Course, ...]:
    """The offered courses that have this part; the preferred one first, where it is among them."""
    found = [course for course in offered(library, nation) if find_step(course, kind, slug)]
    return tuple(sorted(found, key=lambda course: course.slug != prefer))


def find_step(course: Course, kind: Kind, slug: str) -> Step | None:
    return next((step for step in course.steps if (step.kind, step.slug) == (kind, slug)), None)


def find_part(library: Library, kind: Kind, slug: str) -> Part | None:
    match kind:
        case Kind.LESSON:
            return library.lessons.get(slug)
        case Kind.SCENARIO:
            return library.scenarios.get(slug)
        case Kind.QUIZ:
            return library.quizzes.get(slug)
        case Kind.COURSE:
            return None


def get_part(library: Library, step: Step) -> Part:
    part = find_part(library, step.kind, step.slug)
    if part is None:
        raise NotFound(f"no {step.kind} {step.slug}")
    return part


def _is_whole(library: Library, course: Course) -> bool:
    """A course that names a file which is missing or faulty is not offered: nobody could complete it."""
    return all(find_part(library, step.kind, step.slug) for step in course.steps)


def _for(library: Library, nation: Nation, course: Course) -> Course:
    return replace(
        course,
        sections=tuple(_section_for(library, nation, section) for section in course.sections),
    )


def _section_for(library: Library, nation: Nation, section: Section) -> Section:
    steps = (step for step in section.steps if nation in get_part(library, step).header.nations)
    return replace(section, steps=tuple(steps))
