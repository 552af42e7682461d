"""The one step to take next, and where in it the learner stopped."""

from dataclasses import dataclass
from math import ceil

from app.content.model.course import Course, Step
from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.ids import AttemptId
from app.learning.course_progress import Progress
from app.learning.quiz_attempt import draw
from app.policy.actor import Actor
from app.services.content import Content
from app.services.history import History
from app.services.offering import Part, get_part
from app.services.playing import get_playing
from app.services.playing_case import Case
from app.store.attempt_records import AttemptSummary
from app.store.database import Session


@dataclass(frozen=True, slots=True)
class QuizPlace:
    question: int
    of: int


@dataclass(frozen=True, slots=True)
class NextStep:
    course: Course
    step: Step
    part: Part
    minutes_left: int
    attempt: AttemptId | None = None
    """Open, to go on with at `place`."""
    place: Case | QuizPlace | None = None


def find_next_step(
    session: Session,
    content: Content,
    actor: Actor,
    course: Course,
    progress: Progress,
    history: History,
) -> NextStep | None:
    step = progress.next
    if step is None:
        return None
    part = get_part(content.library, step)
    current = history.find_open_attempt(step.kind, step.slug)
    if current is None:
        return NextStep(course, step, part, part.header.minutes)
    if step.kind is Kind.SCENARIO:
        return _in_case(session, content, actor, course, step, current)
    return _in_quiz(session, content, course, step, current)


def questions_asked(quiz: Quiz) -> int:
    return len(draw(quiz, seed=""))


def _in_case(
    session: Session,
    content: Content,
    actor: Actor,
    course: Course,
    step: Step,
    current: AttemptSummary,
) -> NextStep:
    case = get_playing(session, content, actor, current.attempt.id).case
    about = case.about or 1
    minutes = _share(case.scenario.header.minutes, about - case.made, about)
    return NextStep(course, step, case.scenario, minutes, current.attempt.id, case)


def _in_quiz(
    session: Session, content: Content, course: Course, step: Step, current: AttemptSummary
) -> NextStep:
    terms = current.attempt.terms
    quiz = content.quiz(session, terms.content_sha256, terms.nation)
    asked = questions_asked(quiz)
    minutes = _share(quiz.header.minutes, asked - current.steps, asked)
    place = QuizPlace(current.steps + 1, asked)
    return NextStep(course, step, quiz, minutes, current.attempt.id, place)


def _share(minutes: int, left: int, of: int) -> int:
    """Whole minutes, one at least."""
    return max(1, ceil(minutes * left / max(of, 1)))
