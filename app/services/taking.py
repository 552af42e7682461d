"""An attempt at a quiz as far as it was answered, and what its pages may show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.content.model.header import Kind
from app.content.model.quiz import Question, Quiz
from app.content.model.text import Words
from app.ids import AttemptId, QuestionId
from app.learning import marking
from app.learning.quiz_attempt import Answer, Confidence, draw
from app.learning.responses import from_json
from app.policy.actor import Actor
from app.services import drafts
from app.services.content import Content
from app.services.questions import (
    InOrder,
    Key,
    OpenQuestion,
    Paired,
    Said,
    key_of,
    open_question,
    what_was_said,
)
from app.store import attempts
from app.store.attempt_records import AnswerGiven, Attempt, AttemptSummary
from app.store.attempt_summaries import attempts_at
from app.store.database import Session

HINT = "hint"
"""The draft's field that says that the hint was asked for."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many attempts at a quiz a learner has had, and may have."""

    begun: tuple[AttemptSummary, ...]
    """The latest first."""
    limit: int | None

    @property
    def left(self) -> int | None:
        """Not yet begun; None: as many as she likes."""
        return None if self.limit is None else max(0, self.limit - len(self.begun))

    @property
    def open(self) -> AttemptSummary | None:
        latest = next(iter(self.begun), None)
        return latest if latest and latest.submission is None else None

    @property
    def passed(self) -> bool:
        return any(go.submission and go.submission.passed for go in self.begun)

    @property
    def key_is_open(self) -> bool:
        """No attempt that still counts could make use of it."""
        return self.left == 0 or self.passed


@dataclass(frozen=True, slots=True)
class Taking:
    attempt: Attempt
    quiz: Quiz
    drawn: tuple[QuestionId, ...]
    answers: tuple[AnswerGiven, ...]
    words: Words
    """Of the nation that the attempt began with."""

    @property
    def step(self) -> int:
        """Of the question that is open; from 0."""
        return len(self.answers)

    @property
    def ended(self) -> bool:
        return self.step == len(self.drawn)

    @property
    def place(self) -> str:
        """Of the open question's draft."""
        return f"attempt/{self.attempt.id}/{self.step}"

    def question(self, step: int) -> Question:
        return self.quiz.questions[self.drawn[step]]

    def find_answer(self, step: int) -> AnswerGiven | None:
        return self.answers[step] if 0 <= step < self.step else None

    def with_answer(self, given: AnswerGiven) -> "Taking":
        return replace(self, answers=(*self.answers, given))

    def result(self) -> marking.QuizResult:
        marks = {given.question: Answer(given.mark, confidence_of(given)) for given in self.answers}
        return marking.result(self.quiz, self.drawn, marks)


@dataclass(frozen=True, slots=True)
class QuestionToAnswer:
    taking: Taking
    question: OpenQuestion
    typed: Mapping[str, Sequence[str]]
    """Kept from before: the hint was asked for, the page was left, the answer could not be read."""


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    taking: Taking
    step: int
    said: tuple[Said, ...] | InOrder | Paired
    mark: Fraction | None
    confidence: Confidence | None
    key: Key | None
    """None until no attempt could make use of it."""


def get_taking(session: Session, content: Content, actor: Actor, attempt_id: AttemptId) -> Taking:
    met = attempts.get_answered(session, actor.person_id, attempt_id)
    terms = met.attempt.terms
    quiz = content.quiz(session, terms.content_sha256, terms.nation)
    words = content.words(terms.nation)
    return Taking(met.attempt, quiz, draw(quiz, terms.seed), met.answers, words)


def to_answer(session: Session, taking: Taking) -> QuestionToAnswer:
    """The open question; not to be asked of an attempt that has ended."""
    typed = find_typed(session, taking)
    question = open_question(
        taking.question(taking.step),
        taking.attempt.terms.seed,
        taking.words,
        hint=bool(typed.get(HINT)),
    )
    return QuestionToAnswer(taking, question, typed)


def answered(session: Session, taking: Taking, step: int) -> QuestionAnswered:
    given = taking.answers[step]
    question = taking.question(step)
    open_key = allowance(session, taking).key_is_open
    return QuestionAnswered(
        taking,
        step,
        what_was_said(question.task, from_json(given.response), taking.words),
        given.mark,
        confidence_of(given),
        key_of(question, taking.words) if open_key else None,
    )


def allowance(session: Session, taking: Taking) -> Allowance:
    quiz = taking.quiz
    begun = attempts_at(session, taking.attempt.person_id, Kind.QUIZ, quiz.slug)
    return Allowance(begun, quiz.header.attempts)


def find_typed(session: Session, taking: Taking) -> Mapping[str, Sequence[str]]:
    draft = drafts.find(session, taking.attempt.person_id, taking.place)
    return draft.fields if draft else {}


def confidence_of(given: AnswerGiven) -> Confidence | None:
    return Confidence(given.confidence) if given.confidence else None
