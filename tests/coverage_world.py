"""A board with fourteen months of history: six agencies of three sectors, forty people, one silent agency, one return.

Who holds what is settled by a person's number, so every count can be told by hand.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId, PersonId
from app.learning.civil_days import months_after
from app.learning.declared import Line, RoleGroup
from app.learning.obligation_facts import Exemption, Period
from app.policy.roles import Role
from app.reporting.coverage import ABOUT_NOTHING
from app.reporting.kept_figures import keep
from app.reporting.trends import month_ends
from app.services.board_figures import open_door
from app.services.civil_time import civil_date
from app.services.content import Content
from app.store import awards, requirements
from app.store import people as store
from app.store.awards import AwardFacts
from app.store.content_versions import keep_release
from app.store.database import Session
from app.store.exemptions import add_exemption
from app.store.requirements import Owner
from app.store.returns import NewRequest, Said, add_request, add_return, find_request
from app.store.snapshots import Snapshot, add_snapshot
from app.store.targets import Target, set_target
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.everybody_notices import BY_THE_BOARD, COURSE
from tests.people import Someone

EXEMPT, AT_TWO, IN_GRACE = 13, 22, 31
"""By number."""
HISTORY = 14
"""Months."""
NOT_KEPT = (5, 6)
"""Months back: nights on which nothing ran."""
AGENCIES = (
    ("Ysgol Bryn Coch", "school", "teacher", 12),
    ("Ysgol Pen y Bryn", "school", "teacher", 9),
    ("Eithin Nursery", "nursery", "nursery practitioner", 8),
    ("Onnen Nursery", "nursery", "nursery practitioner", 6),
    ("Glan Afon Surgery", "health", "doctor or practice nurse", 5),
)
SILENT = "Heol Fawr Clinic"
"""No list, and numbers of its own."""
EMPTY = (
    ("sees a board without agencies", "Non Bevan", "empty board", "Empty Vale Board"),
    ("sees a board that asks nothing", "Nia Bevan", "board that asks nothing", "Gentle Vale Board"),
)


def put_board(
    session: Session, area: Area, content: Content, numbers: dict[str, int]
) -> tuple[BoardId, Someone]:
    """The board, and its analyst."""
    board = area.board("Tawelan Safeguarding Board")
    analyst = area.holder("Mair Bevan", Role.ANALYST, board=board, agreement="May 2026")
    numbers |= agencies_of(session, area, content, board, analyst, area.now)
    set_target(session, board, Target(None, 90, _begun(area.now)), analyst.id, area.now)
    return board, analyst


def fill_board(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    now = datetime.now(UTC)
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, now)
        board, analyst = put_board(session, area, heed.content, numbers)
        open_door(session, actor_of(session, analyst), board, now)
        keep_months(session, board, now, _but(NOT_KEPT, civil_date(now)))
        people["sees how far training reaches"] = analyst
        numbers["counted board"] = board
        for who, name, place, called in EMPTY:
            numbers[place] = empty = area.board(called)
            people[who] = area.holder(name, Role.ANALYST, board=empty, agreement="May 2026")
            open_door(session, actor_of(session, people[who]), empty, now)
        gentle = BoardId(numbers["board that asks nothing"])
        area.staff("Twm Bevan", area.agency("Gentle School", gentle, starts_on=_begun(now)))
        both = area.holder("Ceri Bevan", Role.ANALYST, board=board, agreement="May 2026")
        area.give(both, Role.ANALYST, board=gentle, agreement="May 2026")
        people["sees two boards"] = both


def agencies_of(
    session: Session,
    area: Area,
    content: Content,
    board: BoardId,
    analyst: Someone,
    now: datetime,
) -> dict[str, int]:
    begun = _begun(now)
    keep_release(session, content.library.releases[COURSE], now)
    requirements.add_requirement(
        session, "counted", Owner(board_id=board), BY_THE_BOARD, Period(begun), None, now
    )
    number, found, first = 0, dict[str, int](), None
    for name, sector, job_role, staff in AGENCIES:
        agency = area.agency(name, board, sector=sector, starts_on=begun)
        found[name] = int(agency)
        first = first or agency
        for _each in range(staff):
            number += 1
            someone = _person(session, content, agency, job_role, number, now)
            if number == EXEMPT:
                on_loan = Exemption(agency, COURSE, Period(begun), "on loan")
                add_exemption(session, someone, on_loan, analyst.id, now)
            if number == AT_TWO:
                store.add_post(session, someone, first, job_role, begun, now)
    silent = area.agency(SILENT, board, sector="health", starts_on=begun)
    _declares(session, board, silent, analyst, now)
    return {"counted agency": found["Eithin Nursery"], "agency without a list": int(silent)}


def _person(
    session: Session,
    content: Content,
    agency: AgencyId,
    job_role: str,
    number: int,
    now: datetime,
) -> PersonId:
    """Every fifth never learnt, every fourth let it run out, every ninth began this month; the others are in date."""
    today, begun = civil_date(now), _begun(now)
    someone = store.add_person(session, f"Counted {number}", now)
    starts_on = today - timedelta(days=20) if number % 9 == 0 else begun
    store.add_post(session, someone.id, agency, job_role, starts_on, now)
    if number % 9 == 0 or number % 5 == 0:
        return someone.id
    met_on = begun + timedelta(days=5) if number % 4 == 0 else months_after(today, -(number % 10))
    if number == IN_GRACE:
        met_on = months_after(today, -12) - timedelta(days=3)
    awards.add_award(session, someone.id, _facts(content, met_on), now)
    return someone.id


def _facts(content: Content, met_on: date) -> AwardFacts:
    library = content.library
    return AwardFacts(
        course=COURSE,
        course_title="Noticing neglect",
        release_sha256=library.releases[COURSE].sha256,
        terms_sha256=library.terms.sha256,
        nation=Nation.WALES,
        language="en",
        standing=Standing.DRAFT,
        met_on=met_on,
        course_valid_months=12,
    )


def _declares(
    session: Session, board: BoardId, agency: AgencyId, analyst: Someone, now: datetime
) -> None:
    as_of, token = civil_date(now).replace(day=1) - timedelta(days=1), f"counted-{agency}"
    address, until = f"office@{agency}.example", now + timedelta(days=28)
    new = NewRequest(board, agency, as_of, address, token, (COURSE,), analyst.id, until)
    add_request(session, new, now)
    request = find_request(session, token)
    assert request
    said = Said(31, "Siân Prys", "manager", (Line(COURSE, RoleGroup.EVERYBODY, 30, 22),))
    add_return(session, request, said, now)


def keep_months(session: Session, board: BoardId, now: datetime, days: Iterable[date]) -> None:
    """As the night after each month's end does."""
    for day in days:
        kept = keep(session, board, day, now, ABOUT_NOTHING)
        add_snapshot(session, Snapshot(board, day, now, kept.figures, kept.sha256, now))


def _but(gap: tuple[int, int], today: date) -> list[date]:
    """Month-ends of the board's history without those."""
    first, last = gap
    return [
        day
        for back, day in enumerate(reversed(month_ends(today, HISTORY)))
        if not first <= back <= last
    ]


def _begun(now: datetime) -> date:
    return months_after(civil_date(now).replace(day=1), -HISTORY)
