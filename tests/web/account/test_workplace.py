"""Where a sign-in leads that was not on its way anywhere: to where somebody's work is."""

import pytest

from app.ids import AgencyId
from app.policy.roles import Role
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.grants import grants_of
from tests.area import Area
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone
from tests.web.browsing import Browsing

TEAM, ORGANISATIONS, BOARDS, TRAINING = "/team", "/organisations", "/boards", "/training"


@pytest.fixture
def people(database: Database, passwords: Passwords, clock: FakeClock) -> dict[str, Someone]:
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        board = area.board("North")
        one, other = area.agency("Derwen School", board), area.agency("Onnen School", board)
        area.holder("Dee", Role.DSP, agency=one)
        area.give(area.holder("Della", Role.DSP, agency=one), Role.DSP, agency=other)
        area.holder("Ada", Role.ADMINISTRATOR)
        area.holder("Ann", Role.ANALYST, board=board, agreement="2026")
        area.holder("Arthur", Role.AUTHOR, board=board)
        area.give(area.holder("Both", Role.ADMINISTRATOR), Role.DSP, agency=one)
        area.staff("Lena", one)
        return area.people


def signed_in_to(client: Browsing, person: Someone, **more: str) -> str:
    form = {"username": person.username, "password": PASSWORD, **more}
    return client.submit("/sign-in", form).headers["Location"]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Dee", TEAM),
        ("Della", TEAM),
        ("Ada", ORGANISATIONS),
        ("Ann", BOARDS),
        ("Arthur", TRAINING),
        ("Both", TEAM),
        ("Lena", TRAINING),
    ],
)
def test_each_lands_where_the_work_is(
    client: Browsing, people: dict[str, Someone], name: str, place: str
) -> None:
    assert signed_in_to(client, people[name]) == place
    for address in ("/", "/sign-in"):
        assert client.get(address).headers["Location"] == place
    page = client.get(place, follow_redirects=True).get_data(as_text=True)
    assert f'class="bar__mark"\n           href="{place}"' in page
    assert 'href="/training"' in page, "training is one click away for everybody"


def test_on_a_device_that_is_known_too(client: Browsing, people: dict[str, Someone]) -> None:
    assert signed_in_to(client, people["Dee"]) == TEAM
    client.submit("/sign-out")
    assert signed_in_to(client, people["Dee"]) == TEAM


def test_of_one_agency_she_sees_it_and_of_several_their_list(
    client: Browsing, people: dict[str, Someone], agency_id: AgencyId
) -> None:
    signed_in_to(client, people["Dee"])
    assert client.get(TEAM).headers["Location"] == f"/team/{agency_id}"
    signed_in_to(client, people["Della"])
    assert "Onnen School" in client.get(TEAM).get_data(as_text=True)


@pytest.fixture
def agency_id(people: dict[str, Someone], database: Database) -> AgencyId:
    with database.reading() as session:
        [held] = grants_of(session, people["Dee"].id)
    assert held.reach.agency_id is not None
    return held.reach.agency_id


def test_a_place_that_she_was_on_her_way_to_wins(
    client: Browsing, people: dict[str, Someone]
) -> None:
    place = client.get("/record").headers["Location"].split("next=", 1)[1]
    assert signed_in_to(client, people["Dee"], next=place) == "/record"
    assert client.get(f"/sign-in?next={place}").headers["Location"] == "/record"


def test_a_place_that_nobody_signed_counts_as_none(
    client: Browsing, people: dict[str, Someone]
) -> None:
    assert signed_in_to(client, people["Ada"], next="https://elsewhere.example/") == ORGANISATIONS
