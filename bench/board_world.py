"""Boards of given sizes in one database, made by SQL inside it: a nation's twenty million awards take minutes so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import insert, text

from app.store.database import Session
from app.store.tables import AgencyRow, BoardRow, MembershipRow, RequirementRow
from bench.obligations import COURSES, ROLES, Values

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EARLY = datetime(2023, 1, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
STAFF = 50
"""People of an agency."""


@dataclass(frozen=True, slots=True)
class Size:
    boards: tuple[int, ...]
    """People of each; the first number is board 1's."""
    awards: int
    """Of each person."""

    @property
    def people(self) -> int:
        return sum(self.boards)


def fill(session: Session, size: Size) -> None:
    agencies = list(_agencies(size))
    session.execute(insert(BoardRow), [_board(n) for n in range(1, len(size.boards) + 1)])
    session.execute(insert(AgencyRow), [_agency(at) for at, _ in agencies])
    session.execute(insert(MembershipRow), [_membership(at, of) for at, of in agencies])
    session.execute(insert(RequirementRow), list(_rules(size, agencies)))
    for words in (_PEOPLE, _POSTS, _AWARDS):
        session.execute(text(_spelt(session, words)), {"people": size.people, "each": size.awards})
    if session.dialect.name == "postgresql":
        session.exec_driver_sql("ANALYZE")


def _agencies(size: Size) -> Iterator[tuple[int, int]]:
    """Each with its board."""
    at = 0
    for board, people in enumerate(size.boards, 1):
        for _ in range(people // STAFF):
            at += 1
            yield at, board


def _board(number: int) -> Values:
    words = {"nation": "wales", "contacts": {}, "words": {}, "recorded_at": EARLY}
    return {"id": number, "name": f"Board {number}", **words}


def _agency(number: int) -> Values:
    sector = ("school", "nursery", "health", "police")[number % 4]
    place = {"nation": "wales", "contacts": {}, "recorded_at": EARLY}
    return {"id": number, "name": f"Agency {number}", "sector": sector, **place}


def _membership(agency: int, board: int) -> Values:
    days = {"starts_on": date(2023, 1, 1), "recorded_at": EARLY}
    return {"board_id": board, "agency_id": agency, **days}


def _rules(size: Size, agencies: list[tuple[int, int]]) -> Iterator[Values]:
    """Three of each board's; and one of every fourth agency's own."""
    for board in range(1, len(size.boards) + 1):
        for course, pattern in zip(COURSES, ("rolling", "anchored", "fixed"), strict=False):
            yield _rule(course, pattern, list(ROLES[:3]), board, None)
    for agency, _ in agencies[::4]:
        yield _rule(COURSES[3], "rolling", [], None, agency)


def _rule(
    course: str, pattern: str, roles: list[str], board: int | None, agency: int | None
) -> Values:
    fixed = (9, 30) if pattern == "fixed" else (None, None)
    return {
        "lineage": f"{course}-{board}-{agency}",
        "board_id": board,
        "agency_id": agency,
        "course": course,
        "title": course,
        "job_roles": roles,
        "validity_months": 12,
        "grace_days": 14,
        "starter_days": 28,
        "pattern": pattern,
        "fixed_month": fixed[0],
        "fixed_day": fixed[1],
        "standing": "draft",
        "source": "",
        "applies_from": date(2023, 1, 1),
        "recorded_at": EARLY,
    }


_EACH = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < CAST(:people AS int))"
)
_PEOPLE = (
    "INSERT INTO person (id, name, created_at) {each}"
    " SELECT i, 'Person ' || (CAST(i AS bigint) * 7919 % 100003), {early} FROM n"
)
_POSTS = (
    "INSERT INTO post (person_id, agency_id, job_role, starts_on, recorded_at) {each}"
    " SELECT i, 1 + (i - 1) / {staff}, {role}, {day}, {early} FROM n"
)
_AWARDS = (
    "INSERT INTO award (person_id, course, terms_sha256, nation, language, course_title, standing, source,"
    " provider, met_on, course_valid_months, recorded_at) {each},"
    " k(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k WHERE j < CAST(:each AS int))"
    " SELECT i, {course}, 't', 'wales', 'en', 'A course', 'draft', 'list', '', {met}, 12, {early}"
    " FROM n CROSS JOIN k"
)


def _spelt(session: Session, words: str) -> str:
    on_sqlite = session.dialect.name == "sqlite"

    def ago(days: str) -> str:
        if on_sqlite:
            return f"date('{TODAY}', '-' || ({days}) || ' days')"
        return f"DATE '{TODAY}' - CAST({days} AS int)"

    early = "'2023-01-02 09:00:00.000000'" if on_sqlite else "TIMESTAMPTZ '2023-01-02 09:00:00+00'"
    return words.format(
        each=_EACH,
        early=early,
        staff=STAFF,
        role=_one_of(ROLES, "i"),
        course=_one_of(COURSES, "i + j"),
        day=ago("CAST(i AS bigint) * 37 % 1400"),
        met=ago("(CAST(i AS bigint) * 31 + j * 173) % 1400"),
    )


def _one_of(words: tuple[str, ...], number: str) -> str:
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(words))
    return f"CASE ({number}) % {len(words)} {cases} END"
