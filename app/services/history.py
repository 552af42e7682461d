"""What one person has done so far, whenever, wherever and in whichever version."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.ids import PersonId
from app.learning.doings import Doing, Facts, Part
from app.learning.obligations import Obligation
from app.services.civil_time import civil_date
from app.services.obligations import asked_of
from app.store.alternatives import AlternativeTaken, alternatives_of
from app.store.attempt_records import AttemptSummary
from app.store.attempt_summaries import attempts_of
from app.store.awards import Award, awards_of
from app.store.database import Session
from app.store.lessons import LessonCompletion, completions_of


@dataclass(frozen=True, slots=True)
class History:
    lessons: tuple[LessonCompletion, ...]
    attempts: tuple[AttemptSummary, ...]
    """The latest begun first."""
    alternatives: tuple[AlternativeTaken, ...]
    awards: tuple[Award, ...]
    """That stand, the latest met first."""
    asked: Mapping[str, Obligation] = field(default_factory=dict)
    """By course; on the day that the history was read for."""

    def facts(self, since: datetime | None = None, complete_since: date | None = None) -> Facts:
        """With `since`, only cases and quizzes begun later count: reading and other ways are not asked for twice."""
        doings: defaultdict[Part, list[Doing]] = defaultdict(list)
        for done in self.lessons:
            doings[Kind.LESSON, done.lesson].append(Doing(civil_date(done.done_at)))
        for taken in self.alternatives:
            doings[Kind.SCENARIO, taken.scenario].append(Doing(civil_date(taken.taken_at)))
        for attempt in self.attempts:
            if doing := _doing(attempt, since):
                doings[_part(attempt)].append(doing)
        return Facts.of(doings, complete_since=complete_since)

    def find_award(self, course: str) -> Award | None:
        """The latest."""
        return next((award for award in self.awards if award.facts.course == course), None)

    def attempts_at(self, kind: Kind, slug: str) -> tuple[AttemptSummary, ...]:
        return tuple(a for a in self.attempts if _part(a) == (kind, slug))

    def find_open_attempt(self, kind: Kind, slug: str) -> AttemptSummary | None:
        """To go on with: the latest, where it was not brought to its end."""
        latest = next(iter(self.attempts_at(kind, slug)), None)
        return latest if latest and not (latest.completed or latest.submission) else None

    def touched_at(self, course: Course) -> datetime | None:
        """When it was last worked on. An attempt counts for the course that it was begun in."""
        parts = {(step.kind, step.slug) for step in course.steps}
        read = [done.done_at for done in self.lessons if (Kind.LESSON, done.lesson) in parts]
        tried = [
            a.latest_at
            for a in self.attempts
            if _part(a) in parts and a.attempt.terms.course in (course.slug, None)
        ]
        return max(read + tried, default=None)


def read_history(session: Session, person_id: PersonId, asked_on: date | None = None) -> History:
    """Without a day, what is asked of the person is left out."""
    return History(
        completions_of(session, person_id),
        attempts_of(session, person_id),
        alternatives_of(session, person_id),
        awards_of(session, person_id),
        asked_of(session, person_id, asked_on) if asked_on else {},
    )


def _doing(summary: AttemptSummary, since: datetime | None) -> Doing | None:
    if since is not None and summary.attempt.begun_at <= since:
        return None
    if summary.submission:
        on = civil_date(summary.submission.submitted_at)
        return Doing(on, passed=summary.submission.passed)
    return Doing(civil_date(summary.completed_at)) if summary.completed_at else None


def _part(summary: AttemptSummary) -> Part:
    return summary.attempt.terms.kind, summary.attempt.terms.slug
