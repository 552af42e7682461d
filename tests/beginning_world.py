"""Nurseries that are being set up, for the pages that their DSPs see."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.ids import AgencyId
from app.policy.actor import Actor
from app.policy.roles import Reach, Role
from app.services import assigning, beginning, pasted_people
from app.services.assigning import Asking, Whom
from app.services.civil_time import civil_date
from app.services.pasted_people import Typed
from app.web.context import Heed
from tests.area import actor_of
from tests.people import Someone, agency, granted, learner

COURSE = "noticing-neglect"
NAMES = (
    "Siân Parry, nursery practitioner, sian@derw.example\n"
    "Tom Bell, volunteer\nŴyn Ansell, nursery manager"
)
CONTACTS = {
    "DSP": "Ruth Llewellyn, 01248 555 0101",
    "social services": "01248 555 0102",
    "out of hours": "01248 555 0103",
}


@dataclass(frozen=True)
class Place:
    agency_id: AgencyId
    lead: Someone
    dsp: Actor


def begin(heed: Heed, people: dict[str, Someone], places: dict[str, str]) -> None:
    """One with nothing but its DSP, and one through all but the last step."""
    now = datetime.now(UTC)
    empty, begun = (open_place(heed, name, now) for name in ("Helyg Nursery", "Derw Nursery"))
    set_up(heed, begun, now)
    people |= {"beginning": empty.lead, "begun": begun.lead}
    places |= {"empty nursery": str(empty.agency_id), "begun nursery": str(begun.agency_id)}


def open_place(heed: Heed, name: str, now: datetime) -> Place:
    with heed.database.transaction() as session:
        agency_id = agency(session, name)
        lead = learner(session, heed.passwords, now, name="Ruth Llewellyn")
        granted(session, lead, Role.DSP, Reach(agency_id=agency_id), now)
        return Place(agency_id, lead, actor_of(session, lead))


def set_up(heed: Heed, place: Place, now: datetime) -> None:
    with heed.database.transaction() as session:
        who = (session, place.dsp, place.agency_id)
        seal = pasted_people.look_at(*who, Typed(NAMES), now).seal
        pasted_people.add_people(*who, Typed(NAMES), seal, now)
        beginning.set_contacts(*who, CONTACTS, now)
        due_on = civil_date(now) + timedelta(weeks=4)
        asking = Asking(COURSE, Whom(everyone=True), due_on)
        assigning.assign(session, heed.content, place.dsp, place.agency_id, asking, now)
