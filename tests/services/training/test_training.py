"""My training and a course: what comes next, what is done, what is open to whom."""

from dataclasses import replace

import pytest

from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.learning.course_progress import StepState
from app.services.content import Content
from app.services.errors import NotFound
from app.services.next_step import QuizPlace
from app.services.playing_case import Case
from tests.services.training.learning import (
    COURSE,
    QUIZ,
    SECOND,
    Learning,
    with_every_step_required,
)


def states(learning: Learning, slug: str = COURSE) -> list[StepState]:
    return [step.state for step in learning.course_page(slug).standing.progress.steps]


def test_a_newcomer_begins_with_the_first_step_of_the_first_course(learning: Learning) -> None:
    home = learning.home()
    assert home.next_step is not None
    assert (home.next_step.step.slug, home.next_step.attempt) == (
        f"{COURSE}/what-a-record-is",
        None,
    )
    assert home.next_step.minutes_left == 6
    assert [standing.course.slug for standing in home.to_do] == [COURSE, SECOND]
    assert home.done == ()


def test_courses_of_another_nation_are_not_offered(learning: Learning) -> None:
    with pytest.raises(NotFound):
        learning.course_page("england-only")
    learning.moves_to(Nation.ENGLAND)
    assert "england-only" in [standing.course.slug for standing in learning.home().to_do]
    assert learning.course_page("england-only").standing.minutes_left == 3


def test_steps_of_another_nation_are_not_asked_for(learning: Learning) -> None:
    lesson = learning.library.lessons[f"{COURSE}/what-a-record-is"]
    scots = replace(lesson, header=replace(lesson.header, nations=(Nation.SCOTLAND,)))
    learning.content = Content(
        replace(learning.library, lessons={**learning.library.lessons, lesson.slug: scots})
    )
    assert learning.course_page().standing.progress.required == 2
    learning.moves_to(Nation.SCOTLAND)
    assert learning.course_page().standing.progress.required == 3


def test_a_course_with_a_faulty_part_is_not_offered(learning: Learning) -> None:
    learning.content = Content(replace(learning.library, quizzes={}))
    assert learning.home().to_do == ()
    with pytest.raises(NotFound):
        learning.course_page()


def test_required_steps_come_in_order_and_optional_ones_at_any_time(learning: Learning) -> None:
    assert states(learning) == [
        StepState.NEXT,
        StepState.LATER,
        StepState.LATER,
        StepState.OPTIONAL,
    ]
    learning.take(learning.course(), 1)
    assert states(learning)[:2] == [StepState.DONE, StepState.NEXT]


def test_an_open_case_is_gone_on_with_where_it_stands(learning: Learning) -> None:
    learning.take(learning.course(), 1, decisions=1)
    step = learning.home().next_step
    assert step is not None
    assert isinstance(step.place, Case)
    assert (step.place.made, step.place.about) == (1, 3)
    assert step.attempt == learning.attempts_at(Kind.SCENARIO, "a-bruise-at-the-door")[0]
    assert step.minutes_left == 6, "two of three decisions are left of eight minutes"


def test_an_open_quiz_is_gone_on_with_at_its_question(learning: Learning) -> None:
    learning.take(learning.course(), 2)
    attempt = learning.begin(QUIZ, COURSE)
    learning.reply_rightly(attempt)
    learning.reply_rightly(attempt)
    step = learning.home().next_step
    assert step is not None
    assert (step.attempt, step.place) == (attempt, QuizPlace(question=3, of=6))
    assert step.minutes_left == 4


def test_the_course_worked_on_last_comes_first(learning: Learning) -> None:
    learning.take(learning.course(), 1)
    learning.take(learning.course(SECOND), 0, decisions=1)
    step = learning.home().next_step
    assert step is not None
    assert step.course.slug == SECOND


def test_a_completed_course_is_done_and_the_next_one_is_up(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    home = learning.home()
    [done] = home.done
    assert (done.course.slug, done.in_date) == (COURSE, True)
    assert done.award is not None
    assert home.next_step is not None
    assert home.next_step.step.slug == "two-tries", "the case that both courses have is done"


def test_nothing_to_do_when_all_is_done(learning: Learning) -> None:
    learning.take(learning.course(), 3)
    learning.take(learning.course(SECOND), 2)
    home = learning.home()
    assert (home.next_step, home.to_do) == (None, ())
    assert {standing.course.slug for standing in home.done} == {COURSE, SECOND}


def test_when_an_award_has_run_out_cases_and_quizzes_are_asked_for_again(
    learning: Learning,
) -> None:
    learning.take(learning.course(), 3)
    learning.later(days=400)
    [standing] = [s for s in learning.home().to_do if s.course.slug == COURSE]
    assert standing.award is not None
    assert not standing.in_date
    assert states(learning)[:3] == [StepState.DONE, StepState.NEXT, StepState.LATER]


def test_a_step_that_is_added_later_leaves_what_was_completed_standing(
    learning: Learning,
) -> None:
    learning.take(learning.course(), 3)
    learning.content = Content(with_every_step_required(learning.library))
    [done] = learning.home().done
    assert (done.in_date, done.progress.complete) == (True, False)
