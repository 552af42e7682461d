"""A board with two reports and a narrative: agencies large and small, one that sent no list, a nursery that met 95 %."""

from datetime import date, datetime, timedelta
from typing import Any

from app.ids import AgencyId, BoardId, ReportRunId
from app.learning.obligation_facts import Period
from app.policy.roles import Role
from app.reporting.kept_figures import sha256_of
from app.services import asking_returns, report_pages, report_runs
from app.services.civil_time import civil_date
from app.services.content import Content
from app.services.links import Links
from app.store import people as store
from app.store import requirements
from app.store.database import Session
from app.store.inserting import insert_returning_id
from app.store.report_runs import NewRun, add_run
from app.store.requirements import Owner
from app.store.tables import AwardRow
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.everybody_notices import BY_THE_BOARD, COURSE
from tests.people import Someone

LINKS = Links("http://127.0.0.1")
AGENCIES = (
    ("Ash Nursery", "nursery", "nursery practitioner", 40, 38),
    ("Birch Nursery", "nursery", "nursery practitioner", 6, 4),
    ("Cedar Nursery", "nursery", "nursery practitioner", 8, 7),
    ("Dale Nursery", "nursery", "nursery practitioner", 4, 3),
    ("Elm School", "school", "teacher", 75, 61),
    ("Fern School", "school", "teacher", 27, 18),
    ("Gorse Police", "police", "police officer", 12, 3),
)
"""Name, sector, job role, people, and how many of these are covered."""
NARRATIVE = """## What we see

Training reaches **most** nurseries. Schools come next:

- Elm School has planned three afternoons
- Fern School begins after Christmas

| When | What |
| --- | --- |
| January | Elm School |
"""


def report(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    now = heed.clock()
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, now - timedelta(days=120))
        board, analyst = found_board(area, "Nant Gwyn Safeguarding Board", "Mair Tudor")
        people["reports"], numbers["reporting board"] = analyst, board
        fill(area, board)
        last = asking_returns.last_month_end(civil_date(now))
        before = asking_returns.last_month_end(last)
        first = make(session, heed.content, analyst, board, before, now)
        second = make(session, heed.content, analyst, board, last, now)
        numbers |= {"report before": first, "report": second}
        actor = actor_of(session, analyst)
        report_pages.narrate(session, actor, board, second, NARRATIVE, now)
        _others(session, area, people, numbers)


def _others(
    session: Session, area: Area, people: dict[str, Someone], numbers: dict[str, int]
) -> None:
    ready, _ = found_board(area, "Nant Las Safeguarding Board", "Non Tudor")
    people["has no report"], numbers["board without reports"] = area.people["Non Tudor"], ready
    area.agency("Willow School", ready)
    new, _ = found_board(area, "Nant Coch Safeguarding Board", "Nan Tudor")
    people["cannot report yet"], numbers["board of no agency"] = area.people["Nan Tudor"], new


def found_board(area: Area, name: str, analyst: str) -> tuple[BoardId, Someone]:
    board = area.board(name)
    return board, area.holder(analyst, Role.ANALYST, board=board, agreement="May 2026")


def fill(area: Area, board: BoardId) -> dict[str, AgencyId]:
    begun = Period(civil_date(area.now) - timedelta(days=90))
    owner = Owner(board_id=board)
    requirements.add_requirement(
        area.session, f"b{board}", owner, BY_THE_BOARD, begun, None, area.now
    )
    found = {}
    for name, sector, job_role, staff, covered in AGENCIES:
        found[name] = agency = area.agency(name, board, sector=sector)
        for number in range(staff):
            add_staff(area, agency, f"{name} {number}", job_role, covered=number < covered)
    found["Hazel Housing"] = area.agency("Hazel Housing", board, sector="housing")
    return found


def add_staff(
    area: Area, agency: AgencyId, name: str, job_role: str, *, covered: bool
) -> store.Person:
    person = store.add_person(area.session, name, area.now)
    store.add_post(area.session, person.id, agency, job_role, date(2026, 1, 5), area.now)
    if covered:
        met_on = civil_date(area.now) - timedelta(days=30)
        insert_returning_id(area.session, AwardRow, **award(person.id, met_on, area.now))
    return person


def award(person: int, met_on: date, recorded_at: datetime) -> dict[str, Any]:
    return {
        "person_id": person,
        "course": COURSE,
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
        "course_title": "Noticing neglect",
        "standing": "draft",
        "source": "heed",
        "own_until": None,
        "met_on": met_on,
        "course_valid_months": 12,
        "recorded_at": recorded_at,
    }


def kept_run(
    session: Session, board: BoardId, name: str, missing: list[str], known_at: datetime
) -> ReportRunId:
    """One that shows no figure, with its seal."""
    as_of = asking_returns.last_month_end(civil_date(known_at))
    hidden = [["not shown"]] * 4
    kept: dict[str, Any] = {
        "definition": {
            "board": [board, name],
            "as_of": as_of.isoformat(),
            "known_at": known_at.isoformat(),
            "counted": f"Counted at {name}.",
            "courses": {},
            "missing": missing,
            "target": None,
        },
        "code_version": "c",
        "releases": {},
        "result": {"total": hidden, "tables": []},
    }
    new = NewRun(
        board_id=board,
        as_of=as_of,
        known_at=known_at,
        sha256=sha256_of(kept),
        made_by=None,
        made_at=known_at,
        **kept,
    )
    return add_run(session, new)


def make(
    session: Session,
    content: Content,
    analyst: Someone,
    board: BoardId,
    as_of: date,
    now: datetime,
) -> ReportRunId:
    actor = actor_of(session, analyst)
    return report_runs.make(session, content, actor, board, as_of, now, links=LINKS)
