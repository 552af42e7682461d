"""Which asking of a course something done belongs to: before it, at its end, or so many weeks after."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import zip_longest

from app.content.model.course import Course, Step
from app.content.model.header import Kind

LATE = 2
"""What is asked after eight weeks is done in the eight weeks that follow, or does not count as done then."""


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """Sorted by when they are asked."""

    weeks: int
    """After the end of the course."""


BEFORE, END = Point(-1), Point(0)


@dataclass(frozen=True, slots=True)
class Road:
    """When somebody came to the parts of a course that teach, and when she first met it."""

    taught_at: datetime | None = None
    """The first doing of a part that is not asked before the course; None: none yet."""
    met_at: datetime | None = None
    met_on: date | None = None

    def is_due(self, point: Point, today: date) -> bool:
        if point == BEFORE:
            return True
        return self.met_on is not None and today >= _opens(self.met_on, point)


@dataclass(frozen=True, slots=True)
class Done:
    at: datetime
    on: date


def place(road: Road, done: Sequence[Done], asked: Collection[Point]) -> Mapping[Point, int]:
    """Which of what was done, the earliest first, belongs to each point; a point without any is left out.

    Before: the first, where nothing that teaches was done earlier. End: the last until the course was met. After so
    many weeks: the first from that day on, before twice as long is over or the next asking has come.
    """
    return dict(_placed(road, done, asked))


def _placed(
    road: Road, done: Sequence[Done], asked: Collection[Point]
) -> Iterator[tuple[Point, int]]:
    first = 0 if BEFORE in asked and done and _is_before(road, done[0]) else None
    if first is not None:
        yield BEFORE, first
    if road.met_at is None or road.met_on is None:
        return
    until = [n for n, each in enumerate(done) if each.at <= road.met_at and n != first]
    if END in asked and until:
        yield END, until[-1]
    later = sorted(point for point in asked if point > END)
    for point, following in zip_longest(later, later[1:]):
        closes = _opens(road.met_on, Point(LATE * point.weeks))
        if following is not None:
            closes = min(closes, _opens(road.met_on, following))
        found = (n for n, d in enumerate(done) if _opens(road.met_on, point) <= d.on < closes)
        number = next(found, None)
        if number is not None:
            yield point, number


def _is_before(road: Road, done: Done) -> bool:
    ends = [moment for moment in (road.taught_at, road.met_at) if moment is not None]
    return all(done.at <= end for end in ends)


def _opens(met_on: date, point: Point) -> date:
    return met_on + timedelta(weeks=point.weeks)


@dataclass(frozen=True, slots=True)
class Askings:
    """What a course asks more than once, or before and after: to see whether anything has changed."""

    quizzes: Mapping[str, tuple[Point, ...]]
    """By slug; each is asked at two points or more."""
    cases: Mapping[Point, str]
    """Its slug. At the end: the last case that the course requires. Empty unless one stands outside the course's middle."""

    def __bool__(self) -> bool:
        return bool(self.quizzes or self.cases)


def askings(course: Course) -> Askings:
    points: dict[str, set[Point]] = {}
    cases: dict[Point, str] = {}
    for step in course.steps:
        point = point_of(step)
        if point is not None and step.kind is Kind.QUIZ:
            points.setdefault(step.slug, set()).add(point)
        elif point is not None and step.kind is Kind.SCENARIO:
            cases[point] = step.slug
    again = {slug: tuple(sorted(found)) for slug, found in points.items() if len(found) > 1}
    return Askings(again, cases if len(cases) > 1 else {})


def point_of(step: Step) -> Point | None:
    """None: an optional part of the course."""
    if step.before:
        return BEFORE
    if step.after_weeks is not None:
        return Point(step.after_weeks)
    return END if step.required else None
