"""Somebody who left is not put back on a list with what she has learnt elsewhere since."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from app.ids import PersonId
from app.services.errors import NotFound
from app.services.members import Newcomer, add_member
from app.services.passwords import Passwords
from app.services.posts import end_post
from app.services.staff_account import Kind
from app.services.staff_scope import posts_of_member
from app.store import accounts
from app.store.database import Database
from app.store.people import add_post
from app.store.posts import posts_at
from tests.services.staff.test_staff_lists import rows, sheets
from tests.services.staff.world import ANN, NOW, TODAY, Staff, new_staff

LAST_DAY = TODAY - timedelta(days=30)
BACK = "Ann Jones,7,ann@oaks.example,Teacher,16/11/2026,"


@pytest.fixture
def ann(staff: Staff, database: Database, passwords: Passwords) -> PersonId:
    """She has an account, and left a month ago."""
    staff.now = NOW - timedelta(days=40)
    person = staff.adds("Ann Jones", address="ann@oaks.example", payroll_id="7")
    with database.transaction() as session:
        accounts.add_account(session, person, "ann", passwords.hash("x" * 12), NOW)
        [post] = posts_at(session, staff.agency)
        end_post(session, staff.dsp, staff.agency, post.id, LAST_DAY, staff.now)
    staff.now = NOW
    return person


def is_in_sight(staff: Staff, person: PersonId) -> bool:
    with staff.database.reading() as session:
        try:
            posts_of_member(session, staff.agency, person, TODAY)
        except NotFound:
            return False
    return True


def add_by_hand(staff: Staff) -> PersonId:
    newcomer = Newcomer("Ann Jones", "ann@oaks.example", "7", "teacher", TODAY)
    with staff.database.transaction() as session:
        return add_member(session, staff.dsp, staff.agency, newcomer, staff.now)


def test_by_hand_she_is_somebody_new(staff: Staff, ann: PersonId) -> None:
    assert add_by_hand(staff) != ann
    assert not is_in_sight(staff, ann)


@pytest.mark.parametrize(
    "row",
    [BACK, "Ann Jones,7,,Teacher,01/09/2020,", "Ann Jones,,,Teacher,01/09/2020,"],
    ids=["with a new first day", "as if she had never left", "by her name alone"],
)
def test_by_a_list_she_is_somebody_new_once(staff: Staff, ann: PersonId, row: str) -> None:
    sent = staff.sends(row)
    [outcome] = sent.account.outcomes
    assert (outcome.kind, outcome.changes[-1].what) == (Kind.NEW, "was-here")
    sent.apply()
    assert not is_in_sight(staff, ann)
    assert staff.sends(row).account.plans == ()
    sent.undo()
    assert not is_in_sight(staff, ann)
    assert staff.sends(row).account.counts[Kind.NEW] == 1


def test_a_list_that_still_has_her_as_she_left_changes_nothing(staff: Staff, ann: PersonId) -> None:
    gone = f"Ann Jones,7,,Teacher,01/09/2020,{LAST_DAY:%d/%m/%Y}"
    assert staff.sends(gone).account.plans == ()


def test_nothing_elsewhere_makes_a_difference(
    staff: Staff, database: Database, ann: PersonId
) -> None:
    """Or her coming back would say whether she works elsewhere."""
    alone = staff.sends(BACK).preview()
    elms = new_staff(database, "Elms").agency
    with database.transaction() as session:
        add_post(session, ann, elms, "teacher", TODAY, NOW)
    assert staff.sends(BACK).preview() == alone


def test_whose_record_this_list_alone_wrote_comes_back_as_she_was(staff: Staff) -> None:
    staff.now = NOW - timedelta(days=40)
    person = staff.adds("Ann Jones", address="ann@oaks.example", payroll_id="7")
    with staff.database.transaction() as session:
        [post] = posts_at(session, staff.agency)
        end_post(session, staff.dsp, staff.agency, post.id, LAST_DAY, staff.now)
    staff.now = NOW
    assert add_by_hand(staff) == person


@pytest.mark.parametrize("days", [0, 1])
def test_who_left_a_day_ago_comes_back_as_she_was(
    staff: Staff, database: Database, passwords: Passwords, days: int
) -> None:
    """A contract renewed late, or an end by mistake."""
    staff.has(ANN)
    with database.transaction() as session:
        [post] = posts_at(session, staff.agency)
        accounts.add_account(session, post.person_id, "ann", passwords.hash("x" * 12), NOW)
        last_day = date(2026, 11, 22)
        end_post(session, staff.dsp, staff.agency, post.id, last_day, NOW)
    staff.now = NOW + timedelta(days=days)
    assert staff.sends("Ann Jones,7,,Teacher,23/11/2026,").account.plans[0].person_id is not None


def test_undoing_a_list_later_brings_nobody_back(
    staff: Staff, database: Database, passwords: Passwords
) -> None:
    person = staff.adds("Ann Jones", payroll_id="7")
    with database.transaction() as session:
        accounts.add_account(session, person, "ann", passwords.hash("x" * 12), NOW)
    sent = staff.has("Ann Jones,7,,Teacher,01/09/2020,20/11/2026")
    staff.now = NOW + timedelta(days=3)
    assert [each.reason for each in sent.undo()] == ["left-since"]
    assert not is_in_sight(staff, person)


@sheets
@given(first=rows, second=rows)
def test_with_people_of_their_own_too_a_list_applied_twice_changes_nothing_the_second_time(
    database: Database, passwords: Passwords, first: list[str], second: list[str]
) -> None:
    staff = new_staff(database)
    staff.has(*first)
    with database.transaction() as session:
        for post in posts_at(session, staff.agency):
            name = f"{staff.agency}-{post.person_id}"
            if accounts.find_account_of(session, post.person_id) is None:
                accounts.add_account(session, post.person_id, name, "hash", NOW)
        gone = {
            post.person_id
            for post in posts_at(session, staff.agency)
            if not any(
                each.held.ends_on is None or each.held.ends_on >= TODAY
                for each in posts_at(session, staff.agency, [post.person_id])
            )
        }
    staff.now = NOW + timedelta(days=2)
    sent = staff.sends(*second)
    before = sent.account
    sent.apply()
    after = staff.sends(*second).account
    faulty = {each.number for each in before.outcomes if each.kind is Kind.PROBLEM}
    for each in after.outcomes:
        assert each.kind is Kind.UNCHANGED or each.number in faulty
    assert not any(is_in_sight(staff, person) for person in gone)
