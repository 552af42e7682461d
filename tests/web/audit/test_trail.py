"""The audit page: words for each action, names as far as the reader may know them, page by page."""

import pytest
from flask import Flask

from app.ids import AgencyId, PersonId
from app.policy.roles import Role
from app.services.auditing import Action, record, record_own
from app.services.passwords import Passwords
from app.store.database import Database
from app.web.audit.words import ACTIONS
from tests.area import Area, actor_of
from tests.conftest import FakeClock
from tests.people import Someone
from tests.walking import Walker
from tests.web.organisations.conftest import walking


def test_every_action_has_words() -> None:
    assert set(ACTIONS) == set(Action)


@pytest.fixture
def area(database: Database, passwords: Passwords, clock: FakeClock) -> dict[str, Someone]:
    """Dee runs Oak School, where Lee teaches and where Gone taught; she changed something of each."""
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        north = area.board("North Board")
        oak, ash = area.agency("Oak School", north), area.agency("Ash School")
        area.holder("Ada Everywhere", Role.ADMINISTRATOR)
        dee = area.holder("Dee Oak", Role.DSP, agency=oak)
        lee, gone = area.staff("Lee Oak", oak), area.staff("Gone Elsewhere")
        actor = actor_of(session, dee)
        for someone in (lee, gone):
            record(session, actor, Action.POST_CHANGED, clock(), agency=oak, person=someone.id)
        people = [PersonId(number) for number in range(900, 908)]
        record(session, actor, Action.REMINDED, clock(), agency=oak, people=list(map(int, people)))
        record(session, None, Action.AGENCY_ADDED, clock(), agency=AgencyId(ash))
        for _ in range(60):
            record(session, actor, Action.CONTACTS_CHANGED, clock(), agency=oak)
        record(session, None, Action.GRANTED, clock(), person=dee.id, role="author")
        return area.people


def test_a_lead_reads_her_agencys_rows_with_her_staffs_names(
    app: Flask, area: dict[str, Someone]
) -> None:
    dee = walking(app, area["Dee Oak"]).go("/audit")
    assert "Changed contacts" in dee.text
    assert "Gave a role" not in dee.text
    dee.follow("Older ones")
    assert "Changed a post Oak School Lee Oak" in dee.text
    assert f"person no. {area['Gone Elsewhere'].id}" in dee.text
    assert "Gone Elsewhere" not in dee.text
    assert "and 3 more" in dee.text
    assert "Ash School" not in dee.text
    dee.follow("The latest")
    assert "Changed contacts" in dee.text


def test_an_administrator_reads_numbers_where_staff_are_meant(
    app: Flask, area: dict[str, Someone]
) -> None:
    ada = walking(app, area["Ada Everywhere"]).go("/audit")
    assert "the command line Gave a role the whole installation Dee Oak; role: author" in ada.text
    ada.follow("Older ones")
    assert "Added an agency Ash School" in ada.text
    assert f"Changed a post Oak School person no. {area['Lee Oak'].id}" in ada.text
    assert "Lee Oak" not in ada.text


@pytest.mark.parametrize("before", ["0", "-1", "x", "9" * 40, "٣"])
def test_a_number_that_was_made_up_breaks_nothing(
    app: Flask, area: dict[str, Someone], before: str
) -> None:
    ada: Walker = walking(app, area["Ada Everywhere"])
    assert ada.go(f"/audit?before={before}").status == 200


def test_what_staff_did_themselves_names_them_to_their_lead_alone(
    app: Flask, database: Database, clock: FakeClock, area: dict[str, Someone]
) -> None:
    lee = area["Lee Oak"]
    with database.transaction() as session:
        [oak] = [held.reach.agency_id for held in actor_of(session, area["Dee Oak"]).held]
        record_own(session, lee.id, Action.WAY_IN_USED, clock(), agency=oak)
    said = "Came in by an invitation or a slip Oak School"
    dee = walking(app, area["Dee Oak"]).go("/audit")
    assert f"Lee Oak {said}" in dee.text
    ada = walking(app, area["Ada Everywhere"]).go("/audit")
    assert f"person no. {lee.id} {said}" in ada.text
    assert "Lee Oak" not in ada.text
