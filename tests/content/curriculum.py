"""Heed's own texts, for tests of what they teach: loaded once a session, each case searched once."""

from collections.abc import Iterator
from functools import cache

from app.content.library import Library
from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.content.model.quiz import Quiz
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.state_graph import StateGraph
from app.paths import PROJECT
from tests.conftest import compiled

LONGEST_ROUTE = 45
"""Minutes. What is shorter is a route for a first day, and no course."""


def library() -> Library:
    return compiled(PROJECT)


def cases() -> list[Scenario]:
    return list(library().scenarios.values())


def courses() -> list[Course]:
    return [c for c in library().courses.values() if c.header.minutes > LONGEST_ROUTE]


def views_of(case: Scenario) -> Iterator[tuple[str, Scenario]]:
    """The case as the nations have it, under a name; those that have the same, once."""
    seen: list[Scenario] = []
    for nation in case.header.nations:
        view = case.for_nation(nation)
        if not any(view is other for other in seen):
            seen.append(view)
            yield f"{case.slug} ({nation})", view


@cache
def _graph(slug: str, nation: Nation | None) -> StateGraph:
    case = library().scenarios[slug]
    return StateGraph.of(case.for_nation(nation) if nation else case)


def graph_of(case: Scenario) -> StateGraph:
    """Of a case, or of a view of one."""
    views = library().scenarios[case.slug].views
    return _graph(case.slug, next((n for n, view in views.items() if view is case), None))


def lessons_of(course: Course) -> list[Lesson]:
    return [library().lessons[step.slug] for step in course.steps if step.kind == Kind.LESSON]


def cases_of(course: Course) -> list[Scenario]:
    return [library().scenarios[step.slug] for step in course.steps if step.kind == Kind.SCENARIO]


def quizzes_of(course: Course) -> list[Quiz]:
    """Those that have to be passed."""
    return [library().quizzes[step.slug] for step in course.steps if step.must_pass]
