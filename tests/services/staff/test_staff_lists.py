"""A list from preview to what it did, and back: on a real database."""

import time
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.services import staff_lists
from app.services.errors import Conflict, NotFound, Refused
from app.services.left_out import left_out_of, take_out
from app.services.posts import end_post
from app.services.staff_account import Kind
from app.store import accounts
from app.store.database import Database
from app.store.people import add_post, get_person
from app.store.posts import posts_at
from tests.services.staff.world import ANN, NOW, TODAY, Staff, new_staff

NAMES = ("Ann Jones", "Bob Rees", "Cai Ŵyn", "Dee Ellis")
TITLES = ("Teacher", "Headteacher", "Volunteer")
DAYS = ("", "01/09/2020", "2021-09-01", "44440", "1 Sep 2024")
ENDS = ("", "", "", "31/08/2025", "18/12/2026")
row = st.builds(
    "{},{},{},{},{},{}".format,
    st.sampled_from(NAMES),
    st.sampled_from(("", "", "1", "2", "03")),
    st.sampled_from(("", "", "a@x.example", "b@x.example")),
    st.sampled_from(TITLES),
    st.sampled_from(DAYS),
    st.sampled_from(ENDS),
)
rows = st.lists(row, min_size=1, max_size=7)
odd_row = st.builds(
    "{},{},,{},{},".format,
    st.sampled_from((*NAMES[:2], "", "#REF!", "0")),
    st.sampled_from(("", "1", "#N/A")),
    st.sampled_from((*TITLES[:1], "Wizard", "#NAME?", "")),
    st.sampled_from((*DAYS[:2], "soon", "0")),
)
sheets = settings(
    deadline=None,
    max_examples=25,
    phases=[Phase.generate],  # shrinking on a database takes minutes, and seven rows can be read
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@sheets
@given(first=rows, second=rows, chosen=st.sets(st.integers(0, 4)))
def test_what_was_applied_changes_nothing_the_second_time(
    database: Database, first: list[str], second: list[str], chosen: set[int]
) -> None:
    staff = new_staff(database)
    staff.has(*first)
    sent = staff.sends(*second)
    before = sent.account
    leavers = [each.post.id for at, each in enumerate(before.leavers) if at in chosen]
    sent.apply(leavers)
    after = staff.sends(*second).account
    faulty = {each.number for each in before.outcomes if each.kind is Kind.PROBLEM}
    for each in after.outcomes:
        assert each.kind is Kind.UNCHANGED or each.number in faulty
    assert {plan.number for plan in after.plans} <= faulty, "what stood in its way may have gone"
    assert {each.post.id for each in before.leavers} - {each.post.id for each in after.leavers} == (
        set(leavers)
    )


@sheets
@given(first=rows, second=rows, chosen=st.sets(st.integers(0, 4)))
def test_what_was_undone_is_as_it_was(
    database: Database, first: list[str], second: list[str], chosen: set[int]
) -> None:
    staff = new_staff(database)
    staff.has(*first)
    before = staff.state()
    sent = staff.sends(*second)
    leavers = [each.post.id for at, each in enumerate(sent.account.leavers) if at in chosen]
    sent.apply(leavers)
    assert sent.undo() == ()
    assert staff.state() == before


def test_faults_are_told_by_the_rows_of_the_sheet(staff: Staff) -> None:
    sent = staff.sends(ANN, "", ",8,,Teacher,,", "Cai,9,,Wizard,,")
    assert {each.number: each.kind for each in sent.account.outcomes} == {
        2: Kind.NEW,
        4: Kind.PROBLEM,
        5: Kind.UNSAID,
    }


@sheets
@given(first=rows, second=st.lists(st.one_of(row, odd_row), min_size=1, max_size=7))
def test_each_row_counts_once_and_what_was_not_done_is_kept(
    database: Database, first: list[str], second: list[str]
) -> None:
    staff = new_staff(database)
    staff.has(*first)
    sent = staff.sends(*second)
    account = sent.account
    blank = [line for line in second if not line.strip(",")]
    assert sum(account.counts.values()) == len(second) - len(blank)
    sent.apply()
    with database.reading() as session:
        opened = staff_lists.get_sent(session, staff.dsp, staff.agency, sent.number, NOW)
    left_out = {each.number: each.name for each in left_out_of(opened.sent.changes)}
    wrong = {each.number: each.name for each in account.outcomes if each.fault}
    assert left_out == wrong


def test_who_has_a_second_job_with_a_new_title_waits_for_it_to_be_said(staff: Staff) -> None:
    sent = staff.sends("Ann,7,,Dinner Lady,01/09/2020,", "Ann,7,,Teacher,01/09/2021,")
    assert sent.account.counts == {Kind.UNSAID: 2}
    sent = staff.sends("Ann,7,,Dinner Lady,01/09/2020,", "Ann,7,,Teacher,soon,")
    assert [each.kind for each in sent.account.outcomes] == [Kind.UNSAID, Kind.PROBLEM]


def test_what_was_left_out_goes_with_the_rows(staff: Staff) -> None:
    sent = staff.has(ANN, ",8,,Teacher,,")
    with staff.database.transaction() as session:
        staff_lists.put_away_old(session, NOW + timedelta(days=31))
        opened = staff_lists.get_sent(session, staff.dsp, staff.agency, sent.number, NOW)
        assert left_out_of(opened.sent.changes) == ()
        with pytest.raises(Refused):
            take_out(session, staff.dsp, opened.sent, opened.table, NOW)


def test_a_title_is_asked_about_once(staff: Staff) -> None:
    sent = staff.sends("Ann,7,,Dinner Lady,01/09/2020,", "Bob,8,,dinner lady,01/09/2020,")
    with staff.database.transaction() as session:
        opened = staff_lists.get_sent(session, staff.dsp, staff.agency, sent.number, NOW)
        assert opened.unknown_titles == {"Dinner Lady": 2}
        said = {"Dinner Lady": "lunchtime supervisor"}
        staff_lists.say_meanings(session, staff.dsp, staff.agency, said, NOW)
    assert sent.account.counts[Kind.NEW] == 2
    with staff.database.transaction() as session:
        again = staff_lists.get_sent(session, staff.dsp, staff.agency, sent.number, NOW)
        assert again.unknown_titles == {}


def test_a_list_that_changed_meanwhile_is_not_applied(staff: Staff) -> None:
    sent = staff.sends(ANN)
    seen = sent.preview().seal
    staff.adds("Bob Rees")
    with pytest.raises(Conflict):
        sent.apply(seal=seen)
    assert sent.account.counts[Kind.NEW] == 1


def test_applying_twice_is_refused(staff: Staff) -> None:
    sent = staff.has(ANN)
    with pytest.raises(Refused, match="list-applied-already"):
        sent.apply(seal="any")


def test_leavers_are_ended_only_where_they_were_ticked(staff: Staff) -> None:
    staff.adds("Bob Rees")
    staff.adds("Cai Ellis")
    sent = staff.sends(ANN)
    [bob, cai] = sent.account.leavers
    sent.apply([cai.post.id], TODAY - timedelta(days=3))
    with staff.database.reading() as session:
        ends = {post.person_id: post.held.ends_on for post in posts_at(session, staff.agency)}
    assert ends[bob.post.person_id] is None
    assert ends[cai.post.person_id] == TODAY - timedelta(days=3)


def test_nobody_leaves_before_she_came(staff: Staff) -> None:
    staff.adds("Bob Rees", TODAY)
    sent = staff.sends(ANN)
    with pytest.raises(Refused, match="leaves-before-start"):
        sent.apply([sent.account.leavers[0].post.id], date(2020, 1, 1))
    assert len(staff.state()) == 2


def test_what_changed_since_is_not_undone_and_says_so(staff: Staff) -> None:
    sent = staff.has(ANN, "Bob Rees,8,,Teacher,01/09/2020,", "Cai Ellis,9,,Teacher,01/09/2020,")
    with staff.database.transaction() as session:
        [ann, bob, _] = posts_at(session, staff.agency)
        end_post(session, staff.dsp, staff.agency, ann.id, TODAY, NOW)
        accounts.add_account(session, bob.person_id, "bob", "hash", NOW)
    kept = sent.undo()
    assert {(each.number, each.reason) for each in kept} == {
        (2, "post-changed-since"),
        (3, "has-begun"),
    }
    with staff.database.reading() as session:
        left = {post.person_id for post in posts_at(session, staff.agency)}
    assert left == {ann.person_id, bob.person_id}


def test_undoing_is_refused_where_there_is_nothing_to_undo(staff: Staff) -> None:
    sent = staff.sends(ANN)
    with pytest.raises(Refused, match="list-not-applied"):
        sent.undo()
    sent.apply()
    sent.undo()
    with pytest.raises(Refused, match="list-not-applied"):
        sent.undo()


def test_a_number_that_went_to_somebody_else_comes_back_with_the_undoing(staff: Staff) -> None:
    staff.has("Ann Jones,7,head@oaks.example,Teacher,01/09/2020,")
    staff.has("Ann Jones,7,head@oaks.example,Teacher,01/09/2020,31/08/2025")
    before = staff.state()
    sent = staff.has("Bob Rees,8,head@oaks.example,Headteacher,01/09/2025,")
    assert str(staff.state()).count("head@oaks.example") == 1
    assert sent.undo() == ()
    assert staff.state() == before


def test_a_name_and_a_job_come_back_with_the_undoing(staff: Staff) -> None:
    staff.has(ANN)
    before = staff.state()
    sent = staff.has("Ann Rees,7,ann@oaks.example,Headteacher,01/09/2024,")
    assert "Ann Rees" in str(staff.state())
    assert sent.undo() == ()
    assert staff.state() == before


def test_a_job_that_changed_again_stays_as_it_is(staff: Staff) -> None:
    staff.has(ANN)
    sent = staff.has("Ann Jones,7,ann@oaks.example,Headteacher,01/09/2020,")
    with staff.database.transaction() as session:
        [post] = posts_at(session, staff.agency)
        end_post(session, staff.dsp, staff.agency, post.id, TODAY, NOW)
    after = staff.state()
    assert [each.reason for each in sent.undo()] == ["post-changed-since"]
    assert staff.state() == after


def test_who_works_elsewhere_too_keeps_her_own_name(staff: Staff, database: Database) -> None:
    ann = staff.adds("Ann Jones", payroll_id="7")
    other = new_staff(database, "Elms")
    with database.transaction() as session:
        add_post(session, ann, other.agency, "teacher", date(2020, 9, 1), NOW)
    staff.has("Ann Rees,7,,Teacher,01/09/2020,")
    with database.reading() as session:
        assert get_person(session, ann).name == "Ann Jones"
    assert "Ann Rees" in str(staff.state())


def test_who_has_left_keeps_her_own_name(staff: Staff, database: Database) -> None:
    """It is hers alone now, wherever she is."""
    ann = staff.adds("Ann Jones", payroll_id="7")
    staff.has("Ann Jones,7,,Teacher,01/09/2020,20/11/2026")
    staff.now = NOW + timedelta(days=5)
    sent = staff.sends("ANN JONES,7,,Teacher,01/09/2020,20/11/2026")
    assert [each.kind for each in sent.account.outcomes] == [Kind.CHANGED]
    sent.apply()
    with database.reading() as session:
        assert get_person(session, ann).name == "Ann Jones"
    assert "ANN JONES" in str(staff.state())


def test_a_preview_is_the_same_whoever_is_on_other_lists(staff: Staff, database: Database) -> None:
    """Or one address at a time would say who works where."""
    rows = (ANN, "Bob Rees,8,bob@oaks.example,Teacher,01/09/2020,")
    alone = staff.sends(*rows).preview()
    new_staff(database, "Elms").has(*rows)
    assert staff.sends(*rows).preview() == alone


def test_another_agencys_list_is_not_there(staff: Staff, database: Database) -> None:
    theirs = new_staff(database, "Elms").sends(ANN)
    with pytest.raises(NotFound), database.reading() as session:
        staff_lists.get_sent(session, staff.dsp, staff.agency, theirs.number, NOW)
    with pytest.raises(NotFound), database.reading() as session:
        staff_lists.get_sent(session, staff.dsp, theirs.staff.agency, theirs.number, NOW)


def test_lists_are_put_away_after_thirty_days(staff: Staff) -> None:
    sent = staff.has(ANN)
    later = NOW + timedelta(days=30, minutes=1)
    with staff.database.transaction() as session:
        assert staff_lists.put_away_old(session, later - timedelta(minutes=2)) == 0
        assert staff_lists.put_away_old(session, later) == 1
        assert staff_lists.put_away_old(session, later) == 0
        opened = staff_lists.get_sent(session, staff.dsp, staff.agency, sent.number, later)
    assert (opened.sent.rows, opened.sent.changes, opened.table) == ({}, {}, None)
    with pytest.raises(Refused, match="list-put-away"):
        sent.undo()


def test_five_thousand_rows_are_previewed_and_applied_within_seconds(staff: Staff) -> None:
    sent = staff.sends(*many(5_000))
    begun = time.process_time()
    assert sent.account.counts[Kind.NEW] == 5_000
    assert time.process_time() - begun < 5
    sent.apply()
    again = staff.sends(*many(5_000))
    begun = time.process_time()
    assert again.account.counts[Kind.UNCHANGED] == 5_000
    assert time.process_time() - begun < 5


def many(number: int) -> Iterable[str]:
    for at in range(number):
        yield f"Person {at},{at + 1},p{at}@oaks.example,Teacher,01/09/2020,"
