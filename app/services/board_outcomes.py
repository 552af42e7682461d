"""What a course is for, outcome by outcome, and how the questions and cases behind each were first met."""

from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.scenario import Soundness
from app.content.model.text import PlainText
from app.ids import BoardId
from app.policy.actor import Actor
from app.services.board_decisions import CaseDecisions, decisions_at
from app.services.board_figures import enter
from app.services.board_items import ItemLine, QuizItems, items_at
from app.services.board_practice import Only
from app.services.content import Content
from app.services.offering import get_offered
from app.store.database import Session
from app.store.organisations import Board


@dataclass(frozen=True, slots=True)
class AskedThere:
    quiz: QuizItems
    line: ItemLine


@dataclass(frozen=True, slots=True)
class Outcome:
    id: str
    text: PlainText
    items: tuple[AskedThere, ...]
    """The weakest first; those that too few have answered last."""
    cases: tuple[CaseDecisions, ...]


@dataclass(frozen=True, slots=True)
class CourseOutcomes:
    board: Board
    course: Course
    outcomes: tuple[Outcome, ...]


def course_outcomes(
    session: Session, content: Content, actor: Actor, board_id: BoardId, slug: str, now: datetime
) -> CourseOutcomes:
    board = enter(session, actor, board_id, now)
    course = get_offered(content.library, board.nation, slug)
    parts = list(dict.fromkeys((step.kind, step.slug) for step in course.steps))
    quizzes = [
        items_at(session, content, board, part, Only(), now)
        for kind, part in parts
        if kind is Kind.QUIZ
    ]
    cases = [
        decisions_at(session, content, board, part, Only(), now)
        for kind, part in parts
        if kind is Kind.SCENARIO
    ]
    outcomes = tuple(
        Outcome(
            id_,
            text,
            tuple(sorted(_items(id_, quizzes), key=_weakest_first)),
            tuple(case for case in cases if id_ in case.case.header.outcomes),
        )
        for id_, text in course.header.outcome_texts.items()
    )
    return CourseOutcomes(board, course, outcomes)


def sound_of(case: CaseDecisions) -> tuple[int, int]:
    """Of all first decisions in it, how many were best, and of how many. A person makes several: no interval fits."""
    found = [line.figures for line in case.decisions]
    best = sum(round(each.by_soundness[Soundness.BEST].yes) for each in found if each.by_soundness)
    return best, sum(each.decided for each in found)


def _items(outcome: str, quizzes: list[QuizItems]) -> list[AskedThere]:
    return [
        AskedThere(quiz, line)
        for quiz in quizzes
        for line in quiz.lines
        if outcome in line.question.outcomes and not line.earlier
    ]


def _weakest_first(asked: AskedThere) -> float:
    facility = asked.line.figures.facility
    return facility.value if facility else 2.0
