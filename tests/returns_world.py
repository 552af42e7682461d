"""A board that asks its agencies for numbers: one that keeps its list here, one whose list is short, silent ones."""

import re
from datetime import UTC, datetime, timedelta

from app.ids import AgencyId, BoardId
from app.learning.declared import Line, RoleGroup
from app.learning.obligation_facts import Period
from app.policy.roles import Role
from app.services import asking_returns, declaring
from app.services.civil_time import civil_date
from app.services.links import Links
from app.store import requirements
from app.store.database import Session
from app.store.letters import latest
from app.store.requirements import Owner
from app.store.returns import Said
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.everybody_notices import BY_THE_BOARD, COURSE
from tests.people import Someone

LINKS = Links("http://127.0.0.1")


def ask_agencies(
    heed: Heed, people: dict[str, Someone], numbers: dict[str, int], places: dict[str, str]
) -> None:
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, datetime.now(UTC))
        board = area.board("Taff Edge Safeguarding Board")
        numbers["asking board"] = board
        analyst = area.holder("Gwen Tudor", Role.ANALYST, board=board, agreement="May 2026")
        people["asks agencies"] = analyst
        _fill(session, area, analyst, board, numbers, places)
        quiet = area.board("Quiet Vale Safeguarding Board")
        numbers["board without agencies"] = quiet
        people["asks nobody"] = area.holder(
            "Olwen Tudor", Role.ANALYST, board=quiet, agreement="May 2026"
        )


def _fill(
    session: Session,
    area: Area,
    analyst: Someone,
    board: BoardId,
    numbers: dict[str, int],
    places: dict[str, str],
) -> None:
    returned, short, silent, other = (
        area.agency(name, board, sector=sector)
        for name, sector in (
            ("Alder Nursery", "nursery"),
            ("Beech Surgery", "health"),
            ("Cedar Housing", "housing"),
            ("Damson Youth Club", "youth service"),
        )
    )
    numbers |= {"silent agency": silent, "short agency": short}
    area.staff("Nest Alder", returned)
    area.staff("Idris Beech", short)
    begun = Period(civil_date(area.now) - timedelta(days=90))
    requirements.add_requirement(
        session, "taff", Owner(board_id=board), BY_THE_BOARD, begun, None, area.now
    )
    places["return done"] = ask_and_answer(session, area.now, analyst, board, short)
    places["return"] = ask(session, area.now, analyst, board, silent)
    places["return over"] = ask(session, area.now - timedelta(days=60), analyst, board, other)


def ask(session: Session, now: datetime, analyst: Someone, board: BoardId, agency: AgencyId) -> str:
    """The token in the letter."""
    actor, as_of = actor_of(session, analyst), asking_returns.last_month_end(civil_date(now))
    address = {agency: f"office@{agency}.example"}
    asking_returns.ask(session, actor, board, address, as_of, now, links=LINKS)
    found = re.search(r"/return/(\S+)", latest(session, 1)[0].text)
    assert found
    return found[1]


def ask_and_answer(
    session: Session, now: datetime, analyst: Someone, board: BoardId, agency: AgencyId
) -> str:
    token = ask(session, now, analyst, board, agency)
    lines = (
        Line(COURSE, RoleGroup.EVERYBODY, 30, 22),
        Line(COURSE, RoleGroup.LEADS, 2, 2),
    )
    declaring.declare(session, token, Said(31, "Siân Prys", "practice manager", lines), now)
    return token
