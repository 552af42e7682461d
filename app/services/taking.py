"""An attempt at a quiz as far as it was answered, and what its pages may show."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from app.content.model.header import Kind
from app.content.model.quiz import Question, Quiz
from app.content.model.text import Words
from app.ids import AttemptId, PersonId, QuestionId
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
from app.store.awards import awards_of
from app.store.database import Session
from app.store.extra_attempts import extra_attempts_of

HINT = "hint"
"""The draft's field that says that the hint was asked for."""


@dataclass(frozen=True, slots=True)
class Round:
    """Attempts are counted anew after each award of the course; from one award to the next is a round."""

    after: datetime | None = None
    until: datetime | None = None

    @classmethod
    def at(cls, moment: datetime, awarded: Iterable[datetime]) -> "Round":
        ends = sorted(awarded)
        place = bisect_left(ends, moment)
        return cls(ends[place - 1] if place else None, ends[place] if place < len(ends) else None)

    def holds(self, moment: datetime) -> bool:
        return (self.after is None or moment > self.after) and (
            self.until is None or moment <= self.until
        )


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many attempts at a quiz a learner has had, and may have."""

    begun: tuple[AttemptSummary, ...]
    """The latest first."""
    limit: int | None
    round: Round = Round()
    given: tuple[datetime, ...] = ()
    """When the DSP gave one more."""

    @property
    def counted(self) -> tuple[AttemptSummary, ...]:
        return tuple(go for go in self.begun if self.round.holds(go.attempt.begun_at))

    @property
    def left(self) -> int | None:
        """Not yet begun; None: as many as she likes."""
        if self.limit is None:
            return None
        more = sum(map(self.round.holds, self.given))
        return max(0, self.limit + more - len(self.counted))

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
        passed = any(go.submission and go.submission.passed for go in self.counted)
        return self.left == 0 or passed


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
    return taking_of(session, content, actor.person_id, attempt_id)


def taking_of(
    session: Session, content: Content, person_id: PersonId, attempt_id: AttemptId
) -> Taking:
    met = attempts.get_answered(session, person_id, attempt_id)
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
    person, terms = taking.attempt.person_id, taking.attempt.terms
    begun = attempts_at(session, person, Kind.QUIZ, quiz.slug)
    if quiz.header.attempts is None:
        return Allowance(begun, None)
    awarded = [a.recorded_at for a in awards_of(session, person) if a.facts.course == terms.course]
    of_attempt = Round.at(taking.attempt.begun_at, awarded)
    return Allowance(
        begun, quiz.header.attempts, of_attempt, extra_attempts_of(session, person, quiz.slug)
    )


def find_typed(session: Session, taking: Taking) -> Mapping[str, Sequence[str]]:
    draft = drafts.find(session, taking.attempt.person_id, taking.place)
    return draft.fields if draft else {}


def confidence_of(given: AnswerGiven) -> Confidence | None:
    return Confidence(given.confidence) if given.confidence else None
