"""Required steps in order, optional ones at any time, and one part in two courses."""

import pytest

from app.content.model.course import Course
from app.content.model.header import Kind
from app.services.civil_time import civil_date
from app.services.errors import NotFound
from app.services.open_steps import NotYet, course_for, get_open_step
from tests.services.training.learning import (
    CASE,
    COURSE,
    EVERY_KIND,
    LESSON,
    OPTIONAL,
    QUIZ,
    SECOND,
    Learning,
)


def open_step(learning: Learning, kind: Kind, slug: str) -> str:
    today = civil_date(learning.now)
    return get_open_step(learning.course(), learning.history(), kind, slug, today).state.value


def course_of(learning: Learning, kind: Kind, slug: str, asked: str | None = None) -> Course | None:
    return course_for(
        learning.library,
        learning.actor.nation,
        learning.history(),
        kind,
        slug,
        asked,
        civil_date(learning.now),
    )


def test_a_later_step_is_refused_and_the_next_one_named(learning: Learning) -> None:
    with pytest.raises(NotYet) as refused:
        open_step(learning, Kind.QUIZ, QUIZ)
    assert refused.value.next_step
    assert refused.value.next_step.slug == f"{COURSE}/{LESSON}"


def test_an_optional_step_is_open_from_the_beginning(learning: Learning) -> None:
    assert open_step(learning, Kind.LESSON, f"{COURSE}/{OPTIONAL}") == "optional"


def test_what_is_done_stays_open(learning: Learning) -> None:
    learning.take(learning.course(), 2)
    assert open_step(learning, Kind.LESSON, f"{COURSE}/{LESSON}") == "done"
    assert open_step(learning, Kind.SCENARIO, CASE) == "done"


def test_a_part_of_another_course_is_not_found(learning: Learning) -> None:
    with pytest.raises(NotFound):
        open_step(learning, Kind.QUIZ, "two-tries")


def test_a_case_is_taken_in_the_course_asked_for(learning: Learning) -> None:
    learning.take(learning.course(), 1)
    for asked in (COURSE, SECOND):
        found = course_of(learning, Kind.SCENARIO, CASE, asked)
        assert found is not None
        assert found.slug == asked


def test_a_case_that_one_course_has_open_may_be_begun_though_another_asks_first(
    learning: Learning,
) -> None:
    found = course_of(learning, Kind.SCENARIO, CASE, COURSE)
    assert found is not None
    assert found.slug == SECOND


def test_a_quiz_that_no_course_has_is_open(learning: Learning) -> None:
    assert course_of(learning, Kind.QUIZ, EVERY_KIND) is None


def test_a_quiz_is_refused_where_its_only_course_asks_for_something_else(
    learning: Learning,
) -> None:
    with pytest.raises(NotYet):
        course_of(learning, Kind.QUIZ, QUIZ)
