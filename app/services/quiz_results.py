"""What a submitted quiz comes to, and what to look at again."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from app.content.library import Library
from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson
from app.ids import AttemptId
from app.learning.marking import QuizResult
from app.learning.quiz_attempt import Confidence
from app.policy.actor import Actor
from app.services.content import Content
from app.services.offering import courses_with
from app.services.taking import Allowance, Taking, allowance, confidence_of, get_taking
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class Line:
    """A question as the result lists it; `number` counts from 1."""

    number: int
    title: str
    scored: bool
    mark: Fraction | None
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class TopicAgain:
    topic: str
    lessons: tuple[tuple[Course, Lesson], ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    taking: Taking
    course: Course | None
    result: QuizResult
    lines: tuple[Line, ...]
    critical: tuple[Line, ...]
    sure_and_mistaken: tuple[Line, ...]
    """Without those that are critical."""
    topics: tuple[TopicAgain, ...]
    allowance: Allowance

    @property
    def passed(self) -> bool:
        return self.result.passed

    @property
    def can_be_failed(self) -> bool:
        questions = (self.taking.question(step) for step in range(self.taking.step))
        has_line = self.taking.quiz.header.pass_percent is not None
        return has_line or any(question.critical for question in questions)


def result_page(
    session: Session, content: Content, actor: Actor, attempt_id: AttemptId
) -> ResultPage | None:
    """None, while a question is open."""
    taking = get_taking(session, content, actor, attempt_id)
    if not taking.ended:
        return None
    result = taking.result()
    lines = {given.question: _line(taking, step) for step, given in enumerate(taking.answers)}
    courses = courses_with(
        content.library, actor.nation, Kind.QUIZ, taking.quiz.slug, taking.attempt.terms.course
    )
    return ResultPage(
        taking,
        next(iter(courses), None),
        result,
        tuple(lines.values()),
        tuple(lines[question] for question in result.critical_missed),
        tuple(lines[q] for q in result.sure_and_mistaken if q not in result.critical_missed),
        tuple(_topic(content.library, courses, taking, topic) for topic in result.topics),
        allowance(session, taking),
    )


def _line(taking: Taking, step: int) -> Line:
    given, question = taking.answers[step], taking.question(step)
    title = question.title.fill(taking.words)
    return Line(step + 1, title, question.scored, given.mark, confidence_of(given))


def _topic(library: Library, courses: Iterable[Course], taking: Taking, topic: str) -> TopicAgain:
    """Its lessons share an outcome with what was missed; else they are named after the topic; else they share
    an outcome with the quiz.
    """
    lessons = [
        (course, library.lessons[step.slug])
        for course in courses
        for step in course.steps
        if step.kind is Kind.LESSON
    ]
    named = [(course, lesson) for course, lesson in lessons if _is_about(lesson, topic)]
    found = (
        _sharing(lessons, _outcomes_missed(taking, topic))
        or named
        or _sharing(lessons, taking.quiz.header.outcomes)
    )
    return TopicAgain(topic, tuple(found))


def _outcomes_missed(taking: Taking, topic: str) -> set[str]:
    missed = {given.question for given in taking.answers if given.mark not in (None, 1)}
    questions = [taking.quiz.questions[id_] for id_ in taking.drawn if id_ in missed]
    return {o for question in questions if question.topic == topic for o in question.outcomes}


def _sharing(
    lessons: Iterable[tuple[Course, Lesson]], outcomes: Iterable[str]
) -> list[tuple[Course, Lesson]]:
    wanted = set(outcomes)
    return [(course, lesson) for course, lesson in lessons if wanted & {*lesson.header.outcomes}]


def _is_about(lesson: Lesson, topic: str) -> bool:
    return "-".join(topic.casefold().split()) in lesson.slug.rpartition("/")[2]
