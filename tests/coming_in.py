"""An agency whose staff are on its list and have not signed in; and what the letters to them say."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from app.content.model.terms import Nation
from app.ids import AgencyId, PersonId
from app.policy.actor import Actor
from app.policy.roles import Reach, Role
from app.services.links import Links
from app.services.passwords import Passwords
from app.store import letters, people, staff_entries
from app.store.database import Database
from app.store.letters import Letter
from app.store.staff_entries import Known
from tests import people as invented
from tests.area import actor_of
from tests.people import Someone, granted, learner

LINKS = Links("http://localhost")
HERE = "203.0.113.0/24"
PASSWORD = "seven otters cross a bridge"
BEGAN = date(2026, 9, 1)


@dataclass(frozen=True)
class Setting:
    """A nursery with its DSP."""

    database: Database
    agency_id: AgencyId
    lead: Someone
    dsp: Actor


def open_setting(
    database: Database, passwords: Passwords, now: datetime, name: str = "Little Acorns Nursery"
) -> Setting:
    with database.transaction() as session:
        agency_id = invented.agency(session, name, nation=Nation.WALES)
        lead = learner(session, passwords, now, name="Ruth Llewellyn", at=agency_id)
        granted(session, lead, Role.DSP, Reach(agency_id=agency_id), now)
        return Setting(database, agency_id, lead, actor_of(session, lead))


def on_the_list(
    setting: Setting,
    name: str,
    now: datetime,
    address: str | None = None,
    job_role: str = "nursery practitioner",
) -> PersonId:
    with setting.database.transaction() as session:
        person_id = people.add_person(session, name, now).id
        people.add_post(session, person_id, setting.agency_id, job_role, BEGAN, now)
        known = {person_id: Known(name, address)}
        staff_entries.put_entries(session, setting.agency_id, known, now)
    return person_id


def all_letters(database: Database) -> tuple[Letter, ...]:
    """The latest first."""
    with database.reading() as session:
        return letters.latest(session)


def token_in(letter: Letter) -> str:
    found = re.search(r"://[^/\s]+/in/(\S+)", letter.text)
    assert found, letter.text
    return found[1]
