"""Why a board's figure is not what it was: the difference of two figures, explained in counted causes that sum to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, select

from app.ids import AgencyId, BoardId, PersonId
from app.learning.differences import Asking, Cause, Moments, Place, cause_of
from app.learning.obligations import Status
from app.reporting.as_known import moment
from app.reporting.asking import ask
from app.reporting.coverage_parts import PRESSING, parts_of
from app.reporting.coverage_shape import Dimension, Shape
from app.reporting.grounds import Grounds
from app.reporting.histories import Histories, read_histories
from app.reporting.obligations import SOON
from app.store.database import Session

NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """A figure's day, and by when what it counts was recorded."""

    on: date
    known_by: datetime


@dataclass(frozen=True, slots=True)
class Line:
    cause: Cause
    people: int
    required: int
    """More, or fewer, of those required."""
    covered: int


@dataclass(frozen=True, slots=True)
class Explanation:
    before: Place
    """People required and people covered, as in the headline."""
    after: Place
    lines: tuple[Line, ...]
    """In the order of `Cause`; those that nobody came to are left out."""
    moved: int
    """People who went to other agencies inside the board, and count as they did."""


@dataclass(frozen=True, slots=True)
class _Counted:
    agencies: frozenset[AgencyId]
    place: Place


def explain(
    session: Session, board_id: BoardId, first: Moment, second: Moment, course: str | None = None
) -> Explanation:
    """The second day must not be before the first. Everybody whose place changed has one cause."""
    if second.on < first.on:
        raise ValueError("the figures are in the wrong order")
    before = _counted(session, board_id, first, course)
    after = _counted(session, board_id, second, course)
    changed = {
        person: (was, now)
        for person in before.keys() | after.keys()
        if (was := _place(before, person)) != (now := _place(after, person))
    }
    asking = Asking(board_id, course)
    causes = _causes(session, asking, first, second, changed)
    return Explanation(
        _sum(each.place for each in before.values()),
        _sum(each.place for each in after.values()),
        tuple(_lines(changed, causes)),
        sum(
            person not in changed and each.agencies != after[person].agencies
            for person, each in before.items()
            if person in after
        ),
    )


Changed = Mapping[PersonId, tuple[Place, Place]]


def _causes(
    session: Session, asking: Asking, first: Moment, second: Moment, changed: Changed
) -> dict[PersonId, Cause]:
    people = sorted(changed)
    known = read_histories(session, people)
    grounds = Grounds(session, sorted({post.agency_id for p in people for post in known.posts[p]}))
    return {
        person: cause_of(asking, _moments(known, grounds, person, first, second), *changed[person])
        for person in people
    }


def _moments(
    known: Histories, grounds: Grounds, person: PersonId, first: Moment, second: Moment
) -> Moments:
    def seen(on: date, known_by: datetime) -> Any:
        return known.seen(person, on, known_by, grounds.at((on, known_by)))

    return Moments(
        seen(first.on, first.known_by),
        seen(first.on, second.known_by),
        known.held(person, first.on, first.known_by, second.known_by),
        seen(second.on, second.known_by),
        first.on,
        second.on,
    )


def _lines(changed: Changed, causes: Mapping[PersonId, Cause]) -> Iterator[Line]:
    by_cause: defaultdict[Cause, list[tuple[Place, Place]]] = defaultdict(list)
    for person, cause in causes.items():
        by_cause[cause].append(changed[person])
    for cause in Cause:
        if moves := by_cause[cause]:
            was, now = _sum(was for was, _ in moves), _sum(now for _, now in moves)
            required, covered = now.required - was.required, now.covered - was.covered
            yield Line(cause, len(moves), required, covered)


def _sum(places: Iterable[Place]) -> Place:
    found = list(places)
    return Place(sum(p.required for p in found), sum(p.covered for p in found))


def _place(counted: Mapping[PersonId, _Counted], person: PersonId) -> Place:
    return counted[person].place if person in counted else NOWHERE


def _counted(
    session: Session, board_id: BoardId, when: Moment, course: str | None
) -> dict[PersonId, _Counted]:
    parameters = {
        **moment(when.on, when.known_by),
        "board": board_id,
        "soon": when.on + SOON,
        "course": course,
    }
    agencies: defaultdict[PersonId, set[AgencyId]] = defaultdict(set)
    worst: dict[PersonId, int] = {}
    for person, agency, pressing in ask(session, _standings(course is not None), parameters):
        agencies[person].add(agency)
        if pressing is not None:
            worst[person] = min(pressing, worst.get(person, pressing))
    exempt, covered = PRESSING[Status.EXEMPT], PRESSING[Status.COVERED]
    return {
        person: _Counted(
            frozenset(where),
            Place(int(worst.get(person, exempt) != exempt), int(worst.get(person) == covered)),
        )
        for person, where in agencies.items()
    }


@lru_cache
def _standings(of_course: bool) -> Any:
    """Everybody at each agency, with the most pressing of what is asked there."""
    parts = parts_of(Shape(frozenset({Dimension.TOTAL}), course=of_course))
    seated, there = parts.seated, parts.there
    here = and_(there.c.person_id == seated.c.person_id, there.c.agency_id == seated.c.agency_id)
    query = select(seated.c.person_id, seated.c.agency_id, there.c.pressing)
    return query.select_from(seated).outerjoin(there, here)
