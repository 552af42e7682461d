"""A learner takes a quiz: begins, answers one question after another, comes back to it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.quiz import Quiz
from app.ids import AttemptId
from app.learning import marking
from app.learning.course_progress import StepState
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Response
from app.policy.actor import Actor
from app.services import drafts
from app.services.awarding import award_what_is_met
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.errors import Conflict, NotFound, Refused
from app.services.history import History, read_history
from app.services.open_steps import NotYet, course_for, get_open_step
from app.services.taking import HINT, Allowance, Round, Taking, find_typed
from app.store import attempts, content_versions
from app.store.attempt_records import AnswerGiven, AttemptTerms
from app.store.awards import Award
from app.store.database import Session
from app.store.extra_attempts import extra_attempts_of
from app.store.holding import hold_person


@dataclass(frozen=True, slots=True)
class QuizStart:
    quiz: Quiz
    course: Course | None
    allowance: Allowance
    due: bool = False
    """The course asks for it now."""
    not_yet: NotYet | None = None
    """It was taken before, and the course asks for it again only after another step, or from a day on."""


@dataclass(frozen=True, slots=True)
class Reply:
    response: Response
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    ended: bool
    awards: tuple[Award, ...] = ()


def start(
    session: Session,
    content: Content,
    actor: Actor,
    slug: str,
    course_slug: str | None,
    now: datetime,
) -> QuizStart:
    """NotYet, where a course asks for something else first; what was begun may always be looked at and go on."""
    quiz = content.library.quizzes.get(slug)
    if quiz is None or actor.nation not in quiz.header.nations:
        raise NotFound(f"no quiz {slug}")
    quiz = quiz.for_nation(actor.nation)
    history = read_history(session, actor.person_id, civil_date(now))
    begun = history.attempts_at(Kind.QUIZ, slug)
    today = civil_date(now)
    try:
        course = course_for(
            content.library, actor.nation, history, Kind.QUIZ, slug, course_slug, today
        )
    except NotYet as not_yet:
        if not begun:
            raise
        allowance = _allowance(session, actor, quiz, history, not_yet.course, now)
        return QuizStart(quiz, not_yet.course, allowance, not_yet=not_yet)
    allowance = _allowance(session, actor, quiz, history, course, now)
    if course is None:
        return QuizStart(quiz, None, allowance)
    placed = get_open_step(course, history, Kind.QUIZ, slug, today)
    due = placed.state in (StepState.NEXT, StepState.OFFERED)
    return QuizStart(quiz, course, allowance, due)


def _allowance(
    session: Session,
    actor: Actor,
    quiz: Quiz,
    history: History,
    course: Course | None,
    now: datetime,
) -> Allowance:
    begun = history.attempts_at(Kind.QUIZ, quiz.slug)
    if quiz.header.attempts is None:
        return Allowance(begun, None)
    awarded = [a.recorded_at for a in history.awards if course and a.facts.course == course.slug]
    given = extra_attempts_of(session, actor.person_id, quiz.slug)
    return Allowance(begun, quiz.header.attempts, Round.at(now, awarded), given)


def begin(
    session: Session,
    content: Content,
    actor: Actor,
    slug: str,
    course_slug: str | None,
    now: datetime,
) -> AttemptId:
    """The open attempt, if there is one. Refused, where none is left; NotYet, where it is not due again yet."""
    hold_person(session, actor.person_id)
    here = start(session, content, actor, slug, course_slug, now)
    if here.allowance.open is not None:
        return here.allowance.open.attempt.id
    if here.not_yet is not None:
        raise here.not_yet
    if here.allowance.left == 0:
        raise Refused("no-attempt-left")
    content_versions.keep_version(session, content.library.sources[here.quiz.sha256], now)
    terms = _terms(content, actor, here)
    if here.course is not None:
        content_versions.keep_release(session, content.library.releases[here.course.slug], now)
    return attempts.add_attempt(session, actor.person_id, terms, now).id


def show_hint(
    session: Session,
    taking: Taking,
    step: int,
    typed: Mapping[str, Sequence[str]],
    now: datetime,
) -> None:
    """What was typed so far is kept beside it. Conflict for a question that is not the open one."""
    assert_open(taking, step)
    fields = {**typed, HINT: ["shown"]}
    drafts.save(session, taking.attempt.person_id, taking.place, fields, now)


def answer(
    session: Session,
    content: Content,
    actor: Actor,
    taking: Taking,
    step: int,
    reply: Reply,
    now: datetime,
) -> Recorded:
    """Conflict (its `stored` the answer at that step, None for one not yet due) where another is recorded there;
    BadResponse where the reply is no answer to the question.
    """
    if step != taking.step or taking.ended:
        return _answered_before(taking, step, reply)
    given = _marked(session, taking, reply, now)
    attempts.add_answer(session, taking.attempt.id, given)
    drafts.drop(session, actor.person_id, taking.place)
    after = taking.with_answer(given)
    if not after.ended:
        return Recorded(ended=False)
    result = after.result()
    attempts.add_submission(session, taking.attempt.id, result.score, result.passed, now)
    return Recorded(ended=True, awards=award_what_is_met(session, content, actor, now))


def assert_open(taking: Taking, step: int) -> None:
    if step != taking.step or taking.ended:
        raise Conflict(f"question {step} is not open", taking.find_answer(step))


def _terms(content: Content, actor: Actor, here: QuizStart) -> AttemptTerms:
    library = content.library
    return AttemptTerms(
        kind=Kind.QUIZ,
        slug=here.quiz.slug,
        content_sha256=here.quiz.sha256,
        terms_sha256=library.terms.sha256,
        nation=actor.nation,
        language=actor.language,
        seed=secrets.token_hex(8),
        course=here.course.slug if here.course else None,
        release_sha256=library.releases[here.course.slug].sha256 if here.course else None,
    )


def _marked(session: Session, taking: Taking, reply: Reply, now: datetime) -> AnswerGiven:
    question = taking.question(taking.step)
    return AnswerGiven(
        step=taking.step,
        question=question.id,
        response=reply.response.to_json(),
        confidence=reply.confidence,
        hint_shown=bool(question.hint and find_typed(session, taking).get(HINT)),
        mark=marking.mark(question, reply.response, taking.words),
        answered_at=now,
    )


def _answered_before(taking: Taking, step: int, reply: Reply) -> Recorded:
    stored = taking.find_answer(step)
    given = (reply.response.to_json(), reply.confidence)
    if stored is None or (stored.response, stored.confidence) != given:
        raise Conflict(f"question {step} of attempt {taking.attempt.id} is answered", stored)
    return Recorded(ended=taking.ended)
