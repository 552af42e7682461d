"""A course's steps in words and addresses, as several kinds of page show them."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.content.library import Library
from app.content.model.course import Course, Step
from app.content.model.header import Kind
from app.content.model.text import Words
from app.services.offering import Part, get_part
from app.services.open_steps import NotYet

KINDS: dict[Kind, LazyString] = {
    Kind.LESSON: _("Lesson"),
    Kind.SCENARIO: _("Case"),
    Kind.QUIZ: _("Quiz"),
}


def step_href(step: Step, course: str) -> str:
    match step.kind:
        case Kind.LESSON:
            lesson = step.slug.rpartition("/")[2]
            return url_for("training.lesson", course=course, lesson=lesson)
        case Kind.QUIZ:
            return url_for("quiz.start", slug=step.slug, course=course)
        case _:
            return url_for("play.start", slug=step.slug, course=course)


def title_in(course: Course, step: Step, part: Part, words: Words) -> str:
    """As the course calls it, where it has the part more than once; else as its page will be called."""
    listings = [(other.kind, other.slug) for other in course.steps]
    again = listings.count((step.kind, step.slug)) > 1
    return (step.label if again and step.label else part.title).fill(words)


@dataclass(frozen=True, slots=True)
class ComesFirst:
    """What the page that says "not yet" needs."""

    course_title: str
    course_href: str
    next_title: str | None
    """None: it is only a matter of time."""
    next_href: str | None
    opens: date | None


def comes_first(not_yet: NotYet, library: Library, words: Words) -> ComesFirst:
    course, upcoming = not_yet.course, not_yet.next_step
    return ComesFirst(
        course_title=course.title.fill(words),
        course_href=url_for("training.course", course=course.slug),
        next_title=title_in(course, upcoming, get_part(library, upcoming), words)
        if upcoming
        else None,
        next_href=step_href(upcoming, course.slug) if upcoming else None,
        opens=not_yet.opens,
    )
