"""What a learner is offered to learn, and where she stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.content.library import Library
from app.content.model.course import Course, Step
from app.learning.course_progress import Progress, StepState
from app.learning.obligations import Obligation, Status
from app.policy.actor import Actor
from app.services.awarding import progress_towards, serves, valid_until
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.history import History, read_history
from app.services.next_step import NextStep, find_next_step
from app.services.offering import Part, get_offered, get_part, offered
from app.store.awards import Award
from app.store.database import Session
from app.store.plans import Plan, plans_of


@dataclass(frozen=True, slots=True)
class CourseStanding:
    course: Course
    progress: Progress
    award: Award | None
    """The latest, run out or not."""
    in_date: bool
    """It has not run out."""
    until: date | None
    """The award's last day, as what asks for the course has it, else the course itself."""
    serves: bool
    """Nor is it asked for anew: by the course (`renew-from`), or since it is about to run out."""
    touched_at: datetime | None
    minutes_left: int
    asked: Obligation | None = None

    @property
    def pressing(self) -> Obligation | None:
        """Asked of the learner now."""
        is_asked = self.asked is not None and self.asked.status is not Status.EXEMPT
        return self.asked if is_asked and not self.serves else None

    @property
    def done(self) -> bool:
        return self.serves or self.progress.complete


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a course asks some weeks after it was completed, and whose day has come."""

    course: Course
    step: Step
    part: Part
    since: date


@dataclass(frozen=True, slots=True)
class Home:
    next_step: NextStep | None
    follow_ups: tuple[FollowUp, ...]
    to_do: tuple[CourseStanding, ...]
    done: tuple[CourseStanding, ...]


@dataclass(frozen=True, slots=True)
class CoursePage:
    standing: CourseStanding
    parts: Mapping[Step, Part]
    next_step: NextStep | None
    follow_ups: tuple[FollowUp, ...]
    plans: tuple[Plan, ...]
    """Of a course that is completed: the learner's own."""
    asks_about_plans: bool
    today: date

    @property
    def course(self) -> Course:
        return self.standing.course


def home(session: Session, content: Content, actor: Actor, now: datetime) -> Home:
    history = read_history(session, actor.person_id, civil_date(now))
    standings = [
        _standing(content.library, course, history, civil_date(now))
        for course in offered(content.library, actor.nation)
    ]
    to_do = tuple(sorted((s for s in standings if not s.done), key=_by_day))
    done = tuple(standing for standing in standings if standing.done)
    first = _latest_touched(to_do)
    return Home(
        _next(session, content, actor, first, history) if first else None,
        tuple(due for standing in standings for due in _follow_ups(content.library, standing)),
        to_do,
        done,
    )


def course_page(
    session: Session, content: Content, actor: Actor, slug: str, now: datetime
) -> CoursePage:
    course = get_offered(content.library, actor.nation, slug)
    history = read_history(session, actor.person_id, civil_date(now))
    standing = _standing(content.library, course, history, civil_date(now))
    parts = {step: get_part(content.library, step) for step in course.steps}
    completed = standing.award is not None or standing.progress.complete
    return CoursePage(
        standing,
        parts,
        _next(session, content, actor, standing, history),
        _follow_ups(content.library, standing),
        plans_of(session, actor.person_id, course=slug) if completed else (),
        _is_time_to_ask(standing, civil_date(now)),
        civil_date(now),
    )


def _standing(library: Library, course: Course, history: History, today: date) -> CourseStanding:
    award = history.find_award(course.slug)
    progress = progress_towards(course, history, today)
    asked = history.asked.get(course.slug)
    until = _until(award, asked)
    left = [s.step for s in progress.steps if s.state in (StepState.NEXT, StepState.LATER)]
    return CourseStanding(
        course,
        progress,
        award,
        award is not None and (until is None or today <= until),
        until,
        award is not None and serves(course, award, history, today),
        history.touched_at(course),
        sum(get_part(library, step).header.minutes for step in left),
        asked,
    )


def _until(award: Award | None, asked: Obligation | None) -> date | None:
    if asked is not None and asked.met_on is not None:
        return asked.until
    return valid_until(award) if award else None


def _by_day(standing: CourseStanding) -> date:
    """What is asked comes first, the earliest due before the others."""
    pressing = standing.pressing
    return pressing.due_on or date.max if pressing else date.max


def _follow_ups(library: Library, standing: CourseStanding) -> tuple[FollowUp, ...]:
    return tuple(
        FollowUp(standing.course, placed.step, get_part(library, placed.step), placed.opens)
        for placed in standing.progress.steps
        if placed.state is StepState.OFFERED and placed.opens
    )


def _is_time_to_ask(standing: CourseStanding, today: date) -> bool:
    """From the day on which something is asked again."""
    days = [placed.opens for placed in standing.progress.steps if placed.opens]
    return any(day <= today for day in days)


def _latest_touched(standings: Iterable[CourseStanding]) -> CourseStanding | None:
    """Where she worked last; of courses not begun, the first."""
    return max(
        standings,
        key=lambda standing: standing.touched_at.timestamp() if standing.touched_at else 0.0,
        default=None,
    )


def _next(
    session: Session, content: Content, actor: Actor, standing: CourseStanding, history: History
) -> NextStep | None:
    return find_next_step(session, content, actor, standing.course, standing.progress, history)
