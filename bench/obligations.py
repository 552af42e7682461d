"""What 100,000 people are asked, and one agency's dashboard among them: SQL over sets, on a database of its own."""

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from app.ids import AgencyId
from app.policy.scope import Scope
from app.reporting.obligations import Filters, Order, counts_in, obligations_in, people_in
from app.store.database import Database, Session
from app.store.schema import upgrade
from app.store.tables import (
    AbsenceRow,
    AgencyRow,
    AssignmentRow,
    AwardRow,
    Base,
    BoardRow,
    MembershipRow,
    PersonRow,
    PostRow,
    RequirementRow,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
COURSES = ("noticing", "listening", "recording", "early-help")
ROLES = ("nursery practitioner", "teacher", "lunchtime supervisor", "office staff")
EVERYTHING = Scope(everything=True)
LARGE = AgencyId(1)
AGENCY = Scope(agencies=frozenset({LARGE}))
_AT_ONCE = 20_000
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    people: int
    agencies: int
    at_the_large: int
    """Staff of the first agency."""


WHOLE = Size(100_000, 200, 5_000)
SMALL = Size(2_000, 20, 500)


@dataclass(frozen=True, slots=True)
class Timed:
    what: str
    seconds: float
    rows: int


def measure(url: str, size: Size = WHOLE, rounds: int = 5) -> tuple[Timed, ...]:
    """On an empty database, which is filled first. The median of the rounds."""
    database = Database(url)
    upgrade(database)
    with database.transaction() as session:
        fill(session, size)
        if session.dialect.name == "postgresql":
            session.exec_driver_sql("ANALYZE")
    with database.reading() as session:
        timed = tuple(_median(what, ask, session, rounds) for what, ask in _questions().items())
    database.close()
    return timed


Ask = Callable[[Session], int]


def measure_alone(size: Size) -> tuple[Timed, ...]:
    """On SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        return measure(f"sqlite:///{folder}/obligations.db", size)


def _questions() -> dict[str, Ask]:
    """What each gives back is how many rows or courses came."""
    people = "everybody: standing of each course"
    return {
        people: lambda session: len(counts_in(session, EVERYTHING, TODAY, NOW)),
        "everybody: each person once": lambda session: (
            people_in(session, EVERYTHING, TODAY, NOW).required
        ),
        "5,000 staff: each person once": lambda session: (
            people_in(session, AGENCY, TODAY, NOW).required
        ),
        "5,000 staff: standing of each course": lambda session: len(
            counts_in(session, AGENCY, TODAY, NOW)
        ),
        "5,000 staff: the most pressing 50": lambda session: len(
            obligations_in(
                session, AGENCY, TODAY, NOW, Filters(agency_id=LARGE), order=Order.STATUS, limit=50
            )
        ),
    }


def _median(what: str, ask: Ask, session: Session, rounds: int) -> Timed:
    seconds, rows = [], ask(session)
    for _ in range(rounds):
        begun = time.perf_counter()
        ask(session)
        seconds.append(time.perf_counter() - begun)
    return Timed(what, sorted(seconds)[len(seconds) // 2], rows)


def fill(session: Session, size: Size) -> None:
    _add(session, BoardRow, [_board()])
    _add(session, AgencyRow, (_agency(number) for number in range(1, size.agencies + 1)))
    _add(session, MembershipRow, (_membership(n) for n in range(1, size.agencies + 1)))
    _add(session, PersonRow, (_person(number) for number in range(1, size.people + 1)))
    _add(session, PostRow, (_post(number, size) for number in range(1, size.people + 1)))
    _add(session, RequirementRow, _requirements(size))
    _add(session, AwardRow, _awards(size))
    _add(session, AssignmentRow, (_assignment(n, size) for n in range(1, size.people, 10)))
    _add(session, AbsenceRow, (_absence(n, size) for n in range(1, size.people, 50)))


def _add(session: Session, row: type[Base], values: Iterable[Values]) -> None:
    rest = iter(values)
    while some := list(islice(rest, _AT_ONCE)):
        session.execute(insert(row), some)


def _board() -> Values:
    return {
        "id": 1,
        "name": "Board",
        "nation": "wales",
        "contacts": {},
        "words": {},
        "recorded_at": NOW,
    }


def _agency(number: int) -> Values:
    return {
        "id": number,
        "name": f"Agency {number}",
        "sector": "school",
        "nation": "wales",
        "contacts": {},
        "recorded_at": NOW,
    }


def _membership(number: int) -> Values:
    return {"board_id": 1, "agency_id": number, "starts_on": date(2020, 1, 1), "recorded_at": NOW}


def _person(number: int) -> Values:
    return {"id": number, "name": f"Person {number * 7919 % 100_003}", "created_at": NOW}


def _post(number: int, size: Size) -> Values:
    return {
        "person_id": number,
        "agency_id": _works_at(number, size),
        "job_role": ROLES[number % len(ROLES)],
        "starts_on": TODAY - timedelta(days=number * 37 % 3_000),
        "recorded_at": NOW,
    }


def _works_at(number: int, size: Size) -> int:
    if number <= size.at_the_large:
        return LARGE
    return 2 + number % (size.agencies - 1)


def _requirements(size: Size) -> Iterator[Values]:
    """Three of the board's, of each pattern one; and one of every fourth agency's own."""
    terms = {
        "grace_days": 14,
        "starter_days": 28,
        "standing": "draft",
        "source": "",
        "applies_from": date(2020, 1, 1),
        "validity_months": 12,
        "fixed_month": None,
        "fixed_day": None,
        "agency_id": None,
        "board_id": None,
        "recorded_at": NOW,
    }
    patterns: tuple[tuple[str, Values], ...] = (
        ("rolling", {}),
        ("anchored", {}),
        ("fixed", {"fixed_month": 9, "fixed_day": 30}),
    )
    for course, (pattern, day) in zip(COURSES, patterns, strict=False):
        yield {**terms, **day, **_rule(course, pattern, ["teacher", *ROLES[:2]]), "board_id": 1}
    for number in range(1, size.agencies + 1, 4):
        yield {**terms, **_rule(COURSES[3], "rolling", []), "agency_id": number}


def _rule(course: str, pattern: str, roles: list[str]) -> Values:
    return {
        "lineage": f"{course}-{pattern}",
        "course": course,
        "title": course,
        "job_roles": roles,
        "pattern": pattern,
    }


def _awards(size: Size) -> Iterator[Values]:
    """Three a person: some renewed early, some run out, some courses never met."""
    for number in range(1, size.people + 1):
        for place in range(3):
            days = (number * 31 + place * 340) % 900
            yield {
                "person_id": number,
                "course": COURSES[(number + (place > 1)) % len(COURSES)],
                "terms_sha256": "t",
                "nation": "wales",
                "language": "en",
                "course_title": "A course",
                "standing": "draft",
                "source": "list",
                "met_on": TODAY - timedelta(days=days),
                "recorded_at": NOW,
            }


def _assignment(number: int, size: Size) -> Values:
    return {
        "person_id": number,
        "agency_id": _works_at(number, size),
        "course": COURSES[number % 2],
        "made_on": TODAY - timedelta(days=30),
        "due_on": TODAY + timedelta(days=number % 60 - 20),
        "note": "",
        "batch": "b",
        "made_by": 1,
        "made_at": NOW,
    }


def _absence(number: int, size: Size) -> Values:
    return {
        "person_id": number,
        "agency_id": _works_at(number, size),
        "starts_on": TODAY - timedelta(days=90),
        "ends_on": None if number % 2 else TODAY - timedelta(days=10),
        "recorded_at": NOW,
    }


def lines(timed: Iterable[Timed]) -> Iterator[str]:
    yield f"{'Who is asked for what':<44}{'median':>13}{'gives':>10}"
    for each in timed:
        yield f"{each.what:<44}{1000 * each.seconds:>10.1f} ms{each.rows:>10,}"


def as_json(timed: Iterable[Timed]) -> list[Values]:
    return [asdict(each) for each in timed]
