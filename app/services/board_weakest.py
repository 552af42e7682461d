"""What a board's people get wrong: the decisions and questions that fewest met soundly, of all their cases and quizzes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from app.content.model.header import Kind
from app.content.model.quiz import Question, Quiz
from app.content.model.scenario import Scenario, Scene, Soundness
from app.learning.intervals import FEWEST, Share
from app.reporting.first_attempts import begun
from app.services.board_decisions import decisions_at
from app.services.board_items import items_at
from app.services.board_practice import Only
from app.services.content import Content
from app.store.database import Session
from app.store.organisations import Board

AT_MOST = 3
"""Of each."""
IN_PASSING = 1_000
"""First attempts that a board's first page looks through; of a board with more it only says where they are."""


@dataclass(frozen=True, slots=True)
class WeakDecision:
    case: Scenario
    scene: Scene
    sound: Share


@dataclass(frozen=True, slots=True)
class WeakQuestion:
    quiz: Quiz
    question: Question
    right: Share


@dataclass(frozen=True, slots=True)
class Weakest:
    """Empty where fewer than ten people met anything."""

    decisions: tuple[WeakDecision, ...] = ()
    questions: tuple[WeakQuestion, ...] = ()


def weakest(
    session: Session, content: Content, board: Board, course: str | None, now: datetime
) -> Weakest | None:
    """For a board that was entered. None: there is too much to look through in passing."""
    tried = begun(session, board.id, now)
    if sum(each.people for each in tried) > IN_PASSING:
        return None
    parts = _parts(content, course)
    enough = [
        (each.kind, each.slug)
        for each in tried
        if each.people >= FEWEST and (parts is None or (each.kind, each.slug) in parts)
    ]
    decisions = sorted(_decisions(session, content, board, enough, now), key=_sound)
    questions = sorted(_questions(session, content, board, enough, now), key=_right)
    return Weakest(tuple(decisions[:AT_MOST]), tuple(questions[:AT_MOST]))


Part = tuple[Kind, str]


def _parts(content: Content, course: str | None) -> frozenset[Part] | None:
    found = content.library.courses.get(course) if course else None
    return frozenset((step.kind, step.slug) for step in found.steps) if found else None


def _decisions(
    session: Session, content: Content, board: Board, tried: list[Part], now: datetime
) -> Iterator[WeakDecision]:
    for kind, slug in tried:
        if kind is Kind.SCENARIO and slug in content.library.scenarios:
            found = decisions_at(session, content, board, slug, Only(), now)
            for line in found.decisions:
                by = line.figures.by_soundness
                if by and not line.earlier:
                    yield WeakDecision(found.case, line.scene, by[Soundness.BEST])


def _questions(
    session: Session, content: Content, board: Board, tried: list[Part], now: datetime
) -> Iterator[WeakQuestion]:
    for kind, slug in tried:
        if kind is Kind.QUIZ and slug in content.library.quizzes:
            found = items_at(session, content, board, slug, Only(), now)
            for line in found.lines:
                right = line.figures.facility
                if right and line.question.scored and not line.earlier:
                    yield WeakQuestion(found.quiz, line.question, right)


def _sound(found: WeakDecision) -> float:
    return found.sound.value


def _right(found: WeakQuestion) -> float:
    return found.right.value
