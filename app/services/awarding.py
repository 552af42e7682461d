"""From what was done to what is awarded."""

from datetime import date, datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.learning.civil_days import months_after
from app.learning.course_progress import Progress, is_current, progress
from app.learning.obligations import is_due_again
from app.policy.actor import Actor
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.history import History, read_history
from app.services.offering import offered
from app.store.awards import Award, AwardFacts, add_award
from app.store.content_versions import keep_release
from app.store.database import Session
from app.store.holding import hold_person


def award_what_is_met(
    session: Session, content: Content, learner: Actor, now: datetime
) -> tuple[Award, ...]:
    """Call when a lesson was done, a case completed or a quiz submitted: a part may serve several courses.

    Of two last steps that are done at once, the second then sees the first.
    """
    hold_person(session, learner.person_id)
    history = read_history(session, learner.person_id)
    return tuple(
        _award(session, content, learner, course, now)
        for course in offered(content.library, learner.nation)
        if _is_met(course, history)
    )


def progress_towards(course: Course, history: History, today: date) -> Progress:
    """Towards the award that is wanted next: once one no longer serves, its cases and quizzes are asked for again.

    How long it serves is what asks for the course to say; where nothing does, the course itself.
    """
    award = history.find_award(course.slug)
    if award is None:
        return progress(course, history.facts(), today)
    if serves(course, award, history, today):
        return progress(course, history.facts(complete_since=award.facts.met_on), today)
    return progress(course, history.facts(since=award.recorded_at), today)


def serves(course: Course, award: Award, history: History, today: date) -> bool:
    """It has not run out nor is about to, and the course does not ask for it anew (`renew-from`)."""
    asked = history.asked.get(course.slug)
    if not is_current(course, award.facts.met_on):
        return False
    return is_valid(award, today) if asked is None else not is_due_again(asked, today)


def is_valid(award: Award, today: date) -> bool:
    until = valid_until(award)
    return until is None or today <= until


def valid_until(award: Award) -> date | None:
    """The last day; None: without end."""
    if award.facts.own_until is not None:
        return award.facts.own_until
    months = award.facts.course_valid_months
    return None if months is None else months_after(award.facts.met_on, months)


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
