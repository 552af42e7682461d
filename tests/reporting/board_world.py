"""A small board whose figures are counted by hand: three agencies, seven people, one requirement.

| person | where                       | what she holds          | on 23 November 2026 |
| ------ | --------------------------- | ----------------------- | ------------------- |
| 1 Ann  | School, teacher             | met 1 February 2026     | covered             |
| 2 Bet  | School, teacher             | met 1 October 2025      | in grace            |
| 3 Cai  | School, since 1 November    | nothing                 | due (29 November)   |
| 4 Dai  | School; Nursery as well     | nothing                 | overdue at both     |
| 5 Eve  | Nursery                     | learnt elsewhere, March | covered             |
| 6 Fay  | Nursery, exempted           | nothing                 | exempt              |
| 7 ANN  | Nursery, since 1 March 2026 | met 20 March 2026       | covered, in time    |

The third agency, a police force, has sent nothing. The course serves twelve months and gives sixty days of grace.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert

from app.ids import AgencyId, BoardId
from app.reporting.coverage import About
from app.store.database import Session
from app.store.tables import (
    AgencyRow,
    AwardRow,
    BoardRow,
    ExemptionRow,
    MembershipRow,
    PersonRow,
    PostRow,
    RequirementRow,
)

BOARD = BoardId(1)
SCHOOL, NURSERY, POLICE = AgencyId(1), AgencyId(2), AgencyId(3)
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
EARLY = datetime(2023, 1, 1, tzinfo=UTC)
COURSE = "noticing"
ABOUT = About({COURSE: 50}, ((COURSE, "young-carers"),), (("role:teacher", "B"),))
_NAMES = ("Ann Puw", "Bet", "Cai", "Dai", "Eve", "Fay", "ANN PUW")
_KNOWN = {"recorded_at": EARLY, "superseded_at": None}


def put_in(session: Session) -> None:
    for row, values in _rows():
        session.execute(insert(row), values)


def _rows() -> Iterator[tuple[Any, dict[str, Any]]]:
    place: dict[str, Any] = {"nation": "wales", "contacts": {}, "words": {}}
    yield BoardRow, {"id": BOARD, "name": "Board", "recorded_at": EARLY, **place}
    for at, name, sector in (
        (SCHOOL, "School", "school"),
        (NURSERY, "Nursery", "nursery"),
        (POLICE, "Police", "police"),
    ):
        yield AgencyRow, {"id": at, "name": name, "sector": sector, **place}
        yield MembershipRow, {"board_id": BOARD, "agency_id": at, **_since(2023, 1, 1)}
    for number, name in enumerate(_NAMES, 1):
        yield PersonRow, {"id": number, "name": name, "created_at": EARLY}
    for number in (1, 2, 4):
        yield PostRow, _post(number, SCHOOL, "teacher", (2024, 9, 1))
    yield PostRow, _post(3, SCHOOL, "teacher", (2026, 11, 1))
    for number in (4, 5, 6):
        yield PostRow, _post(number, NURSERY, "nursery practitioner", (2024, 9, 1))
    yield PostRow, _post(7, NURSERY, "nursery practitioner", (2026, 3, 1))
    yield RequirementRow, _rule()
    yield AwardRow, _award(1, date(2026, 2, 1))
    yield AwardRow, _award(2, date(2025, 10, 1))
    yield AwardRow, _award(5, date(2026, 3, 2), source="list")
    yield AwardRow, _award(7, date(2026, 3, 20))
    exempted = {"person_id": 6, "agency_id": NURSERY, "course": COURSE, "reason": ""}
    yield ExemptionRow, {**exempted, "recorded_by": 1, **_since(2026, 1, 1)}


def _since(*day: int) -> dict[str, Any]:
    return {"starts_on": date(*day), "ends_on": None, **_KNOWN}


def _post(person: int, at: AgencyId, job_role: str, since: tuple[int, int, int]) -> dict[str, Any]:
    return {"person_id": person, "agency_id": at, "job_role": job_role, **_since(*since)}


def _rule() -> dict[str, Any]:
    return {
        "lineage": "rule",
        "board_id": BOARD,
        "agency_id": None,
        "course": COURSE,
        "title": "Noticing, every year",
        "job_roles": [],
        "validity_months": 12,
        "grace_days": 60,
        "starter_days": 28,
        "pattern": "rolling",
        "fixed_month": None,
        "fixed_day": None,
        "standing": "draft",
        "source": "",
        "applies_from": date(2023, 1, 1),
        "applies_until": None,
        "transition_on": None,
        "recorded_by": None,
        **_KNOWN,
    }


def _award(person: int, met_on: date, source: str = "heed") -> dict[str, Any]:
    return {
        "person_id": person,
        "course": COURSE,
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
        "course_title": "Noticing",
        "standing": "draft",
        "source": source,
        "own_until": None,
        "met_on": met_on,
        "course_valid_months": 12,
        "recorded_at": EARLY,
    }
