"""What each of Heed's own courses holds."""

from collections.abc import Callable

import pytest

from app.content.guessing import chance_of_passing
from app.content.model.course import Course
from app.content.model.header import Coaching, Kind
from app.content.model.lesson import Plan, Reflect
from app.content.model.quiz import Quiz
from app.content.model.scenario import Choices, Erring, Noticing, Scenario, Writing
from tests.content.curriculum import cases_of, courses, graph_of, lessons_of, library, quizzes_of

MEASURED = ("noticing-neglect", "talking-with-children", "recording-and-referring")
LEAST_QUESTIONS = 30
DRAWN = range(12, 16)
MOST_GUESSED = 0.01
TOO_LITTLE = {Erring.DELAYS, Erring.MISSES}


def lacking(holds: Callable[[Course], object]) -> list[str]:
    return [course.slug for course in courses() if not holds(course)]


def tasks_of(course: Course) -> set[type]:
    return {type(scene.task) for case in cases_of(course) for scene in case.scenes.values()}


def blocks_of(course: Course) -> list[type]:
    return [type(block) for lesson in lessons_of(course) for block in lesson.blocks]


def errors_of(course: Course) -> set[Erring | None]:
    scenes = (scene for case in cases_of(course) for scene in case.scenes.values())
    decisions = (scene.onward for scene in scenes if isinstance(scene.onward, Choices))
    return {choice.erring for choices in decisions for choice in choices.options}


def test_there_are_six_courses_and_a_shorter_route_for_the_day_someone_begins() -> None:
    assert len(courses()) == 6
    assert len(library().courses) == 7


def test_each_asks_learners_to_write_once_at_least() -> None:
    assert lacking(lambda course: Writing in tasks_of(course)) == []


def test_each_has_a_list_to_notice_from() -> None:
    assert lacking(lambda course: Noticing in tasks_of(course)) == []


def test_each_ends_in_a_plan_for_work() -> None:
    assert lacking(lambda course: Plan in blocks_of(course)) == []


def test_each_asks_learners_to_reflect() -> None:
    assert lacking(lambda course: Reflect in blocks_of(course)) == []


def test_each_shows_errors_in_both_directions() -> None:
    assert lacking(lambda course: errors_of(course) & TOO_LITTLE) == []
    assert lacking(lambda course: Erring.OVER_REFERS in errors_of(course)) == []


def test_each_has_one_quiz_to_pass() -> None:
    assert lacking(lambda course: len(quizzes_of(course)) == 1) == []


def quizzes() -> list[Quiz]:
    return [quiz for course in courses() for quiz in quizzes_of(course)]


def wanting(holds: Callable[[Quiz], object]) -> list[str]:
    """In any nation."""
    return [
        f"{quiz.slug} ({nation})"
        for quiz in quizzes()
        for nation in quiz.header.nations
        if not holds(quiz.for_nation(nation))
    ]


def test_a_bank_is_large_and_a_draw_is_short() -> None:
    scored = wanting(lambda quiz: sum(q.scored for q in quiz.questions.values()) >= LEAST_QUESTIONS)
    assert scored == []
    assert wanting(lambda quiz: quiz.header.draw in DRAWN) == []


def test_safety_errors_are_critical() -> None:
    assert wanting(lambda quiz: any(q.critical for q in quiz.questions.values())) == []


def test_every_question_has_a_topic_and_an_outcome() -> None:
    assert wanting(lambda quiz: all(q.topic and q.outcomes for q in quiz.questions.values())) == []


def test_nobody_passes_by_guessing() -> None:
    chances: dict[int, float | None] = {}
    for quiz in quizzes():
        for nation in quiz.header.nations:
            view = quiz.for_nation(nation)
            if id(view) not in chances:
                chances[id(view)] = chance_of_passing(view)
            chance = chances[id(view)]
            assert chance is not None, quiz.slug
            assert chance < MOST_GUESSED, quiz.slug


def measuring(course: Course) -> tuple[list[str], list[str], list[str]]:
    """Slugs of its cases before, at the end (behind the quiz to be passed), and eight weeks on."""
    steps = list(course.steps)
    quiz = next(place for place, step in enumerate(steps) if step.must_pass)
    found = [(place, step) for place, step in enumerate(steps) if step.kind == Kind.SCENARIO]
    return (
        [step.slug for _, step in found if step.before],
        [s.slug for place, s in found if place > quiz and not s.before and s.after_weeks is None],
        [step.slug for _, step in found if step.after_weeks == 8],
    )


@pytest.mark.parametrize("slug", MEASURED)
def test_an_unseen_case_before_at_the_end_and_eight_weeks_on(slug: str) -> None:
    before, end, later = measuring(library().courses[slug])
    assert (len(before), len(end), len(later)) == (1, 1, 1)
    assert len({*before, *end, *later}) == 3


@pytest.mark.parametrize("slug", MEASURED)
def test_what_is_measured_with_is_alike(slug: str) -> None:
    """Nobody helps, nothing is asked but decisions, and each has as many choices and comes to as many."""
    before, end, later = measuring(library().courses[slug])
    cases = [library().scenarios[one] for one in (*before, *end, *later)]
    assert {case.header.coaching for case in cases} == {Coaching.UNAIDED}
    assert [case.slug for case in cases if any(s.task for s in case.scenes.values())] == []
    assert {choices for case in cases for choices in numbers_of_choices(case)} == {4}


def numbers_of_choices(case: Scenario) -> set[int]:
    """Of those that are open together."""
    return {len(legs) for legs in graph_of(case).legs.values() if len(legs) > 1}
