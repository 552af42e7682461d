"""A person's own record: it is hers, and goes with her from one agency to the next."""

from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.course import Course
from app.ids import AwardId
from app.learning.course_progress import Progress
from app.policy.actor import Actor
from app.services.awarding import is_valid, progress_towards, valid_until
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.history import read_history
from app.services.offering import offered
from app.store.attempt_records import AttemptSummary
from app.store.awards import Award, get_award
from app.store.database import Session
from app.store.practice_seen import PracticeSeen, practice_seen_of


@dataclass(frozen=True, slots=True)
class AwardHeld:
    award: Award
    until: date | None
    in_date: bool

    @property
    def certified(self) -> bool:
        """Met here, on a release that can be named, and not withdrawn."""
        return self.award.facts.release_sha256 is not None and self.award.voided_at is None


@dataclass(frozen=True, slots=True)
class CourseUnderWay:
    course: Course
    progress: Progress
    touched_at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    awards: tuple[AwardHeld, ...]
    under_way: tuple[CourseUnderWay, ...]
    attempts: tuple[AttemptSummary, ...]
    """The latest begun first."""
    practice: tuple[PracticeSeen, ...]
    """What those who run training where she works have said of her."""


def record(session: Session, content: Content, actor: Actor, now: datetime) -> Record:
    history = read_history(session, actor.person_id, civil_date(now))
    today = civil_date(now)
    under_way = []
    for course in offered(content.library, actor.nation):
        progress = progress_towards(course, history, today)
        touched_at = history.touched_at(course)
        if touched_at and not progress.complete:
            under_way.append(CourseUnderWay(course, progress, touched_at))
    awards = tuple(held(award, today) for award in history.awards)
    seen = practice_seen_of(session, actor.person_id)
    return Record(awards, tuple(under_way), history.attempts, seen)


def award_held(session: Session, actor: Actor, award_id: AwardId, now: datetime) -> AwardHeld:
    return held(get_award(session, actor.person_id, award_id), civil_date(now))


def held(award: Award, today: date) -> AwardHeld:
    return AwardHeld(award, valid_until(award), is_valid(award, today))
