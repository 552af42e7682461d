"""The staff list by hand."""

from app.services.passwords import Passwords
from app.store.database import Database
from tests.coming_in import all_letters
from tests.conftest import FakeClock
from tests.people import Someone, learner
from tests.services.staff.world import Staff, new_staff
from tests.walking import Walker, said
from tests.web.training.test_queries import counted


def test_an_empty_list_says_what_to_do(walker: Walker) -> None:
    assert "Nobody is on your list yet" in walker.text
    walker.follow("Add somebody")
    assert walker.heading == "Add somebody"


def add(walker: Walker, name: str = "Ann Jones", **more: str) -> Walker:
    """To the person's page, or back to the form."""
    add_and_look(walker, name, **more)
    return walker.follow("See the person’s page") if walker.status == 200 else walker


def add_and_look(walker: Walker, name: str = "Ann Jones", **more: str) -> Walker:
    walker.follow("Add somebody")
    answers = {"job_role": "teacher", "starts_on": "2026-09-01", **more}
    return walker.press("Add to my list", name=name, **answers)


def primary(walker: Walker) -> list[str]:
    return [said(each) for each in walker.page.select("main .button--primary")]


def test_with_an_address_an_invitation_follows(
    walker: Walker, staff: Staff, database: Database
) -> None:
    add_and_look(walker, address="ann@oaks.example")
    assert walker.heading == "Ann Jones is on your list"
    here = walker.path
    assert primary(walker) == ["Send an invitation"]
    walker.press("Send an invitation")
    assert "1 invitation is written." in walker.page.get_text()
    [letter] = all_letters(database)
    assert letter.address == "ann@oaks.example"
    walker.go(here)
    assert primary(walker) == ["Add somebody else"], "once is enough"
    assert "Nothing more is needed." in walker.text


def test_without_an_address_a_slip_follows(walker: Walker) -> None:
    add_and_look(walker, "Dai Puw")
    assert primary(walker) == ["Print a join slip"]
    assert "1 slip to print" in walker.press("Print a join slip").heading


def test_who_comes_back_with_an_account_needs_neither(
    walker: Walker, staff: Staff, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    with database.transaction() as session:
        person = learner(session, passwords, clock(), name="Bob Rees", at=staff.agency)
    walker.go(f"/team/{staff.agency}/staff/{person.id}/added")
    assert primary(walker) == ["Add somebody else"]
    assert "There is an account already" in walker.text


def test_nothing_follows_for_somebody_who_is_not_on_the_list(
    walker: Walker, staff: Staff, dsp: Someone
) -> None:
    assert walker.go(f"/team/{staff.agency}/staff/{dsp.id}/added").status == 404


def test_somebody_is_added_and_found(walker: Walker, staff: Staff) -> None:
    add(walker, "Siân Ŵyn", address="Sian@oaks.example", payroll_id="7")
    assert walker.heading == "Siân Ŵyn"
    walker.go(f"/team/{staff.agency}/staff")
    assert "1 of 1 people" in walker.text
    for words in ("sian wyn", "SIAN@", "7"):
        assert "Siân Ŵyn" in walker.press("Show", q=words).text
    assert "Nobody fits" in walker.press("Show", q="Bob").text


def test_what_is_wrong_is_said_at_its_field(walker: Walker, staff: Staff) -> None:
    add(walker, address="ann@oaks.example")
    walker.go(f"/team/{staff.agency}/staff")
    add(walker, "Bob Rees", address="ann@oaks.example")
    assert walker.status == 422
    assert "Two people cannot share one" in walker.text
    walker.press("Add to my list", address="not an address")
    assert "Enter a work email like" in walker.text
    walker.press("Add to my list", address="", starts_on="")
    assert "Give the first day, for example 3 3 2027." in walker.text


def test_a_job_changes_on_a_day_or_was_wrong_all_along(walker: Walker, staff: Staff) -> None:
    add(walker)
    walker.follow("Change")
    walker.press("Save the change", how="change", job_role="headteacher", from_day="2026-11-01")
    walker.follow("Ann Jones")
    assert "headteacher" in walker.text
    assert "31 Oct 2026" in walker.text
    walker.follow("Change").press(
        "Save the change", how="correct", job_role="headteacher", starts_on="2026-11-02"
    )
    walker.follow("Ann Jones")
    assert "2 Nov 2026" in walker.text


def test_which_of_the_two_it_is_has_to_be_said(walker: Walker) -> None:
    add(walker)
    walker.follow("Change").press("Save the change", job_role="headteacher")
    assert walker.status == 422
    assert "Choose which of the two it is." in walker.text
    walker.press("Save the change", how="change", from_day="")
    assert "Choose a day after the first day" in walker.text


def test_who_left_is_out_of_sight_the_day_after(
    walker: Walker, staff: Staff, clock: FakeClock, dsp: Someone
) -> None:
    add(walker)
    page = walker.path
    walker.follow("End").press("Record the last day", last_day="2026-11-23")
    assert "Ann Jones" in walker.text
    assert walker.go(page).status == 200
    clock.forward(hours=24)
    walker.client.sign_in(dsp)
    assert walker.go(page).status == 404
    walker.go(f"/team/{staff.agency}/staff")
    assert walker.page.find("table") is None


def test_an_end_by_mistake_can_be_taken_back_for_a_day(
    walker: Walker, staff: Staff, clock: FakeClock
) -> None:
    add(walker)
    walker.follow("End").press("Record the last day", last_day="2026-11-20")
    assert "1 person left your list in the last day" in walker.text
    clock.forward(minutes=20)
    walker.go(f"/team/{staff.agency}/staff").press("Bring back Ann Jones")
    assert "1 of 1 people" in walker.text


def test_a_second_job_and_no_job_twice(walker: Walker) -> None:
    add(walker)
    walker.follow("Add a second job").press(
        "Add this job", job_role="teacher", starts_on="2026-10-01"
    )
    assert "in the same job on some of these days" in walker.text
    walker.press("Add this job", job_role="volunteer", starts_on="2026-10-01")
    assert "volunteer" in walker.text


def test_an_absence_is_recorded_ended_and_taken_off(walker: Walker, staff: Staff) -> None:
    add(walker)
    page = walker.path
    walker.follow("Record an absence").press("Save the absence", starts_on="2026-11-02")
    walker.go(f"/team/{staff.agency}/staff?state=away")
    assert "1 of 1 people" in walker.text
    walker.go(page).follow("Away from").press("Save the absence", ends_on="2026-11-10")
    assert "Away 2 Nov 2026 to 10 Nov 2026" in walker.text
    walker.follow("Record an absence").press("Save the absence", starts_on="2026-11-09")
    assert "Some of these days are in another absence" in walker.text
    walker.go(page).follow("Away").press("It was recorded by mistake")
    assert "None. While somebody is away" in walker.text


def test_names_and_numbers_are_mended(walker: Walker, staff: Staff) -> None:
    add(walker)
    walker.press("Save", name="Ann Rees", payroll_id="12", address="")
    assert walker.heading == "Ann Rees"
    walker.press("Save", name="=1+1")
    assert walker.status == 422


def test_another_agencys_people_are_not_there(walker: Walker, staff: Staff) -> None:
    other = new_staff(staff.database, "Elms")
    theirs = other.adds("Canary Finch")
    for path in (
        f"/team/{other.agency}/staff",
        f"/team/{other.agency}/staff/{theirs}",
        f"/team/{staff.agency}/staff/{theirs}",
        f"/team/{staff.agency}/staff/{theirs}/away/new",
        f"/team/{other.agency}/staff/import",
    ):
        walker.go(path)
        assert (path, walker.status, "Canary" in walker.text) == (path, 404, False)


def test_the_list_asks_as_much_for_thirty_people_as_for_three(walker: Walker, staff: Staff) -> None:
    asked = []
    for count in (3, 27):
        for at in range(count):
            staff.adds(f"Person {count} {at}")
        with counted() as statements:
            walker.go(f"/team/{staff.agency}/staff")
        asked.append(len(statements))
    assert asked[0] == asked[1]
