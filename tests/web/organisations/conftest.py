"""Two boards, their agencies, and a browser for each of those who run them."""

from dataclasses import dataclass

import pytest
from flask import Flask

from app.ids import AgencyId, BoardId
from app.policy.roles import Role
from app.services.passwords import Passwords
from app.store.database import Database
from tests.area import Area
from tests.conftest import FakeClock
from tests.people import Someone
from tests.walking import Walker
from tests.web.browsing import Browsing


@dataclass(frozen=True)
class Two:
    """Boards North and South; Oak and Elm are North's, Ash is South's."""

    north: BoardId
    south: BoardId
    oak: AgencyId
    elm: AgencyId
    ash: AgencyId
    people: dict[str, Someone]


@pytest.fixture
def two(database: Database, passwords: Passwords, clock: FakeClock) -> Two:
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        north, south = area.board("North Board"), area.board("South Board")
        oak, elm = area.agency("Oak School", north), area.agency("Elm Nursery", north)
        ash = area.agency("Ash School", south)
        area.holder("Ada Everywhere", Role.ADMINISTRATOR)
        area.holder("Bea North", Role.ADMINISTRATOR, board=north)
        area.holder("Ann Analyst", Role.ANALYST, board=north, agreement="Agreement of May 2026")
        area.holder("Dee Oak", Role.DSP, agency=oak)
        area.holder("Sue Ash", Role.DSP, agency=ash)
        area.staff("Lee Oak", oak)
        return Two(north, south, oak, elm, ash, area.people)


def walking(app: Flask, someone: Someone) -> Walker:
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(someone)
    return Walker(client)


@pytest.fixture
def ada(app: Flask, two: Two) -> Walker:
    """Administrator of everything."""
    return walking(app, two.people["Ada Everywhere"])


@pytest.fixture
def bea(app: Flask, two: Two) -> Walker:
    """Administrator of North Board."""
    return walking(app, two.people["Bea North"])


@pytest.fixture
def dee(app: Flask, two: Two) -> Walker:
    """Safeguarding lead of Oak School."""
    return walking(app, two.people["Dee Oak"])


@pytest.fixture
def lee(app: Flask, two: Two) -> Walker:
    """Teaches at Oak School."""
    return walking(app, two.people["Lee Oak"])
