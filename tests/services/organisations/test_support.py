"""Whose contacts and words hold: the agency's own, its parent's, its board's."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.policy.actor import AgencyOfActor
from app.services import support
from app.services.closing import close
from app.services.errors import NotFound, Refused
from app.services.support import Own, Told
from app.store import organisations
from tests.services.organisations.conftest import Running
from tests.store.conftest import NOW, TODAY


def test_each_contact_comes_from_the_nearest_that_sets_it(running: Running) -> None:
    trust = running.area.agency("Tree Trust")
    school = running.area.agency("Birch School", running.north, parent=trust)
    session = running.session
    organisations.set_board_support(
        session,
        running.north,
        {"DSP": "board", "out of hours": "board", "social services": "board"},
        {"social services": "Front Door"},
    )
    organisations.set_agency_support(session, trust, {"DSP": "trust", "deputy": "trust"}, {})
    organisations.set_agency_support(session, school, {"DSP": "own", "deputy": " "}, {"DSP": "DSO"})
    found = support.support_at(session, school, NOW)
    assert found.contacts == {
        "DSP": Told("own", "Birch School"),
        "deputy": Told("trust", "Tree Trust"),
        "social services": Told("board", "North"),
        "out of hours": Told("board", "North"),
    }
    assert found.words == {
        "DSP": Told("DSO", "Birch School"),
        "social services": Told("Front Door", "North"),
    }
    assert support.inherited(session, school, NOW).contacts["DSP"] == Told("trust", "Tree Trust")


def test_a_board_that_no_longer_serves_says_nothing(running: Running) -> None:
    yesterday = TODAY - timedelta(days=1)
    school = running.area.agency("Birch School", running.north, ends_on=yesterday)
    organisations.set_board_support(running.session, running.north, {"DSP": "board"}, {})
    assert support.support_at(running.session, school, NOW).contacts == {}


def test_somebody_without_a_post_has_no_contacts(running: Running) -> None:
    actor = running.actor("Lee")
    assert support.support_of(running.session, actor, NOW).contacts == {}
    organisations.set_agency_support(running.session, running.oak, {"DSP": "Ruth"}, {})
    at_oak = replace(actor, agency=AgencyOfActor(running.oak, "Oak School"))
    assert support.support_of(running.session, at_oak, NOW).contacts == {
        "DSP": Told("Ruth", "Oak School")
    }


def test_a_safeguarding_lead_sets_what_is_hers_and_nothing_else(running: Running) -> None:
    own = Own({"DSP": "  Ruth \n Hale ", "deputy": "", "nobody asked": "x"}, {})
    dee = running.actor("Dee")
    support.set_for_agency(running.session, dee, running.oak, own, NOW)
    assert organisations.get_organisation(running.session, running.oak).contacts == {
        "DSP": "Ruth Hale"
    }
    with pytest.raises(NotFound):
        support.set_for_agency(running.session, dee, running.ash, own, NOW)
    with pytest.raises(NotFound):
        support.set_for_board(running.session, dee, running.north, own, NOW)


@pytest.mark.parametrize(
    "link", ["http://cpoms.example", "javascript:alert(1)", "https://", "https://a b", "https://["]
)
def test_a_link_that_is_none_is_refused(running: Running, link: str) -> None:
    own = Own({"recording system": link}, {})
    with pytest.raises(Refused, match="link-unfit"):
        support.set_for_agency(running.session, running.actor("Dee"), running.oak, own, NOW)


def test_closing_needs_the_schools_closed_first(running: Running) -> None:
    trust = running.area.agency("Tree Trust", running.north)
    school = running.area.agency("Birch School", running.north, parent=trust)
    bea = running.actor("Bea")
    with pytest.raises(Refused, match="schools-open"):
        close(running.session, bea, trust, TODAY, NOW)
    yesterday = TODAY - timedelta(days=1)
    close(running.session, bea, school, yesterday, NOW)
    close(running.session, bea, trust, yesterday, NOW)
    with pytest.raises(NotFound):
        close(running.session, bea, trust, yesterday, NOW)
