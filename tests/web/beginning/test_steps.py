"""The four steps in any order, each from what is there; and the overview that points to them."""

import pytest

from app.content.model.terms import Nation
from app.services.passwords import Passwords
from app.store import memberships, organisations, people
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import learner
from tests.walking import Walker, said
from tests.web.beginning.conftest import Beginning
from tests.web.beginning.pasting import NAMES, add
from tests.web.browsing import Browsing
from tests.web.team.test_team import counted

PAGES = ("", "/people", "/contacts", "/training", "/ways-in", "/now")
CONTACTS = {
    "dsp": "Ruth Llewellyn, 01248 555 0101",
    "social_services": "01248 555 0102",
    "out_of_hours": "01248 555 0103",
}


def steps_of(walker: Walker) -> list[str]:
    return [said(item) for item in walker.page.select(".outline__item")]


def test_the_teams_page_points_here_until_something_is_asked(
    walker: Walker, empty: Beginning
) -> None:
    walker.go(f"/team/{empty.own}").follow("Set up in four steps")
    assert walker.path == empty.begin
    assert "0 of 4 steps done" in walker.text
    add(walker, empty, NAMES.replace("cook", "site staff"))
    walker.go(f"/team/{empty.own}").follow("Set up in four steps")
    walker.go(f"{empty.begin}/training").press("See who", course="noticing-neglect")
    walker.press("Ask them")
    assert "Set up in four steps" not in walker.go(f"/team/{empty.own}").text


def test_from_nothing_to_done(walker: Walker, empty: Beginning) -> None:
    walker.go(empty.begin).follow("Go on with step 1")
    assert "Step 1 of 4" in walker.text
    walker.press("Check the names", text=NAMES).press("Check again", means="other")
    walker.press("Add 3 people")
    assert "Step 2 of 4" in walker.text
    walker.press("Save and go on", **CONTACTS)
    assert "Step 3 of 4" in walker.text
    walker.press("See who", course="noticing-neglect")
    assert "3 people, due by Monday 21 December 2026" in walker.text
    walker.press("Ask them and go on")
    assert "Step 4 of 4" in walker.text
    walker.press("Invite 1 person by mail").press("Make slips for those ticked")
    assert walker.heading == "2 slips to print"
    walker.go(empty.begin)
    assert "4 of 4 steps done" in walker.text
    walker.follow("See what happens now")
    assert walker.heading == "What happens now"
    assert "Still open" not in walker.text


def test_a_step_left_out_stays_open_and_can_be_returned_to(
    walker: Walker, empty: Beginning
) -> None:
    walker.go(f"{empty.begin}/people")
    for _ in range(3):
        walker.follow("Leave this step for now")
    assert "Step 4 of 4" in walker.text
    walker.follow("Go on")
    assert "Still open" in walker.text
    assert "Step 1: Who works with you. Nobody is on your list yet." in walker.text
    walker.follow("Step 2")
    walker.press("Save and go on", **CONTACTS)
    walker.go(empty.begin)
    first, second, third, fourth = steps_of(walker)
    assert first.endswith("Next")
    assert second.endswith("Done")
    assert third.endswith("Still open")
    assert "After step 1." in fourth


def test_done_is_what_is_there_not_what_was_pressed(
    walker: Walker, empty: Beginning, database: Database, clock: FakeClock
) -> None:
    """The board's contacts count; one that is emptied again is open again."""
    with database.transaction() as session:
        board = organisations.add_board(session, "Menai Board", Nation.WALES, clock())
        begun = clock().date()
        memberships.add_membership(session, board, empty.own, begun, None, clock())
        told = {"social services": "01248 555 0102", "out of hours": "01248 555 0103"}
        organisations.set_board_support(session, board, told, {})
    assert "Not set yet: the safeguarding lead." in walker.go(empty.begin).text
    assert steps_of(walker)[1].endswith("Still open")
    walker.go(f"{empty.begin}/contacts")
    assert "what Menai Board says: 01248 555 0103" in walker.text
    walker.press("Save and go on", dsp="Ruth, 555 0101")
    assert steps_of(walker.go(empty.begin))[1].endswith("Done")
    walker.go(f"{empty.begin}/contacts").press("Save and go on", dsp="")
    assert "Not set yet: the safeguarding lead." in walker.go(empty.begin).text


@pytest.mark.parametrize("tail", PAGES)
def test_more_people_take_no_more_queries(
    dsp: Browsing,
    empty: Beginning,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    tail: str,
) -> None:
    def bring(number: int) -> None:
        with database.transaction() as session:
            for each in range(number):
                person = people.add_person(session, f"Person {each}", clock())
                first = clock().date()
                people.add_post(session, person.id, empty.own, "teacher", first, clock())
            learner(session, passwords, clock(), name="Somebody Inside", at=empty.own)

    bring(3)
    with counted() as few:
        dsp.get(empty.begin + tail)
    bring(30)
    with counted() as many:
        dsp.get(empty.begin + tail)
    assert many == few
    assert few
