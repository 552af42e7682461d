"""An empty nursery in Wales with its DSP, and another where she has no business."""

from dataclasses import dataclass

import pytest

from app.ids import AgencyId
from app.policy.roles import Reach, Role
from app.services.passwords import Passwords
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import Someone, agency, granted, learner
from tests.walking import Walker
from tests.web.browsing import Browsing

CANARY = "Zebedee Canarywing"


@dataclass(frozen=True)
class Beginning:
    own: AgencyId
    other: AgencyId
    dsp: Someone
    stranger: Someone

    @property
    def begin(self) -> str:
        return f"/team/{self.own}/begin"


@pytest.fixture
def empty(database: Database, passwords: Passwords, clock: FakeClock) -> Beginning:
    with database.transaction() as session:
        own, other = agency(session), agency(session, "Bryn Glas Nursery")
        dsp = learner(session, passwords, clock(), name="Ruth Llewellyn", at=None)
        granted(session, dsp, Role.DSP, Reach(agency_id=own), clock())
        stranger = learner(session, passwords, clock(), name=CANARY, at=other)
        return Beginning(own, other, dsp, stranger)


@pytest.fixture
def dsp(client: Browsing, empty: Beginning) -> Browsing:
    client.sign_in(empty.dsp)
    return client


@pytest.fixture
def walker(dsp: Browsing) -> Walker:
    return Walker(dsp)
