"""From what was done to what is awarded."""

from calendar import monthrange
from datetime import date, datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.learning.course_progress import Progress, is_current, progress
from app.policy.actor import Actor
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.history import History, read_history
from app.services.offering import offered
from app.store.awards import Award, AwardFacts, add_award
from app.store.content_versions import keep_release
from app.store.database import Session


def award_what_is_met(
    session: Session, content: Content, learner: Actor, now: datetime
) -> tuple[Award, ...]:
    """Call when a lesson was done, a case completed or a quiz submitted: a part may serve several courses."""
    history = read_history(session, learner.person_id)
    return tuple(
        _award(session, content, learner, course, now)
        for course in offered(content.library, learner.nation)
        if _is_met(course, history)
    )


def progress_towards(course: Course, history: History, today: date) -> Progress:
    """Towards the award that is wanted next: once one no longer serves, its cases and quizzes are asked for again."""
    award = history.find_award(course.slug)
    if award is None:
        return progress(course, history.facts(), today)
    if serves(course, award, today):
        return progress(course, history.facts(complete_since=award.facts.met_on), today)
    return progress(course, history.facts(since=award.recorded_at), today)


def serves(course: Course, award: Award, today: date) -> bool:
    """It has not run out, and the course does not ask for it anew (`renew-from`)."""
    return is_valid(award, today) and is_current(course, award.facts.met_on)


def is_valid(award: Award, today: date) -> bool:
    until = valid_until(award)
    return until is None or today <= until


def valid_until(award: Award) -> date | None:
    """The last day; None: without end."""
    months = award.facts.course_valid_months
    return None if months is None else _months_after(award.facts.met_on, months)


def _is_met(course: Course, history: History) -> bool:
    """A second award for the course takes a second round of its cases and quizzes, so it needs some."""
    award = history.find_award(course.slug)
    if award is None:
        return progress(course, history.facts()).complete
    tested = any(step.required and step.kind is not Kind.LESSON for step in course.steps)
    return tested and progress(course, history.facts(since=award.recorded_at)).complete


def _award(
    session: Session, content: Content, learner: Actor, course: Course, now: datetime
) -> Award:
    library = content.library
    release = library.releases[course.slug]
    keep_release(session, release, now)
    facts = AwardFacts(
        course=course.slug,
        course_title=course.title.fill(content.words(learner.nation)),
        release_sha256=release.sha256,
        terms_sha256=library.terms.sha256,
        nation=learner.nation,
        language=learner.language,
        standing=course.header.status,
        met_on=civil_date(now),
        course_valid_months=course.header.valid_months,
    )
    return add_award(session, learner.person_id, facts, now)


def _months_after(day: date, months: int) -> date:
    """The same day of the month; 28 February where there is no 29th."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
