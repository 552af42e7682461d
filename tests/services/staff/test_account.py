"""Whom a row means, and what it would do."""

from datetime import date
from time import process_time

import pytest

from app.ids import AgencyId, PersonId, PostId
from app.services.list_columns import Field
from app.services.spreadsheets import Row
from app.services.staff_account import Account, Change, Kind, account
from app.services.staff_finding import Listed
from app.services.staff_lines import Reading, read_lines
from app.store.posts import Held, KnownPost
from app.store.staff_entries import Known
from tests.services.staff.world import NOW, TODAY

START = date(2020, 9, 1)
COLUMNS: dict[Field, int] = {
    field: at
    for at, field in enumerate(
        (Field.NAME, Field.PAYROLL, Field.ADDRESS, Field.TITLE, Field.STARTS, Field.ENDS)
    )
}
READING = Reading(COLUMNS, {"nursery nurse": "nursery practitioner"}, TODAY)


def listed(
    number: int,
    name: str = "Ann Jones",
    payroll: str | None = None,
    address: str | None = None,
    *posts: Held,
) -> Listed:
    held = posts or (Held("teacher", START),)
    known = tuple(
        KnownPost(PostId(10 * number + at), PersonId(number), AgencyId(1), each, NOW)
        for at, each in enumerate(held)
    )
    return Listed(PersonId(number), Known(name, address, payroll), known)


def told(rows: list[str], *people: Listed, reading: Reading = READING) -> Account:
    cells = (tuple(row.split("|")) for row in rows)
    read = [Row(number, each) for number, each in enumerate(cells, start=2)]
    return account(read_lines(read, reading), people, TODAY, tells_ends=reading.tells_ends)


ANN = listed(1, "Ann Jones", "7", "ann@x.org")
BOB = listed(2, "Bob Rees", "8", "bob@x.org")
LEFT = Held("teacher", START, date(2024, 7, 1))
FINDING = {
    "the number, whatever else": ("Ann Rees|7|new@x.org|teacher|2020-09-01|", 1),
    "the number without its zeros": ("Ann Jones|007||teacher|2020-09-01|", 1),
    "the address, with another number": ("Ann Jones|99|ann@x.org|teacher|2020-09-01|", 1),
    "the address, however it is written": ("Ann Jones||ANN@X.org|teacher|2020-09-01|", 1),
    "the address, under a new name": ("Ann Puw||ann@x.org|teacher|2020-09-01|", 1),
    "name and first day": ("ann jones|||teacher|2020-09-01|", 1),
    "name alone, where the row has no day": ("Ann Jones|||teacher||", 1),
    "another first day is somebody new": ("Ann Jones|||teacher|2021-09-01|", None),
    "another number is somebody new": ("Ann Jones|99||teacher|2020-09-01|", None),
    "nobody": ("Cai Ellis|9|cai@x.org|teacher|2020-09-01|", None),
    "number of one, address of another": (
        "Ann Jones|7|bob@x.org|teacher|2020-09-01|",
        "keys-of-two",
    ),
    "a colleague's address": ("Cai Ellis|9|ann@x.org|teacher|2020-09-01|", "address-of-another"),
}


@pytest.mark.parametrize(("row", "meant"), FINDING.values(), ids=FINDING)
def test_whom_a_row_means(row: str, meant: int | str | None) -> None:
    [outcome] = told([row], ANN, BOB).outcomes
    if isinstance(meant, str):
        assert (outcome.kind, outcome.fault and outcome.fault.key) == (Kind.PROBLEM, meant)
    else:
        assert outcome.kind is not Kind.PROBLEM
        assert outcome.person_id == meant
        assert (outcome.kind is Kind.NEW) == (meant is None)


def test_a_name_that_two_have_is_not_enough() -> None:
    twins = listed(1), listed(2)
    [outcome] = told(["Ann Jones|||teacher|2020-09-01|"], *twins).outcomes
    assert outcome.fault is not None
    assert outcome.fault.key == "name-not-enough"


def test_who_is_meant_by_number_is_not_meant_by_name_as_well() -> None:
    rows = ["Ann Jones|7||teacher|2020-09-01|", "Ann Jones||other@x.org|teacher|2020-09-01|"]
    first, second = told(rows, ANN).outcomes
    assert (first.kind, first.person_id) == (Kind.UNCHANGED, 1)
    assert (second.kind, second.person_id) == (Kind.NEW, None)


@pytest.mark.parametrize("name", ["Cai Ellis", "Ann Jones"])
def test_a_leavers_address_may_be_somebody_elses_now(name: str) -> None:
    gone = listed(1, "Ann Jones", "7", "head@x.org", LEFT)
    [outcome] = told([f"{name}|9|head@x.org|teacher|2025-09-01|"], gone).outcomes
    assert outcome.person_id == (1 if name == "Ann Jones" else None)


CHANGES = {
    "nothing": ("Ann Jones|7|ann@x.org|Teacher|01/09/2020|", Kind.UNCHANGED, ()),
    "an empty cell takes nothing away": ("Ann Jones|7||Teacher||", Kind.UNCHANGED, ()),
    "her name": (
        "Ann Rees|7|ann@x.org|Teacher|01/09/2020|",
        Kind.CHANGED,
        (Change("name", "Ann Jones", "Ann Rees"),),
    ),
    "a job from a later day": (
        "Ann Jones|7||headteacher|01/09/2024|",
        Kind.CHANGED,
        (
            Change("ends", None, date(2024, 8, 31)),
            Change("post", None, "headteacher"),
            Change("starts", None, date(2024, 9, 1)),
        ),
    ),
    "a job, from the same day: the list was wrong": (
        "Ann Jones|7||headteacher|01/09/2020|",
        Kind.CHANGED,
        (Change("job", "teacher", "headteacher"),),
    ),
    "a first day": (
        "Ann Jones|7||teacher|01/09/2019|",
        Kind.CHANGED,
        (Change("starts", START, date(2019, 9, 1)),),
    ),
    "a last day": (
        "Ann Jones|7||teacher|01/09/2020|18 Dec 2026",
        Kind.LEAVING,
        (Change("ends", None, date(2026, 12, 18)),),
    ),
    "an end that means none": (
        "Ann Jones|7||teacher|01/09/2020|31/12/9999",
        Kind.UNCHANGED,
        (),
    ),
    "a mapped title": (
        "Ann Jones|7||Nursery NURSE|01/09/2020|",
        Kind.CHANGED,
        (Change("job", "teacher", "nursery practitioner"),),
    ),
}


@pytest.mark.parametrize(("row", "kind", "changes"), CHANGES.values(), ids=CHANGES)
def test_what_a_row_changes(row: str, kind: Kind, changes: tuple[Change, ...]) -> None:
    [outcome] = told([row], ANN).outcomes
    assert (outcome.kind, outcome.changes) == (kind, changes)


FAULTS = {
    "no name": ("|7||teacher||", "name-missing"),
    "a formula": ("=HYPERLINK(A1)|7||teacher||", "name-odd"),
    "a lost letter": ("?yn Rees|7||teacher||", "name-lost-letters"),
    "no address": ("Ann Jones||ann at x|teacher||", "address-odd"),
    "an unknown title": ("Ann Jones|7||Wizard||", "role-unknown"),
    "an unknown title and an odd day": ("Ann Jones|7||Wizard|soon|", "starts-odd"),
    "a formula's error for a name": ("#REF!|7||teacher||", "formula-error"),
    "a formula's error for a title": ("Ann Jones|7||#N/A||", "formula-error"),
    "a formula's error for a day": ("Ann Jones|7||teacher|#VALUE!|", "formula-error"),
    "a formula's error for a number": ("Ann Jones|Err:502||teacher||", "formula-error"),
    "nothing found for a name": ("0|7||teacher||", "formula-nothing"),
    "nothing found for an end": ("Ann Jones|7||teacher||0", "formula-nothing"),
    "no title": ("Ann Jones|7||||", "role-missing"),
    "month before day": ("Ann Jones|7||teacher|09/25/2020|", "starts-odd"),
    "no such day": ("Ann Jones|7||teacher|31/02/2020|", "starts-odd"),
    "long ago": ("Ann Jones|7||teacher|01/01/1900|", "starts-odd"),
    "an end far ahead": ("Ann Jones|7||teacher|01/09/2020|01/09/2050", "ends-odd"),
    "an end that is none": ("Ann Jones|7||teacher|01/09/2020|soon", "ends-odd"),
    "end before start": ("Ann Jones|7||teacher|01/09/2020|01/09/2019", "ends-before-start"),
    "end before the start that is known": ("Ann Jones|7||teacher||01/09/2019", "ends-before-start"),
    "a number like a novel": (f"Ann Jones|{'7' * 41}||teacher||", "payroll-too-long"),
}


@pytest.mark.parametrize(("row", "key"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_with_a_row(row: str, key: str) -> None:
    made = told([row], ANN)
    [outcome] = made.outcomes
    assert outcome.fault is not None
    kind = Kind.UNSAID if key == "role-unknown" else Kind.PROBLEM
    assert (outcome.kind, outcome.fault.key) == (kind, key)
    assert made.plans == ()


CLASHES = {
    "the same twice": (
        ("Cai|9||teacher||", "Cai|9||teacher||"),
        {3: "repeats-row", 2: "other-row"},
    ),
    "two with one address": (
        ("Cai||c@x.org|teacher||", "Dai||c@x.org|teacher||"),
        {2: "address-of-two", 3: "address-of-two"},
    ),
    "two with one number": (
        ("Cai|9||teacher||", "Dai|9||teacher||"),
        {2: "payroll-of-two", 3: "payroll-of-two"},
    ),
    "one with two addresses": (
        ("Cai|9|c@x.org|teacher||", "Cai|9|d@x.org|governor or trustee||"),
        {3: "rows-disagree", 2: "other-row"},
    ),
    "one that two rows bring together": (
        ("Cai|9||teacher||", "Cai||c@x.org|headteacher||", "Cai|9|c@x.org|volunteer||"),
        {},
    ),
}


@pytest.mark.parametrize(("rows", "faults"), CLASHES.values(), ids=CLASHES)
def test_rows_that_meet(rows: tuple[str, ...], faults: dict[int, str]) -> None:
    made = told(list(rows), ANN)
    assert {each.number: each.fault.key for each in made.outcomes if each.fault} == faults
    assert len(made.plans) == (0 if faults else 1)


def test_two_jobs_at_once_are_two_rows() -> None:
    rows = ["Ann Jones|7||teacher|01/09/2020|", "Ann Jones|7||governor or trustee|01/09/2022|"]
    first, second = told(rows, ANN).outcomes
    assert first.kind is Kind.UNCHANGED
    assert [change.what for change in second.changes] == ["post", "starts"]


def test_who_is_in_no_row_is_proposed_and_who_is_in_a_faulty_one_is_not() -> None:
    cai = listed(3, "Cai Ellis", None, None)
    made = told(["Ann Jones|7||teacher||", "Bob Rees|||Wizard||"], ANN, BOB, cai)
    assert [leaver.name for leaver in made.leavers] == ["Cai Ellis"]


def test_a_second_job_that_is_in_no_row_is_proposed() -> None:
    both = listed(1, "Ann Jones", "7", None, Held("teacher", START), Held("volunteer", START))
    made = told(["Ann Jones|7||teacher|01/09/2020|"], both)
    assert [leaver.post.held.job_role for leaver in made.leavers] == ["volunteer"]
    assert made.counts[Kind.UNCHANGED] == 1


BACK = {
    "with a new first day": ("Ann Jones|7||teacher|01/09/2026|", Kind.CHANGED, None),
    "with the old one": ("Ann Jones|7||teacher|02/09/2020|", Kind.PROBLEM, "left-already"),
    "with none": ("Ann Jones|7||headteacher||", Kind.PROBLEM, "left-already"),
    "as she left": ("Ann Jones|7||teacher|01/09/2020|01/07/2024", Kind.UNCHANGED, None),
    "without the end": ("Ann Jones|7||teacher|01/09/2020|", Kind.CHANGED, None),
}


@pytest.mark.parametrize(("row", "kind", "key"), BACK.values(), ids=BACK)
def test_who_left_may_come_back(row: str, kind: Kind, key: str | None) -> None:
    gone = listed(1, "Ann Jones", "7", None, LEFT)
    [outcome] = told([row], gone).outcomes
    assert (outcome.kind, outcome.fault.key if outcome.fault else None) == (kind, key)


def test_a_sheet_without_ends_does_not_bring_a_leaver_back() -> None:
    columns: dict[Field, int] = {
        field: at for field, at in COLUMNS.items() if field is not Field.ENDS
    }
    gone = listed(1, "Ann Jones", "7", None, LEFT)
    made = told(["Ann Jones|7||teacher|01/09/2020"], gone, reading=Reading(columns, {}, TODAY))
    assert made.outcomes[0].fault is not None
    assert made.outcomes[0].fault.key == "left-already"


def test_who_had_left_before_the_list_began_is_left_out() -> None:
    made = told(["Cai Ellis|9||teacher|01/09/2019|01/07/2021"])
    assert made.outcomes[0].kind is Kind.UNCHANGED
    assert made.plans == ()


def test_a_namesake_is_pointed_out() -> None:
    [outcome] = told(["Ann Jones|99||teacher|01/09/2021|"], ANN).outcomes
    assert Change("namesake") in outcome.changes


def test_surname_first_is_turned_round() -> None:
    [outcome] = told(["Jones, Ann|7|ann@x.org|teacher|01/09/2020|"], ANN).outcomes
    assert outcome.kind is Kind.UNCHANGED


def test_rows_of_one_address_under_many_names_each_name_another_row() -> None:
    rows = [f"Person {number % 3}||office@x.org|teacher||" for number in range(6)]
    faults = [outcome.fault for outcome in told(rows).outcomes if outcome.fault]
    assert [(fault.key, fault.other) for fault in faults] == [
        ("address-of-two", row) for row in ("3", "2", "2", "3", "2", "2")
    ]


def test_an_undated_row_is_looked_at_with_all_who_could_be_meant_by_its_name() -> None:
    days = [f"Ann Jones|||teacher|20{year}-09-01|" for year in (10, 11)]
    found = told([*days, "Ann Jones|7||teacher||", "Ann Jones|8||teacher|2012-09-01|"])
    assert [outcome.kind for outcome in found.outcomes] == [Kind.PROBLEM] * 3 + [Kind.NEW]


def test_of_two_people_whom_rows_take_for_one_neither_is_proposed_as_a_leaver() -> None:
    rows = ["Ann Jones|7|both@x.org|teacher||", "Ann Jones|8|both@x.org|teacher||"]
    found = told(rows, listed(1, "Ann Jones", "7"), listed(2, "Ann Jones", "8"))
    assert {outcome.kind for outcome in found.outcomes} == {Kind.PROBLEM}
    assert found.leavers == ()


def test_who_gets_a_new_name_is_looked_at_with_whoever_could_be_her_under_it() -> None:
    """Or applying the one row would change what the other means."""
    rows = ["Cai Puw|7||teacher|2024-09-01|", "Cai Puw|9|ann@x.org|teacher|2020-09-01|"]
    assert told(rows, ANN).counts == {Kind.PROBLEM: 2}
    rows = ["Cai Puw|7||teacher|2024-09-01|", "Dai Puw|9|ann@x.org|teacher|2020-09-01|"]
    assert told(rows, ANN).counts == {Kind.PROBLEM: 2}
    rows = ["Cai Puw|7||teacher|2024-09-01|", "Cai Puw|||teacher|2020-09-01|"]
    assert told(rows, ANN).counts == {Kind.PROBLEM: 2}


def test_of_several_rows_one_that_was_over_before_takes_nobodys_post() -> None:
    rows = ["Ann Jones|7||teacher|2020-09-01|", "Ann Jones|7||headteacher||2025-08-31"]
    both = listed(1, "Ann Jones", "7", None, Held("teacher", START), Held("volunteer", START))
    assert told(rows, both).counts == {Kind.UNCHANGED: 2}
    assert told(rows[1:], listed(1, "Ann Jones", "7")).counts == {Kind.CHANGED: 1}


def test_thousands_of_one_name_and_address_are_told_in_a_moment() -> None:
    rows = [f"Ann Jones|{number}|office@x.org|teacher||" for number in range(5_000)]
    people = [listed(number, "Ann Jones", f"x{number}") for number in range(1, 5_000)]
    begun = process_time()
    told(rows, *people)
    assert process_time() - begun < 10
