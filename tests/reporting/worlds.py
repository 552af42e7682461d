"""Random worlds: posts, rules, assignments and awards with all that can befall them, as rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import insert

from app.store.database import Session
from app.store.tables import (
    AbsenceRow,
    AgencyRow,
    AssignmentEventRow,
    AssignmentRow,
    AwardRow,
    AwardVoidRow,
    Base,
    BoardRow,
    ExemptionRow,
    MembershipRow,
    PersonRow,
    PostRow,
    RequirementRow,
)

NOW = datetime(2028, 6, 1, 12, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=1)
TRUST, SCHOOL, NURSERY = 1, 2, 3
BOARD = 1
PEOPLE = (1, 2)
COURSES = ("noticing", "listening")
ROLES = ("teacher", "nursery practitioner")

Row = tuple[type[Base], Mapping[str, Any]]
ON = date(2028, 2, 29)
"""About which everything happens; the day that is asked about lies a little off it."""
_NEAR = (0, 1, -1, -28, -59, -60, -61, -62, -180, -365, -366, -367, -396, -425, -426, 30, 60)
days = st.one_of(
    st.sampled_from(_NEAR).map(lambda by: ON + timedelta(days=by)),
    st.sampled_from([date(2027, 8, 31), date(2027, 12, 31), date(2028, 1, 31), date(2028, 4, 30)]),
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
)
begun = st.sampled_from([by for by in _NEAR if by <= 0]).map(lambda by: ON + timedelta(days=by))
begun = st.one_of(begun, begun, begun, days)
later = st.integers(0, 120).map(lambda by: ON + timedelta(days=by))
maybe_days = st.none() | st.none() | days
known = st.sampled_from([None, None, None, None, None, BEFORE])
"""When a row was superseded."""


@dataclass(frozen=True)
class World:
    on: date
    """The day that is asked about."""
    rows: tuple[Row, ...] = field(repr=True)

    def put_in(self, session: Session) -> None:
        for row, values in (*_GROUND, *self.rows):
            session.execute(insert(row), values)


def _person(number: int) -> Row:
    return PersonRow, {
        "id": number,
        "name": f"Person {number}",
        "created_at": BEFORE,
    }


def _agency(number: int, parent: int | None = None) -> Row:
    return AgencyRow, {
        "id": number,
        "name": f"Agency {number}",
        "sector": "school",
        "nation": "wales",
        "contacts": {},
        "parent_id": parent,
    }


_GROUND: tuple[Row, ...] = (
    (
        BoardRow,
        {
            "id": BOARD,
            "name": "Board",
            "nation": "wales",
            "contacts": {},
            "words": {},
            "recorded_at": BEFORE,
        },
    ),
    _agency(TRUST),
    _agency(SCHOOL, TRUST),
    _agency(NURSERY),
    *(_person(number) for number in PEOPLE),
)


@st.composite
def periods(draw: st.DrawFn, open_ones: int = 4) -> dict[str, Any]:
    """For one that may be over, so many that are not."""
    starts_on, over = draw(begun), draw(st.integers(0, open_ones)) == 0
    ends_on = draw(days) if over else draw(st.none() | later)
    if ends_on is not None and ends_on < starts_on:
        starts_on, ends_on = ends_on, starts_on
    return {"starts_on": starts_on, "ends_on": ends_on}


def _rows(
    row: type[Base], least: int, most: int, **values: st.SearchStrategy[Any]
) -> st.SearchStrategy[list[Row]]:
    """With numbers from 1. Values drawn under names that begin with _ are mappings of several."""

    def numbered(drawn: list[dict[str, Any]]) -> list[Row]:
        return [(row, {"id": place, **_flat(each)}) for place, each in enumerate(drawn, 1)]

    return st.lists(st.fixed_dictionaries(values), min_size=least, max_size=most).map(numbered)


def _flat(drawn: Mapping[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in drawn.items():
        flat |= value if name.startswith("_") else {name: value}
    return flat


people = st.sampled_from([PEOPLE[0]] * 4 + [PEOPLE[1]])
"""Most falls upon one person, one school and one course, so that it meets."""
agencies = st.sampled_from([SCHOOL] * 4 + [NURSERY, TRUST])
courses = st.sampled_from([COURSES[0]] * 4 + [COURSES[1]])
recorded = {"recorded_at": st.just(BEFORE), "superseded_at": known}
owners = st.sampled_from(
    [
        {"agency_id": TRUST, "board_id": None},
        {"agency_id": NURSERY, "board_id": None},
        {"agency_id": None, "board_id": BOARD},
    ]
)


@st.composite
def _terms(draw: st.DrawFn) -> dict[str, Any]:
    applies = draw(periods(9))
    fixed = draw(st.sampled_from([None, (2, 29), (9, 30), (1, 1), (12, 31)]))
    return {
        "applies_from": applies["starts_on"] - timedelta(days=draw(st.sampled_from([0, 400]))),
        "applies_until": applies["ends_on"],
        "fixed_month": fixed and fixed[0],
        "fixed_day": fixed and fixed[1],
    }


posts = _rows(
    PostRow,
    2,
    6,
    person_id=people,
    agency_id=agencies,
    job_role=st.sampled_from(ROLES),
    _period=periods(),
    **recorded,
)
memberships = _rows(
    MembershipRow,
    1,
    2,
    board_id=st.just(BOARD),
    agency_id=agencies,
    _period=periods(),
    **recorded,
)
requirements = _rows(
    RequirementRow,
    1,
    4,
    lineage=st.just("rule"),
    _owner=owners,
    course=courses,
    title=st.just("A rule"),
    job_roles=st.sampled_from([[], ["teacher"], list(ROLES), ["teacher", "teacher"]]),
    validity_months=st.sampled_from([None, 1, 6, 12, 13, 24]),
    grace_days=st.sampled_from([0, 14, 30]),
    starter_days=st.sampled_from([0, 28, 180]),
    pattern=st.sampled_from(["rolling", "anchored", "fixed"]),
    standing=st.sampled_from(["draft", "reviewed"]),
    source=st.just(""),
    _terms=_terms(),
    transition_on=maybe_days,
    **recorded,
)
assignments = _rows(
    AssignmentRow,
    0,
    2,
    person_id=people,
    agency_id=agencies,
    course=courses,
    made_on=begun,
    due_on=days,
    note=st.just(""),
    batch=st.just("b"),
    made_by=st.just(1),
    made_at=st.just(BEFORE),
)
events = st.lists(
    st.tuples(st.integers(0, 1), st.none() | days),
    max_size=4,
)
exemptions = _rows(
    ExemptionRow,
    0,
    2,
    person_id=people,
    agency_id=agencies,
    course=courses,
    _period=periods(),
    reason=st.just(""),
    recorded_by=st.just(1),
    **recorded,
)
absences = _rows(
    AbsenceRow, 0, 3, person_id=people, agency_id=agencies, _period=periods(0), **recorded
)
awards = _rows(
    AwardRow,
    2,
    8,
    person_id=people,
    course=courses,
    terms_sha256=st.just("t"),
    nation=st.just("wales"),
    language=st.just("en"),
    course_title=st.just("A course"),
    standing=st.sampled_from(["draft", "reviewed"]),
    source=st.sampled_from(["heed", "list"]),
    own_until=st.none() | st.none() | days,
    met_on=days,
    course_valid_months=st.sampled_from([None, 12, 36]),
    recorded_at=st.just(BEFORE),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    given, held = draw(assignments), draw(awards)
    happened = [
        _event(given[place][1]["id"], due_on)
        for place, due_on in draw(events)
        if place < len(given)
    ]
    voids = draw(st.sets(st.integers(1, 8), max_size=2))
    voided = [_void(values["id"]) for _, values in held if values["id"] in voids]
    rules = (posts, memberships, requirements, exemptions, absences)
    rows = [row for strategy in rules for row in draw(strategy)]
    on = ON + timedelta(days=draw(st.integers(-2, 62)))
    return World(on, (*rows, *given, *happened, *held, *voided))


def _event(assignment: int, due_on: date | None) -> Row:
    return AssignmentEventRow, {
        "assignment_id": assignment,
        "kind": "extended" if due_on else "withdrawn",
        "due_on": due_on,
        "reason": "",
        "made_by": 1,
        "made_at": BEFORE,
    }


def _void(award: int) -> Row:
    return AwardVoidRow, {"award_id": award, "reason": "mistake", "recorded_at": BEFORE}
