"""A DSP at work, in a browser without scripts."""

import pytest
from flask import Flask

from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.actor import Actor
from app.policy.roles import PERMISSIONS, Held, Reach, Role
from app.services.passwords import Passwords
from app.store import grants
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import Someone, agency, learner
from tests.services.staff.world import Staff
from tests.walking import Walker
from tests.web.browsing import Browsing


@pytest.fixture
def dsp(database: Database, passwords: Passwords, clock: FakeClock) -> Someone:
    with database.transaction() as session:
        return learner(session, passwords, clock(), name="Dee Probert")


@pytest.fixture
def staff(database: Database, dsp: Someone, clock: FakeClock) -> Staff:
    """Her agency; she is not on its list."""
    with database.transaction() as session:
        here = agency(session, "Oaks School", "school", Nation.WALES)
        held = Held(Role.DSP, Reach(agency_id=here))
        grants.add_grant(session, dsp.id, held, None, clock())
    actor = Actor(
        dsp.id,
        SessionId(1),
        dsp.name,
        Nation.WALES,
        permissions=PERMISSIONS[Role.DSP],
        held=(held,),
    )
    return Staff(database, here, actor, clock())


@pytest.fixture
def walker(app: Flask, client: Browsing, dsp: Someone, staff: Staff) -> Walker:
    client.sign_in(dsp)
    return Walker(client).go(f"/team/{staff.agency}/staff")
