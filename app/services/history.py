"""What one person has done so far, whenever, wherever and in whichever version."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.content.model.course import Course
from app.content.model.header import Kind
from app.ids import PersonId
from app.learning.course_progress import Facts
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

    def facts(self, since: datetime | None = None) -> Facts:
        """With `since`, only cases and quizzes begun later count: reading and other ways are not asked for twice."""
        attempts = [a for a in self.attempts if since is None or a.attempt.begun_at > since]
        submitted = [a for a in attempts if a.submission]
        return Facts(
            lessons={done.lesson for done in self.lessons},
            cases={taken.scenario for taken in self.alternatives}
            | _slugs(a for a in attempts if a.completed),
            submitted=_slugs(submitted),
            passed=_slugs(a for a in submitted if a.submission and a.submission.passed),
        )

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


def read_history(session: Session, person_id: PersonId) -> History:
    return History(
        completions_of(session, person_id),
        attempts_of(session, person_id),
        alternatives_of(session, person_id),
        awards_of(session, person_id),
    )


def _slugs(attempts: Iterable[AttemptSummary]) -> set[str]:
    return {summary.attempt.terms.slug for summary in attempts}


def _part(summary: AttemptSummary) -> tuple[Kind, str]:
    return summary.attempt.terms.kind, summary.attempt.terms.slug
