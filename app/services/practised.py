"""A learner who goes the sound way, through the same services as everybody: for the demo and for measurements."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Question,
    Scale,
    SeveralOf,
    ShortAnswer,
)
from app.content.model.scenario import Choice
from app.content.model.text import Words
from app.learning import responses
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Response
from app.learning.scenario_run import Move, Waiting
from app.policy.actor import Actor
from app.services import lessons, playing, playing_begin, quizzing, taking
from app.services.content import Content
from app.services.playing_case import Case
from app.services.quizzing import Reply
from app.store.database import Database, Session

PACE = timedelta(seconds=40)
"""Between one answer and the next."""


@dataclass
class Practised:
    """Each act is a transaction of its own and moves `now` on."""

    database: Database
    content: Content
    actor: Actor
    now: datetime

    def take(self, course: Course, steps: int, decisions: int = 0) -> None:
        """The first `steps` of the course's required steps; then, of a case that comes next, so many decisions."""
        required = [step for step in course.steps if step.required]
        for step in required[:steps]:
            if step.kind is Kind.LESSON:
                self.read(course, step.slug)
            elif step.kind is Kind.SCENARIO:
                self.play(course, step.slug)
            else:
                self.answer(course, step.slug)
        if decisions and required[steps].kind is Kind.SCENARIO:
            self.play(course, required[steps].slug, decisions)

    def take_until(self, course: Course, slug: str, decisions: int = 0) -> None:
        """The required steps that come before this one."""
        required = [step.slug for step in course.steps if step.required]
        self.take(course, required.index(slug), decisions)

    def read(self, course: Course, slug: str) -> None:
        lesson = self.content.library.lessons[slug]
        name = slug.removeprefix(f"{course.slug}/")
        self._pass(timedelta(minutes=lesson.header.minutes))
        with self.database.transaction() as session:
            lessons.finish(
                session, self.content, self.actor, course.slug, name, lesson.sha256, {}, self.now
            )

    def play(self, course: Course, slug: str, decisions: int | None = None) -> None:
        """To an ending, or so many decisions far."""
        self._pass()
        with self.database.transaction() as session:
            number = playing_begin.begin(
                session, self.content, self.actor, slug, course.slug, self.now
            )
        while True:
            self._pass()
            with self.database.transaction() as session:
                case = playing.get_playing(session, self.content, self.actor, number).case
                if case.waiting is Waiting.NOTHING or _has_come_to(case, decisions):
                    return
                move = soundest(case).encode()
                playing.make_move(
                    session, self.content, self.actor, number, case.run.step, move, self.now
                )

    def answer(self, course: Course, slug: str) -> None:
        self._pass()
        with self.database.transaction() as session:
            number = quizzing.begin(session, self.content, self.actor, slug, course.slug, self.now)
        ended = False
        while not ended:
            self._pass()
            with self.database.transaction() as session:
                here = taking.get_taking(session, self.content, self.actor, number)
                ended = here.ended or self._answer_one(session, here)

    def _answer_one(self, session: Session, here: taking.Taking) -> bool:
        response = right_answer(here.question(here.step), here.words)
        sure = Confidence.SURE if here.quiz.header.confidence else None
        reply = Reply(response, sure)
        return quizzing.answer(
            session, self.content, self.actor, here, here.step, reply, self.now
        ).ended

    def _pass(self, time: timedelta = PACE) -> None:
        self.now += time


def _has_come_to(case: Case, decisions: int | None) -> bool:
    return case.made == decisions and case.waiting is Waiting.CHOICE


def soundest(case: Case) -> Move:
    """What is asked for, done as it should be: the way on with the least regret, what there was to notice."""
    match case.waiting:
        case Waiting.EXPLANATION:
            return Move.having_explained()
        case Waiting.NOTICING:
            return Move.noticing(sign.id for sign in case.signs if sign.expected)
        case Waiting.WRITING:
            return Move.having_written()
        case Waiting.CHOICE:
            return Move.choosing(min(case.choices, key=lambda each: _regret(case, each)).id)
        case _:
            return Move.going_on()


def _regret(case: Case, choice: Choice) -> float:
    regret = case.graph.regret(case.run.state, choice.id)
    return inf if regret is None else regret


def right_answer(question: Question, words: Words) -> Response:
    task = question.task
    match task:
        case OneOf():
            return responses.Picked(next(each.id for each in task.options if each.key))
        case SeveralOf():
            return responses.Ticked(frozenset(each.id for each in task.options if each.key))
        case PutInOrder():
            return responses.Ordered(tuple(each.id for each in task.items))
        case Match():
            return responses.Matched(dict(task.pairs))
        case ShortAnswer():
            return responses.Typed(task.accepted[0].fill(words))
        case NumberAnswer():
            return responses.Numbered(str(float(task.value)))
        case Scale():
            return responses.Rated(task.points[-1].id)
