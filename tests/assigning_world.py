"""A nursery and its board that ask people for courses, in every state that those pages can show."""

from datetime import UTC, datetime, timedelta

from app.content.model.header import Standing
from app.ids import AgencyId, BoardId
from app.learning.obligation_facts import Pattern, Period
from app.policy.roles import Role
from app.services import assigning, requiring
from app.services.assigning import Asking, Whom
from app.services.civil_time import civil_date
from app.services.content import Content
from app.store.assignments import given_at
from app.store.database import Session
from app.store.organisations import close_organisation
from app.store.requirements import Owner, Terms
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.people import Someone

COURSE = "noticing-neglect"


def ask_people(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, datetime.now(UTC))
        board = area.board("Menai Safeguarding Board")
        hafod = area.agency("Hafod Nursery", board, sector="nursery")
        empty = area.agency("Nant Nursery", board, sector="nursery")
        people |= {
            "asks": area.holder("Gwen Hughes", Role.DSP, agency=hafod),
            "asks nobody yet": area.staff("Elin Nant"),
            "asks a board": area.holder("Huw Menai", Role.ADMINISTRATOR, board=board),
            "is asked": area.staff("Dylan Price", hafod),
            "is exempt": area.staff("Lowri Bevan", hafod),
        }
        area.give(people["asks nobody yet"], Role.DSP, agency=empty)
        numbers |= {
            "hafod": hafod,
            "nant": empty,
            "menai": board,
            "is asked": people["is asked"].id,
        }
        _close(session, heed.content, area, people, numbers)
        _requirements(session, heed.content, area, people, hafod, board, numbers)
        _assignments(session, heed.content, area, people, hafod, numbers)


def _close(
    session: Session,
    content: Content,
    area: Area,
    people: dict[str, Someone],
    numbers: dict[str, int],
) -> None:
    """A nursery that closed last month; its trust's lead still reads what is on record."""
    trust = area.agency("Coed Trust", sector="trust")
    oak = area.agency("Oak Nursery", sector="nursery", parent=trust)
    people["leads a trust"] = area.holder("Tess Trust", Role.DSP, agency=trust)
    tess, owner = actor_of(session, people["leads a trust"]), Owner(agency_id=oak)
    today = civil_date(area.now)
    begun = today - timedelta(days=90)
    requiring.save(session, content, tess, owner, _terms("As it was"), begun, None, area.now)
    close_organisation(session, oak, today - timedelta(days=24))
    numbers["closed nursery"] = oak


def _requirements(
    session: Session,
    content: Content,
    area: Area,
    people: dict[str, Someone],
    hafod: AgencyId,
    board: BoardId,
    numbers: dict[str, int],
) -> None:
    gwen, huw = (actor_of(session, people[name]) for name in ("asks", "asks a board"))
    today = civil_date(area.now)
    own, theirs = Owner(agency_id=hafod), Owner(board_id=board)
    begun = today - timedelta(days=30)
    numbers["requirement"] = requiring.save(
        session, content, gwen, own, _terms("Everybody notices"), begun, None, area.now
    )
    twice = requiring.save(
        session, content, gwen, own, _terms("In two tabs"), begun, None, area.now
    )
    numbers["requirement in two tabs"] = requiring.save(
        session, content, gwen, own, _terms("In two tabs, saved"), today, twice, area.now
    )
    fixed = _terms("By September", pattern=Pattern.FIXED, fixed_day=(9, 30))
    numbers["board requirement"] = requiring.save(
        session, content, huw, theirs, fixed, begun, None, area.now
    )
    former = requiring.save(session, content, gwen, own, _terms("As it was"), begun, None, area.now)
    requiring.stop(session, gwen, own, former, today - timedelta(days=1), area.now)


def _assignments(
    session: Session,
    content: Content,
    area: Area,
    people: dict[str, Someone],
    hafod: AgencyId,
    numbers: dict[str, int],
) -> None:
    gwen, today = actor_of(session, people["asks"]), civil_date(area.now)
    asked = Whom(people=frozenset({people["is asked"].id}))
    asking = Asking(COURSE, asked, today + timedelta(days=14), "Before the holidays, please.")
    assigning.assign(session, content, gwen, hafod, asking, area.now)
    [given] = given_at(session, hafod, limit=1)
    numbers["assignment"] = given.id
    exempt, since = people["is exempt"].id, Period(today)
    assigning.exempt(
        session, content, gwen, hafod, exempt, COURSE, since, "Away on a course", area.now
    )


def _terms(
    title: str, pattern: Pattern = Pattern.ROLLING, fixed_day: tuple[int, int] | None = None
) -> Terms:
    return Terms(
        course=COURSE,
        title=title,
        job_roles=("nursery practitioner", "nursery manager"),
        validity_months=None if fixed_day else 12,
        grace_days=14,
        starter_days=28,
        pattern=pattern,
        fixed_day=fixed_day,
        standing=Standing.DRAFT,
        source="Our own policy of 2026",
        transition_on=None,
    )
