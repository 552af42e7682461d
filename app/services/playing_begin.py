"""Before the first move: what a learner finds at a case's start, and beginning it."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.scenario import Scenario
from app.ids import AttemptId
from app.policy.actor import Actor
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.history import History, read_history
from app.services.open_steps import NotYet, course_for
from app.store import attempts, content_versions
from app.store.attempt_records import AttemptSummary, AttemptTerms
from app.store.database import Session
from app.store.holding import hold_person


@dataclass(frozen=True, slots=True)
class Start:
    scenario: Scenario
    course: Course | None
    not_yet: NotYet | None
    """The course asks for another step first."""
    open: AttemptSummary | None
    earlier: tuple[AttemptSummary, ...]
    """All but the open one, the latest begun first."""
    done_another_way: bool


def start(
    session: Session,
    content: Content,
    actor: Actor,
    slug: str,
    course_slug: str | None,
    now: datetime,
) -> Start:
    scenario = content.current_scenario(slug, actor.nation)
    history = read_history(session, actor.person_id, civil_date(now))
    course, not_yet = _course(content, actor, history, slug, course_slug, now)
    current = history.find_open_attempt(Kind.SCENARIO, slug)
    goes = (go for go in history.attempts if _is_at(go, slug) and go is not current)
    other_way = any(taken.scenario == slug for taken in history.alternatives)
    return Start(scenario, course, not_yet, current, tuple(goes), other_way)


def begin(
    session: Session,
    content: Content,
    actor: Actor,
    slug: str,
    course_slug: str | None,
    now: datetime,
    *,
    anew: bool = False,
) -> AttemptId:
    """The open attempt, if there is one; a new one where there is none, or where `anew` asks for it.

    NotYet where a course asks for another step first.
    """
    hold_person(session, actor.person_id)
    found = start(session, content, actor, slug, course_slug, now)
    if found.open is not None and (not anew or found.open.steps == 0):
        return found.open.attempt.id
    if found.not_yet is not None:
        raise found.not_yet
    source = content.library.sources[found.scenario.sha256]
    content_versions.keep_version(session, source, now)
    terms = _terms(session, content, actor, found, now)
    return attempts.add_attempt(session, actor.person_id, terms, now).id


def _course(
    content: Content,
    actor: Actor,
    history: History,
    slug: str,
    asked: str | None,
    now: datetime,
) -> tuple[Course | None, NotYet | None]:
    today = civil_date(now)
    try:
        course = course_for(
            content.library, actor.nation, history, Kind.SCENARIO, slug, asked, today
        )
    except NotYet as not_yet:
        return not_yet.course, not_yet
    return course, None


def _is_at(go: AttemptSummary, slug: str) -> bool:
    return (go.attempt.terms.kind, go.attempt.terms.slug) == (Kind.SCENARIO, slug)


def _terms(
    session: Session, content: Content, actor: Actor, found: Start, now: datetime
) -> AttemptTerms:
    release = content.library.releases[found.course.slug] if found.course else None
    if release is not None:
        content_versions.keep_release(session, release, now)
    return AttemptTerms(
        kind=Kind.SCENARIO,
        slug=found.scenario.slug,
        content_sha256=found.scenario.sha256,
        terms_sha256=content.library.terms.sha256,
        nation=actor.nation,
        language=actor.language,
        seed=secrets.token_hex(8),
        course=found.course.slug if found.course else None,
        release_sha256=release.sha256 if release else None,
    )
