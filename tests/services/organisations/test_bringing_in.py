"""Many agencies with their safeguarding leads from one list."""

from collections import Counter

import pytest

from app.policy.roles import Role
from app.policy.scope import EVERYWHERE
from app.services.agency_lists import Plan, State, Wish, plan, read_wishes
from app.services.bringing_in import BroughtIn, bring_in
from app.services.errors import Refused
from app.services.spreadsheets import read_table
from app.store import grants, organisations
from app.store.accounts import get_account, set_address
from tests.services.organisations.conftest import LINKS, Running
from tests.store.conftest import NOW, TODAY

HEADINGS = "Agency,Sector,Nation,Parent,Board,DSP name,DSP address"


def wishes(*rows: str, headings: str = HEADINGS) -> tuple[Wish, ...]:
    return read_wishes(read_table("agencies.csv", "\n".join([headings, *rows]).encode()))


def planned(running: Running, who: str, *rows: str) -> Plan:
    return plan(running.session, running.actor(who), wishes(*rows), NOW)


def told(found: Plan) -> list[tuple[int, str]]:
    return [(line.wish.row, line.problem or line.state.value) for line in found.lines]


def apply(running: Running, who: str, *rows: str) -> BroughtIn:
    seen = planned(running, who, *rows).fingerprint
    arguments = running.session, running.actor(who), wishes(*rows), seen, NOW, LINKS
    return bring_in(*arguments)


def names(running: Running) -> set[str]:
    found = organisations.names_in(running.session, EVERYWHERE, TODAY)
    return {named.name for named in found}


def test_a_list_with_a_trust_whose_row_comes_last(running: Running) -> None:
    rows = (
        "Birch School,school,Wales,Tree Trust,North,Mair Puw,mair@birch.example",
        "Cedar School,SCHOOL,wales,tree trust,north,,",
        "Tree Trust,academy trust,Wales,,North,Tom Trust,tom@tree.example",
        "Birch School,school,Wales,Tree Trust,North,Second Lead,two@birch.example",
    )
    found = planned(running, "Ada", *rows)
    assert told(found) == [(2, "new"), (3, "new"), (4, "new"), (5, "another DSP")]
    assert found.invited == 3
    assert apply(running, "Ada", *rows) == BroughtIn(agencies=3, invited=3, given=0)
    there = organisations.names_in(running.session, EVERYWHERE, TODAY)
    by_name = {named.name: named for named in there}
    assert by_name["Birch School"].parent_id == by_name["Tree Trust"].id
    assert by_name["Cedar School"].parent_id == by_name["Tree Trust"].id
    dsps = grants.dsps_by_agency(running.session, [named.id for named in there])
    assert dsps[by_name["Birch School"].id] == 2
    again = planned(running, "Ada", *rows)
    assert Counter(state for _, state in told(again)) == {"unchanged": 4}
    assert apply(running, "Ada", *rows) == BroughtIn(0, 0, 0)


FAULTS = {
    ",school,Wales,,North,,": "agency-missing",
    f"{'x' * 101},school,Wales,,North,,": "agency-too-long",
    "Birch,skool,Wales,,North,,": "sector-unknown",
    "Birch,school,Cymru,,North,,": "nation-unknown",
    "Birch,school,Wales,,Nowhere,,": "board-unknown",
    "Birch,school,Wales,No Trust,North,,": "parent-unknown",
    "Birch,school,Wales,birch,North,,": "parent-itself",
    "Oak School,nursery,Wales,,North,,": "differs-there",
    "Birch,school,Wales,,North,Mair Puw,": "dsp-incomplete",
    "Birch,school,Wales,,North,,mair@birch.example": "dsp-incomplete",
    "Birch,school,Wales,,North,Mair Puw,mair at birch": "address-unfit",
}


@pytest.mark.parametrize(("row", "problem"), FAULTS.items(), ids=FAULTS.values())
def test_a_row_with_a_problem_says_which_and_the_others_go_in(
    running: Running, row: str, problem: str
) -> None:
    sound = "Yew School,school,England,,North,,"
    found = planned(running, "Ada", row, sound)
    assert told(found) == [(2, problem), (3, "new")]
    assert apply(running, "Ada", row, sound).agencies == 1
    assert names(running) == {"Oak School", "Ash School", "Yew School"}


def test_rows_that_speak_of_one_thing_must_agree(running: Running) -> None:
    found = planned(
        running,
        "Ada",
        "Birch,school,Wales,,North,Mair Puw,mair@birch.example",
        "Birch,nursery,Wales,,North,,",
        "Birch,school,Wales,,North,Mair Puw,MAIR@birch.example",
        "Yew,school,Wales,,North,Mary Pugh,mair@birch.example",
    )
    assert [problem for _, problem in told(found)] == [
        "new",
        "differs-above",
        "row-twice",
        "dsp-two-names",
    ]


def test_whose_parent_has_a_problem_waits_for_it(running: Running) -> None:
    found = planned(
        running, "Ada", "Birch,school,Wales,Trust,North,,", "Trust,trust,Wales,,North,,"
    )
    assert [problem for _, problem in told(found)] == ["parent-problem", "sector-unknown"]


def test_a_boards_administrator_brings_in_for_her_board_alone(running: Running) -> None:
    found = planned(
        running,
        "Bea",
        "Birch,school,Wales,,,,",
        "Yew,school,Wales,,South,,",
        "Ash School,school,Wales,,,,",
    )
    assert [problem for _, problem in told(found)] == ["new", "board-unknown", "new"]
    """The other board's Ash School is not there for her."""
    [first, *_] = found.lines
    assert (first.board_id, first.wish.board) == (running.north, "North")


def test_nobody_makes_themselves_a_lead_by_a_list(running: Running) -> None:
    bea = running.people["Bea"]
    set_address(running.session, get_account(running.session, bea.id), "bea@north.example")
    found = planned(running, "Bea", "Oak School,school,Wales,,North,Bea,bea@north.example")
    assert told(found) == [(2, "dsp-oneself")]


def test_what_changed_since_the_preview_is_shown_again(running: Running) -> None:
    row = "Birch,school,Wales,,North,,"
    seen = planned(running, "Ada", row).fingerprint
    running.area.agency("Birch", running.north)
    with pytest.raises(Refused, match="list-changed"):
        bring_in(running.session, running.actor("Ada"), wishes(row), seen, NOW, LINKS)


@pytest.mark.parametrize(
    ("headings", "rows", "reason"),
    [
        ("Agency,Sector", ["Birch,school"], "columns-missing"),
        (HEADINGS, [f"School {n},school,Wales,,North,," for n in range(501)], "too-many-agencies"),
    ],
)
def test_a_list_that_cannot_be_taken(
    running: Running, headings: str, rows: list[str], reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        wishes(*rows, headings=headings)


def test_two_hundred_agencies_in_one_go(running: Running) -> None:
    rows = [f"School {n},school,Wales,,North,Lead {n},lead{n}@school.example" for n in range(200)]
    assert apply(running, "Ada", *rows) == BroughtIn(agencies=200, invited=200, given=0)
    held = grants.grants_in(running.session, EVERYWHERE, TODAY)
    assert sum(each.held.role is Role.DSP for each in held) == 201
    assert planned(running, "Ada", *rows).counted(State.UNCHANGED) == 200
