"""Boards and agencies, as those who run the place go through them."""

from app.content.model.terms import Nation
from app.store import organisations, sessions
from app.store.database import Database
from tests.conftest import FakeClock
from tests.store.conftest import NOW
from tests.walking import Walker
from tests.web.organisations.conftest import Two


def test_from_an_empty_board_to_an_agency_with_a_lead(ada: Walker) -> None:
    ada.go("/organisations").follow("Add a board")
    ada.press("Add the board", name="  Gwent   Board ", nation="wales")
    assert ada.heading == "Gwent Board"
    assert "Agencies that it serves today0" in ada.text
    ada.follow("Add an agency")
    ada.press("Add the agency", name="Dôl School", sector="school", nation="wales")
    assert ada.heading == "Dôl School"
    assert "Gwent Board" in ada.text
    ada.follow("Give a role")
    ada.press("Give the role", role="dsp", name="Mair Puw", address="mair@dol.example")
    assert "Mair Puw is invited." in ada.text
    assert "invited at mair@dol.example, not come yet" in ada.text


def test_a_boards_administrator_adds_no_boards_and_sees_no_others(bea: Walker, two: Two) -> None:
    bea.go("/organisations")
    assert "North Board" in bea.text
    assert "South Board" not in bea.text
    assert bea.go("/organisations/boards/new").status == 403
    assert bea.go(f"/organisations/boards/{two.south}").status == 404
    bea.go("/organisations/agencies")
    assert "Oak School" in bea.text
    assert "Ash School" not in bea.text


def test_a_board_needs_a_name_that_no_other_has(ada: Walker) -> None:
    ada.go("/organisations/boards/new").press("Add the board", name="north board", nation="wales")
    assert ada.status == 422
    assert "There is a board of this name already." in ada.text
    ada.press("Add the board", name="  ", nation="wales")
    assert "Enter a name." in ada.text


def nation_of(walker: Walker) -> list[str]:
    return [str(box["value"]) for box in walker.page.select("input[name=nation][checked]")]


def test_the_nation_is_the_boards_unless_something_else_is_said(
    ada: Walker, bea: Walker, two: Two, database: Database
) -> None:
    with database.transaction() as session:
        tweed = organisations.add_board(session, "Tweed Board", Nation.SCOTLAND, NOW)
    ada.go(f"/organisations/boards/{tweed}").follow("Add an agency")
    assert nation_of(ada) == ["scotland"]
    ada.press("Add the agency", name="Border School", sector="school", nation="england")
    assert "NationEngland" in ada.text
    assert nation_of(ada.go("/organisations/agencies/new")) == [], "two nations, and no board yet"
    ada.go(f"/organisations/agencies?board={tweed}").follow("Add an agency")
    assert nation_of(ada) == ["scotland"]
    assert nation_of(bea.go("/organisations/agencies/new")) == ["wales"], "her one board's"
    bea.press("Add the agency", name="")
    assert nation_of(bea) == ["wales"]


def test_a_namesake_outside_any_board_is_asked_about_and_nothing_typed_is_lost(
    ada: Walker, database: Database
) -> None:
    new = {"sector": "school", "nation": "wales"}
    ada.go("/organisations/agencies/new").press("Add the agency", name="St David’s", **new)
    first = ada.path
    ada.go("/organisations/agencies/new").press("Add the agency", name="ST DAVID’S", **new)
    assert ada.status == 422
    assert "Is it one of these?" in ada.text
    assert ada.page.select(f'main a[href="{first}"]')
    assert ada.page.select('input[name=name][value="ST DAVID’S"]')
    assert nation_of(ada) == ["wales"]
    ada.press("Add the agency")
    assert ada.status == 422, "the box is not ticked"
    ada.press("Add the agency", sure="y")
    assert ada.heading == "ST DAVID’S"
    assert ada.path != first


def test_the_box_is_about_the_name_that_was_warned_of(ada: Walker) -> None:
    new = {"sector": "school", "nation": "wales"}
    for name in ("St David’s", "St Asaph’s"):
        ada.go("/organisations/agencies/new").press("Add the agency", name=name, **new)
    ada.go("/organisations/agencies/new").press("Add the agency", name="St David’s", **new)
    ada.press("Add the agency", sure="y", name="St Asaph’s")
    assert ada.status == 422
    assert not ada.page.select("input[name=sure][checked]")
    ada.press("Add the agency", name="St Non’s")
    assert ada.heading == "St Non’s"


def test_a_namesake_that_a_board_serves_is_nobodys_doubt(ada: Walker) -> None:
    """Schools of one name in two areas are usual."""
    ada.go("/organisations/agencies/new")
    ada.press("Add the agency", name="Oak School", sector="school", nation="wales")
    assert ada.heading == "Oak School"


def test_an_agency_is_changed_and_its_trust_chosen(ada: Walker, two: Two) -> None:
    ada.go("/organisations/agencies/new")
    ada.press(
        "Add the agency",
        name="Tree Trust",
        sector="academy trust",
        nation="wales",
        board=str(two.north),
    )
    trust = ada.path.rpartition("/")[2]
    ada.go(f"/organisations/agencies/{two.oak}/change").press("Save the agency", parent=trust)
    assert "Part ofTree Trust" in ada.text
    ada.go(f"/organisations/agencies/{trust}")
    assert "Oak School" in ada.text
    ada.go(f"/organisations/agencies/{trust}/change")
    ada.press("Save the agency", parent=str(two.elm))
    assert "Others are part of this agency" in ada.text


def test_a_parent_out_of_scope_cannot_be_chosen(bea: Walker, two: Two) -> None:
    bea.go(f"/organisations/agencies/{two.oak}/change")
    bea.press("Save the agency", parent=str(two.ash))
    assert bea.status == 422
    assert "Ash School" not in bea.text


def test_search_finds_parts_of_names_without_accents(ada: Walker) -> None:
    ada.go("/organisations/agencies").press("Show", q="ELM nur")
    assert "1 agency" in ada.text
    assert "Elm Nursery" in ada.text
    ada.press("Show", q="no such name")
    assert "No agency fits" in ada.text


def test_a_closed_agency_ends_what_hung_on_it(
    ada: Walker, dee: Walker, database: Database, clock: FakeClock, two: Two
) -> None:
    ada.go(f"/organisations/agencies/{two.oak}/close")
    assert "2 posts end on the last day." in ada.text
    ada.press("Close the agency")
    assert "Tick the box" in ada.text
    ada.press("Close the agency", sure="y", last_day="2026-11-24")
    assert "The day cannot lie ahead." in ada.text
    ada.press("Close the agency", sure="y", last_day="2026-11-23")
    assert "The agency is closed." in ada.text
    with database.reading() as session:
        assert sessions.open_sessions(session, two.people["Dee Oak"].id) == ()
    assert dee.go("/training").heading == "Sign in"
    clock.forward(days=1)
    ada.client.sign_in(two.people["Ada Everywhere"])
    ada.go("/organisations/agencies")
    assert "Oak School" not in ada.text
    ada.press("Show", closed="1")
    assert "Oak School closed" in ada.text


def test_a_membership_ends_and_its_administrator_loses_sight(
    ada: Walker, bea: Walker, two: Two
) -> None:
    ada.go(f"/organisations/agencies/{two.elm}").follow("Set the end")
    ada.press("Record the end", last_day="2026-11-22")
    assert "Sunday 22 November 2026" in ada.text
    assert bea.go(f"/organisations/agencies/{two.elm}").status == 404
    ada.go(f"/organisations/agencies/{two.elm}").follow("Add a board that serves it")
    ada.press("Record it", board=str(two.north), starts_on="2026-11-20")
    assert "serves it on some of these days already" in ada.text
    ada.press("Record it", board=str(two.north), starts_on="2026-11-23")
    assert bea.go(f"/organisations/agencies/{two.elm}").status == 200
