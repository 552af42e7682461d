"""Whether anything changed in a board's people who took a course, as far as that can be said at all."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.course import Course
from app.content.model.quiz import Question, Quiz, Scale
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.ids import BoardId, OptionId, QuestionId, Sha256
from app.learning.effect import (
    CaseChange,
    Played,
    Rated,
    RatingChange,
    Ratings,
    Response,
    case_changes,
    rating_changes,
    responses,
)
from app.learning.intervals import FEWEST
from app.learning.items import Item
from app.learning.occasions import END, Point, askings, place
from app.learning.wordings import wording_of_question
from app.policy.actor import Actor
from app.reporting.effect import Somebody, Taken, somebodies
from app.services.board_figures import enter
from app.services.board_practice import shown
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.offering import offered
from app.services.practice_seeing import SEEN_AFTER
from app.store.database import Session
from app.store.organisations import Board
from app.store.plans import Outcome
from app.store.practice_seen import Seen


@dataclass(frozen=True, slots=True)
class QuizEffect:
    quiz: Quiz
    questions: Mapping[Item, Question]
    responses: tuple[Response, ...]
    changes: tuple[RatingChange, ...]


@dataclass(frozen=True, slots=True)
class CaseEffect:
    cases: Mapping[Point, Scenario]
    responses: tuple[Response, ...]
    changes: tuple[CaseChange, ...]


@dataclass(frozen=True, slots=True)
class CourseEffect:
    course: Course
    began: int | None
    """None: fewer than ten, and then nothing else is shown either."""
    met: int | None
    quizzes: tuple[QuizEffect, ...]
    case: CaseEffect | None
    plans: Mapping[Outcome | None, int] | None
    """Of those who were asked what came of theirs. None: fewer than ten people answered."""
    seen: Mapping[Seen | None, int] | None
    """Of those who met the course four weeks ago or more. None: fewer than ten were answered for."""


@dataclass(frozen=True, slots=True)
class BoardEffect:
    board: Board
    courses: tuple[CourseEffect, ...]


def board_effect(
    session: Session, content: Content, actor: Actor, board_id: BoardId, now: datetime
) -> BoardEffect:
    board = enter(session, actor, board_id, now)
    effects = Effects(session, content, board, now)
    courses = offered(content.library, board.nation)
    return BoardEffect(board, tuple(map(effects.of, courses)))


@dataclass
class Effects:
    session: Session
    content: Content
    board: Board
    now: datetime

    def __post_init__(self) -> None:
        self.today = civil_date(self.now)
        self.scales = Scales(self.session, self.content)

    def of(self, course: Course) -> CourseEffect:
        asked = askings(course)
        people = somebodies(self.session, self.board.id, course, asked, self.now)
        enough = len(people) >= FEWEST
        return CourseEffect(
            course,
            shown(len(people)),
            shown(sum(each.road.met_on is not None for each in people)),
            tuple(self._quiz(slug, points, people) for slug, points in asked.quizzes.items())
            if enough
            else (),
            self._case(asked.cases, people) if enough and asked.cases else None,
            _plans(_asked_about_plans(people, course, self.today)),
            _seen(people, self.today),
        )

    def _quiz(self, slug: str, points: tuple[Point, ...], people: Iterable[Somebody]) -> QuizEffect:
        quiz = self.content.library.quizzes[slug]
        rated = [self._rated(each, slug, points) for each in people]
        questions = dict(_scales_of(quiz.for_nation(self.board.nation)))
        places = {item: len(_points(question)) for item, question in questions.items()}
        return QuizEffect(
            quiz,
            questions,
            responses(rated, points, self.today),
            rating_changes(rated, points, places),
        )

    def _rated(self, each: Somebody, slug: str, points: tuple[Point, ...]) -> Rated:
        took = each.took.get(slug, ())
        placed = place(each.road, [taken.done for taken in took], points)
        return Rated(
            each.road, {point: self.scales.ratings(took[n]) for point, n in placed.items()}
        )

    def _case(self, cases: Mapping[Point, str], people: Iterable[Somebody]) -> CaseEffect:
        played = [_played(each, cases) for each in people]
        library = self.content.library.scenarios
        return CaseEffect(
            {point: library[slug] for point, slug in cases.items()},
            responses(played, sorted(cases), self.today),
            case_changes(played, sorted(cases)),
        )


class Scales:
    """The texts that were answered, each compiled once."""

    def __init__(self, session: Session, content: Content) -> None:
        self._session, self._content = session, content
        self._known: dict[tuple[Sha256, Nation], dict[QuestionId, tuple[Item, dict[OptionId, int]]]]
        self._known = {}

    def ratings(self, taken: Taken) -> Ratings:
        scales = self._of(taken)
        return {
            scales[question][0]: scales[question][1][chosen] for question, chosen in taken.rated
        }

    def _of(self, taken: Taken) -> dict[QuestionId, tuple[Item, dict[OptionId, int]]]:
        key = taken.content_sha256, taken.nation
        if key not in self._known:
            quiz = self._content.quiz(self._session, *key)
            self._known[key] = {
                item.question: (item, {p: n for n, p in enumerate(_points(question), start=1)})
                for item, question in _scales_of(quiz)
            }
        return self._known[key]


def _scales_of(quiz: Quiz) -> Iterator[tuple[Item, Question]]:
    for question in quiz.questions.values():
        if isinstance(question.task, Scale):
            yield Item(question.id, wording_of_question(question)), question


def _points(question: Question) -> tuple[OptionId, ...]:
    task = question.task
    return tuple(point.id for point in task.points) if isinstance(task, Scale) else ()


def _played(each: Somebody, cases: Mapping[Point, str]) -> Played:
    """What was met the first time at another point was no longer unseen at this one."""
    at = {}
    for point, slug in cases.items():
        went = each.went.get(slug)
        if went is not None and place(each.road, [went.done], [point]):
            at[point] = went.decided
    return Played(each.road, at)


def _asked_about_plans(
    people: Iterable[Somebody], course: Course, today: date
) -> Iterator[Somebody]:
    weeks = [step.after_weeks for step in course.steps if step.after_weeks is not None]
    asked = Point(min(weeks, default=END.weeks))
    return (each for each in people if each.plans and each.road.is_due(asked, today))


def _plans(people: Iterable[Somebody]) -> Mapping[Outcome | None, int] | None:
    asked = list(people)
    answered = sum(any(each.plans) for each in asked)
    return Counter(plan for each in asked for plan in each.plans) if answered >= FEWEST else None


def _seen(people: Iterable[Somebody], today: date) -> Mapping[Seen | None, int] | None:
    long_ago = today - SEEN_AFTER
    met = [each for each in people if each.road.met_on and each.road.met_on <= long_ago]
    answered = sum(each.seen is not None for each in met)
    return Counter(each.seen for each in met) if answered >= FEWEST else None
