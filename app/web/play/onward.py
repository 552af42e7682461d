"""After a case: back into the course that it was opened from."""

from dataclasses import dataclass

from flask import url_for

from app.services import training
from app.services.errors import NotFound
from app.web.context import actor, content, database, now
from app.web.course_steps import step_href, title_in


@dataclass(frozen=True, slots=True)
class Onward:
    course_title: str
    course_href: str
    next_title: str | None
    """None: nothing that is required is left."""
    next_href: str | None


def find_onward(course: str | None) -> Onward | None:
    """None for a case that was opened from no course, or from one that is no longer offered."""
    if course is None:
        return None
    try:
        with database().reading() as session:
            page = training.course_page(session, content(), actor(), course, now())
    except NotFound:
        return None
    words = content().words(actor().nation)
    upcoming = page.next_step
    return Onward(
        course_title=page.standing.course.title.fill(words),
        course_href=url_for("training.course", course=course),
        next_title=title_in(upcoming.course, upcoming.step, upcoming.part, words)
        if upcoming
        else None,
        next_href=step_href(upcoming.step, course) if upcoming else None,
    )
