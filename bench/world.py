"""A database with learners at the places from which the measured pages are reached, and the cookies to be them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from app.content.library import Library
from app.content.loading import load_library
from app.content.model.course import Course, Step
from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.ids import PersonId
from app.paths import CONTENT
from app.services.installation import claim
from app.services.signing_in import establish_session
from app.store import (
    accounts,
    alternatives,
    attempts,
    content_versions,
    lessons,
    people,
    schema,
)
from app.store.attempt_records import AttemptTerms
from app.store.database import Database, Session
from app.web.session_cookie import TOKEN
from bench.browser import UnexpectedPage

COOKIE = "heed"


@dataclass(frozen=True, slots=True)
class Counts:
    readers: int
    players: int
    quiz_takers: int


@dataclass(frozen=True, slots=True)
class World:
    course: str
    lesson: str
    case_start: str
    quiz_start: str
    readers: tuple[str, ...]
    """Cookies, as of all of them: these are before the case."""
    players: tuple[str, ...]
    """Before the case as well; each plays it once."""
    quiz_takers: tuple[str, ...]


def make_world(path: Path, secret_key: str, counts: Counts) -> World:
    database = Database(f"sqlite:///{path}")
    schema.upgrade(database)
    claim(database, demo=False)
    library = load_library((CONTENT,))
    course = _course_with_everything(library)
    lesson = _first(course, Kind.LESSON).slug
    case, quiz = _first(course, Kind.SCENARIO), _first(course, Kind.QUIZ)
    with database.transaction() as session:
        population = _Population(session, library, course, secret_key)
        world = World(
            course=course.slug,
            lesson=lesson,
            case_start=f"/cases/{case.slug}?course={course.slug}",
            quiz_start=f"/quizzes/{quiz.slug}?course={course.slug}",
            readers=population.ready_for(case, counts.readers),
            players=population.ready_for(case, counts.players),
            quiz_takers=population.ready_for(quiz, counts.quiz_takers),
        )
    database.close()
    return world


def _course_with_everything(library: Library) -> Course:
    for course in library.courses.values():
        if {Kind.LESSON, Kind.SCENARIO, Kind.QUIZ} <= {step.kind for step in course.steps}:
            return course
    raise UnexpectedPage("no course has a lesson, a case and a quiz")


def _first(course: Course, kind: Kind) -> Step:
    """Questions asked only to compare with later are no measure of a quiz."""
    return next(step for step in course.steps if step.kind is kind and not step.before)


class _Population:
    def __init__(self, session: Session, library: Library, course: Course, secret_key: str) -> None:
        self._session, self._library, self._course = session, library, course
        self._now = datetime.now(UTC) - timedelta(minutes=1)
        self._agency = people.add_agency(session, "Bench", "nursery", Nation.ENGLAND, {})
        self._secret_key = secret_key
        for source in library.sources.values():
            content_versions.keep_version(session, source, self._now)

    def ready_for(self, step: Step, count: int) -> tuple[str, ...]:
        """Signed in, with all done that the course asks for before this step."""
        return tuple(self._cookie(person) for person in self._people(step, count))

    def _people(self, wanted: Step, count: int) -> Iterable[PersonId]:
        kind = wanted.kind
        for number in range(count):
            person = people.add_person(self._session, f"{kind} {number}", self._now).id
            username = f"{kind}{number}-{secrets.token_hex(4)}"
            accounts.add_account(
                self._session, person, username, "nobody signs in by it", self._now
            )
            people.add_post(
                self._session,
                person,
                self._agency.id,
                "nursery practitioner",
                self._now.date(),
                self._now,
            )
            self._do_all_before(wanted, person)
            yield person

    def _do_all_before(self, wanted: Step, person: PersonId) -> None:
        for step in self._course.steps:
            if step == wanted:
                return
            if step.kind is Kind.QUIZ:
                self._hand_in(step.slug, person)
            if step.kind is Kind.LESSON:
                sha256 = self._library.lessons[step.slug].sha256
                lessons.add_completion(self._session, person, step.slug, sha256, self._now)
            elif step.kind is Kind.SCENARIO:
                sha256 = self._library.scenarios[step.slug].sha256
                alternatives.add_alternative(self._session, person, step.slug, sha256, self._now)

    def _hand_in(self, slug: str, person: PersonId) -> None:
        terms = AttemptTerms(
            kind=Kind.QUIZ,
            slug=slug,
            content_sha256=self._library.quizzes[slug].sha256,
            terms_sha256=self._library.terms.sha256,
            nation=Nation.ENGLAND,
            language="en",
            seed="bench",
            course=self._course.slug,
        )
        attempt = attempts.add_attempt(self._session, person, terms, self._now)
        attempts.add_submission(self._session, attempt.id, Fraction(0), True, self._now)

    def _cookie(self, person: PersonId) -> str:
        return cookie(self._session, self._secret_key, person, self._now)


def cookie(session: Session, secret_key: str, person: PersonId, now: datetime) -> str:
    """As of a browser in which the person has just signed in."""
    app = Flask("bench")
    app.secret_key = secret_key
    signing = SecureCookieSessionInterface().get_signing_serializer(app)
    if signing is None:
        raise UnexpectedPage("there is no secret key to sign cookies with")
    return str(signing.dumps({TOKEN: establish_session(session, person, "bench", now)}))
