"""Those who run boards and agencies, in every state that their pages can show."""

from datetime import UTC, datetime, timedelta

from app.content.model.terms import Nation
from app.ids import AgencyId, BoardId
from app.policy.roles import Held, Reach, Role
from app.services.auditing import Action, record
from app.services.civil_time import civil_date
from app.services.closing import close
from app.services.granting import Invitee, Wanted, grant_to_invited
from app.services.links import Links
from app.store import memberships, organisations
from app.store.database import Session
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.people import Someone

CONTACTS = {"DSP": "Ruth Hale, 01632 960001", "recording system": "https://records.example/oak"}


def run_area(heed: Heed, people: dict[str, Someone], numbers: dict[str, int]) -> None:
    with heed.database.transaction() as session:
        area = Area(session, heed.passwords, datetime.now(UTC))
        _boards(session, area, numbers)
        people |= {
            "runs everything": area.holder("Ada Morgan", Role.ADMINISTRATOR),
            "runs a board": area.holder(
                "Bea Evans", Role.ADMINISTRATOR, board=_board(numbers, "board")
            ),
            "runs a new board": area.holder(
                "Nia Rees", Role.ADMINISTRATOR, board=_board(numbers, "new board")
            ),
            "analyses": area.holder(
                "Ann Price",
                Role.ANALYST,
                board=_board(numbers, "board"),
                agreement="Sharing agreement of May 2026",
            ),
            "leads a school": area.holder("Ruth Hale", Role.DSP, agency=_agency(numbers, "oak")),
            "leads a new school": area.holder(
                "Eve Hall", Role.DSP, agency=_agency(numbers, "new school")
            ),
            "works at oak": area.staff("Lee Oak", _agency(numbers, "oak")),
        }
        _doings(session, area, people["runs everything"], numbers)


def _boards(session: Session, area: Area, numbers: dict[str, int]) -> None:
    north = area.board("Cwm and Vale Safeguarding Board")
    new = area.board("Northshire Partnership", Nation.ENGLAND)
    trust = area.agency("Tree Academies Trust", north, sector="academy trust")
    oak = area.agency("Oak School", north, parent=trust)
    numbers |= {
        "board": north,
        "new board": new,
        "trust": trust,
        "oak": oak,
        "new school": area.agency("Willow School", new, nation=Nation.ENGLAND),
        "closed school": area.agency("Elder School", north),
    }
    for number in range(60):
        area.agency(f"Nursery number {number + 1}", north, sector="nursery")
    [membership] = memberships.memberships_of(session, (oak,))
    numbers["membership"] = membership.id
    organisations.set_board_support(
        session, north, {"out of hours": "029 2018 0188"}, {"social services": "the Front Door"}
    )
    organisations.set_agency_support(session, oak, CONTACTS, {})


def _doings(session: Session, area: Area, someone: Someone, numbers: dict[str, int]) -> None:
    actor, now = actor_of(session, someone), area.now
    oak = _agency(numbers, "oak")
    wanted = Wanted(Held(Role.DSP, Reach(agency_id=oak)))
    links = Links("http://127.0.0.1")
    invitee = Invitee("Mair Puw", "mair@oak.example")
    numbers["grant"] = grant_to_invited(session, actor, wanted, invitee, now, links).grant_id
    yesterday = civil_date(now) - timedelta(days=1)
    close(session, actor, _agency(numbers, "closed school"), yesterday, now)
    for _ in range(60):
        record(session, actor, Action.CONTACTS_CHANGED, now, agency=oak)


def _board(numbers: dict[str, int], name: str) -> BoardId:
    return BoardId(numbers[name])


def _agency(numbers: dict[str, int], name: str) -> AgencyId:
    return AgencyId(numbers[name])
