"""Tables of cases: what a rule, an assignment, an award, an absence come to on a day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.header import Standing
from app.learning.obligation_facts import Extended, Pattern, Period, Withdrawn
from app.learning.obligations import Status, is_due_again, obligations
from app.services.civil_time import civil_date
from tests.learning.obliged import (
    NURSERY,
    SCHOOL,
    asked,
    assigned,
    away,
    exempted,
    facts,
    held,
    period,
    post,
    rule,
)

GRACE = rule(grace_days=14)
ANCHORED = rule(pattern=Pattern.ANCHORED)
BY_SEPTEMBER = rule(pattern=Pattern.FIXED, fixed_day=(9, 30))
STARTERS = rule(starter_days=28)
NOTHING = ""

CASES: dict[str, tuple[str, tuple[Any, ...], str]] = {
    # name: (day, facts, what is asked)
    "an award serves to its last day": ("2026-03-03", (rule(), held("2025-03-03")), "covered, due 2026-03-04"),
    "the day after it is due": ("2026-03-04", (rule(), held("2025-03-03")), "due, due 2026-03-04"),
    "without grace it is overdue the day after that": ("2026-03-05", (rule(), held("2025-03-03")), "overdue, due 2026-03-04"),
    "grace begins the day after the due day": ("2026-03-05", (GRACE, held("2025-03-03")), "in grace, due 2026-03-04, grace 2026-03-18"),
    "grace has a last day": ("2026-03-18", (GRACE, held("2025-03-03")), "in grace, due 2026-03-04, grace 2026-03-18"),
    "and then it is overdue": ("2026-03-19", (GRACE, held("2025-03-03")), "overdue, due 2026-03-04, grace 2026-03-18"),
    "an award met later counts not yet": ("2026-03-19", (rule(), held("2025-03-03"), held("2026-03-20")), "overdue, due 2026-03-04"),
    "the rule's months outdo the course's": ("2026-03-03", (rule(validity_months=24), held("2025-03-03", course_valid_months=6)), "covered, due 2027-03-04"),
    "a rule without months takes the course's": ("2026-03-03", (rule(validity_months=None), held("2025-03-03", course_valid_months=6)), "overdue, due 2025-09-04"),
    "without any limit it is met for good": ("2049-03-03", (rule(validity_months=None), held("2025-03-03")), "covered"),
    "evidence's own limit outdoes both": ("2026-03-03", (rule(), held("2025-03-03", own_until=date(2025, 5, 1))), "overdue, due 2025-05-02"),
    "the award that reaches farthest counts": ("2026-03-03", (rule(), held("2025-06-03"), held("2025-08-01", own_until=date(2025, 9, 1))), "covered, due 2026-06-04"),
    "29 February serves to 28 February": ("2025-02-28", (rule(), held("2024-02-29")), "covered, due 2025-03-01"),
    "a month has its own last day": ("2026-02-28", (rule(validity_months=1), held("2026-01-31")), "covered, due 2026-03-01"),
    "four years on there is a 29th again": ("2028-02-29", (rule(validity_months=48), held("2024-02-29")), "covered, due 2028-03-01"),
    "a draft does not serve where reviewed is asked": ("2026-03-03", (rule(standing=Standing.REVIEWED), held("2025-12-01", standing=Standing.DRAFT)), "overdue, due 2020-01-06"),
    "reviewed serves where a draft would": ("2026-03-03", (rule(), held("2025-12-01", standing=Standing.REVIEWED)), "covered, due 2026-12-02"),
    "content changed: what was met of the former release serves": ("2026-03-03", (rule(), held("2025-12-01", standing=Standing.DRAFT)), "covered, due 2026-12-02"),
    "learning from elsewhere serves what asks for reviewed content": ("2026-03-03", (rule(standing=Standing.REVIEWED), held("2025-12-01")), "covered, due 2026-12-02"),
    # renewing
    "rolling: each renewal counts from its own day": ("2026-02-03", (rule(), held("2025-03-03"), held("2026-02-03")), "covered, due 2027-02-04"),
    "anchored: inside the last 60 days the day is kept": ("2026-02-03", (ANCHORED, held("2025-03-03"), held("2026-02-03")), "covered, due 2027-03-04"),
    "anchored: on the first of the 60 days too": ("2026-02-03", (ANCHORED, held("2025-03-03"), held("2026-01-02")), "covered, due 2027-03-04"),
    "anchored: a day earlier it counts from its own day": ("2026-02-03", (ANCHORED, held("2025-03-03"), held("2026-01-01")), "covered, due 2027-01-02"),
    "anchored: on the last day the day is kept": ("2026-03-03", (ANCHORED, held("2025-03-03"), held("2026-03-03")), "covered, due 2027-03-04"),
    "anchored: late it counts from its own day": ("2026-04-03", (ANCHORED, held("2025-03-03"), held("2026-04-01")), "covered, due 2027-04-02"),
    "anchored: three rounds keep the first day": ("2027-03-01", (ANCHORED, held("2025-03-03"), held("2026-02-03"), held("2027-01-20")), "covered, due 2028-03-04"),
    "fixed: it serves to the next such day": ("2026-05-01", (BY_SEPTEMBER, held("2026-04-01")), "covered, due 2026-09-30"),
    "fixed: on that day it still serves": ("2026-09-30", (BY_SEPTEMBER, held("2026-04-01")), "covered, due 2026-09-30"),
    "fixed: the day after it is overdue": ("2026-10-01", (BY_SEPTEMBER, held("2026-04-01")), "overdue, due 2026-09-30"),
    "fixed: shortly before the day counts for the next": ("2026-10-01", (BY_SEPTEMBER, held("2026-09-05")), "covered, due 2027-09-30"),
    "fixed: so do the last 60 days": ("2026-08-01", (BY_SEPTEMBER, held("2026-08-01")), "covered, due 2027-09-30"),
    "fixed: and not a day more": ("2026-08-01", (BY_SEPTEMBER, held("2026-07-31")), "covered, due 2026-09-30"),
    "fixed: late counts for the same round": ("2026-10-20", (BY_SEPTEMBER, held("2026-10-15")), "covered, due 2027-09-30"),
    "fixed: 29 February is the 28th in other years": ("2026-12-01", (rule(pattern=Pattern.FIXED, fixed_day=(2, 29)), held("2026-06-01")), "covered, due 2027-02-28"),
    # posts
    "no post, nothing asked": ("2026-03-03", (rule(), post("2026-04-01..")), NOTHING),
    "a new starter has so many days": ("2026-01-20", (STARTERS, post("2026-01-05..")), "due, due 2026-02-02"),
    "and is overdue after them": ("2026-02-03", (STARTERS, post("2026-01-05..")), "overdue, due 2026-02-02"),
    "asked on the last day": ("2026-06-30", (rule(), post("2026-01-05..2026-06-30")), "overdue, due 2026-01-05"),
    "a leaver is asked nothing the day after": ("2026-07-01", (rule(), post("2026-01-05..2026-06-30")), NOTHING),
    "a returner brings her award": ("2026-09-10", (rule(), post("2020-01-06..2026-03-31"), post("2026-09-01.."), held("2026-01-15")), "covered, due 2027-01-16"),
    "a returner whose award ran out starts as new": ("2026-09-10", (STARTERS, post("2020-01-06..2024-03-31"), post("2026-09-01.."), held("2024-01-15")), "due, due 2026-09-29"),
    "a mover brings her award": ("2026-09-10", (rule(), post("2020-01-06..2026-08-31"), post("2026-09-01..", at=SCHOOL), held("2026-01-15")), "covered, due 2027-01-16"),
    "a rule for other roles asks nothing": ("2026-03-03", (rule(job_roles=frozenset({"nursery manager"})),), NOTHING),
    "a new role is asked from its first day": ("2026-03-03", (rule(starter_days=28, job_roles=frozenset({"nursery manager"})), post("2020-01-06..2026-02-28"), post("2026-03-01..", role="nursery manager")), "due, due 2026-03-29"),
    "a former role is asked no more": ("2026-03-03", (rule(job_roles=frozenset({"teacher"})), post("2020-01-06..2026-02-28"), post("2026-03-01..", role="nursery manager")), NOTHING),
    "two posts at one agency: one obligation, from the earlier": ("2026-03-03", (STARTERS, post("2026-02-23.."), post("2026-02-16..", role="nursery manager")), "due, due 2026-03-16"),
    "two posts at two agencies: one each, one award for both": ("2026-03-03", (rule(), post(), post(at=SCHOOL), held("2026-01-15")), "covered, due 2027-01-16 | covered, due 2027-01-16"),
    # several reasons
    "of two rules the earlier due counts": ("2026-03-03", (rule(1), rule(2, validity_months=24), held("2025-12-01")), "covered, due 2026-12-02"),
    "and the shorter grace": ("2026-12-10", (rule(1, grace_days=30), rule(2, validity_months=13), held("2025-12-01")), "in grace, due 2026-12-02, grace 2027-01-01"),
    "the stricter grace ends it": ("2027-01-02", (rule(1, grace_days=60), rule(2, validity_months=13), held("2025-12-01")), "in grace, due 2026-12-02, grace 2027-01-02"),
    "and is overdue from the day after the stricter": ("2027-01-03", (rule(1, grace_days=60), rule(2, validity_months=13), held("2025-12-01")), "overdue, due 2026-12-02, grace 2027-01-02"),
    # a rule changes
    "before its first day a rule asks nothing": ("2025-12-31", (rule(period=Period(date(2026, 1, 1))),), NOTHING),
    "after its last day too": ("2026-01-01", (rule(period=period("2019-01-01..2025-12-31")),), NOTHING),
    "newly applied, it finds people overdue": ("2026-01-01", (rule(period=Period(date(2026, 1, 1))),), "overdue, due 2020-01-06"),
    "with a transition nobody is overdue before": ("2026-01-01", (rule(transition_on=date(2026, 3, 31)),), "due, due 2026-03-31"),
    "and grace follows it": ("2026-04-01", (rule(transition_on=date(2026, 3, 31), grace_days=14),), "in grace, due 2026-03-31, grace 2026-04-14"),
    "a shorter validity waits for the transition": ("2026-02-01", (rule(validity_months=12, transition_on=date(2026, 3, 31)), held("2024-12-01")), "due, due 2026-03-31"),
    "a transition does not shorten what is covered": ("2026-02-01", (rule(transition_on=date(2026, 3, 31)), held("2025-12-01")), "covered, due 2026-12-02"),
    # away and exempt
    "while away nothing is asked": ("2026-03-03", (rule(), away("2026-01-01..")), "exempt, due 2020-01-06"),
    "away on the last day": ("2026-06-30", (rule(), away("2026-01-01..2026-06-30")), "exempt, due 2020-01-06"),
    "back, there are the days of grace": ("2026-07-01", (GRACE, away("2026-01-01..2026-06-30")), "due, due 2026-07-15, grace 2026-07-29"),
    "what is covered stays so after being away": ("2026-07-01", (GRACE, away("2026-01-01..2026-06-30"), held("2025-12-01")), "covered, due 2026-12-02, grace 2026-12-16"),
    "away from another agency changes nothing": ("2026-03-03", (rule(), away("2026-01-01..", at=SCHOOL)), "overdue, due 2020-01-06"),
    "exempted by the DSP": ("2026-03-03", (rule(), exempted("2026-01-01..")), "exempt, due 2020-01-06"),
    "until the exemption ends": ("2026-03-03", (rule(), exempted("2026-01-01..2026-03-02")), "overdue, due 2020-01-06"),
    "exempted at another agency": ("2026-03-03", (rule(), exempted("2026-01-01..", at=SCHOOL)), "overdue, due 2020-01-06"),
    # assignments
    "assigned": ("2026-03-03", (assigned("2026-03-01", "2026-03-31"),), "due, due 2026-03-31"),
    "before it was made there is nothing": ("2026-02-28", (assigned("2026-03-01", "2026-03-31"),), NOTHING),
    "assigned and late: no grace": ("2026-04-01", (assigned("2026-03-01", "2026-03-31"),), "overdue, due 2026-03-31"),
    "extended": ("2026-04-01", (assigned("2026-03-01", "2026-03-31", Extended(date(2026, 4, 30))),), "due, due 2026-04-30"),
    "withdrawn": ("2026-04-01", (assigned("2026-03-01", "2026-03-31", Withdrawn()),), NOTHING),
    "extended and then withdrawn": ("2026-04-01", (assigned("2026-03-01", "2026-03-31", Extended(date(2026, 4, 30)), Withdrawn()),), NOTHING),
    "met since it was made: settled": ("2026-04-01", (assigned("2026-03-01", "2026-03-31"), held("2026-03-20", course_valid_months=12)), "covered"),
    "met on the day it was made: settled": ("2026-04-01", (assigned("2026-03-01", "2026-03-31"), held("2026-03-01", course_valid_months=12)), "covered"),
    "settled, it does not ask again when the award runs out": ("2027-04-01", (assigned("2026-03-01", "2026-03-31"), held("2026-03-20", course_valid_months=12)), NOTHING),
    "an award that serves covers it": ("2026-04-01", (assigned("2026-03-01", "2026-03-31"), held("2025-09-01", course_valid_months=12)), "covered, due 2026-09-02"),
    "once that runs out it is due": ("2026-09-02", (assigned("2026-03-01", "2026-03-31"), held("2025-09-01", course_valid_months=12)), "due, due 2026-09-02"),
    "an award that had run out does not": ("2026-04-01", (assigned("2026-03-01", "2026-04-30"), held("2024-09-01", course_valid_months=12)), "due, due 2026-04-30"),
    "assigned where she works no more": ("2026-04-01", (assigned("2026-03-01", "2026-03-31", at=SCHOOL),), NOTHING),
    "back from being away the assignment is due that day": ("2026-07-01", (assigned("2025-12-01", "2026-01-31"), away("2026-01-01..2026-06-30")), "due, due 2026-07-01"),
    "a rule and an assignment: the earlier": ("2026-03-03", (STARTERS, post("2026-03-01.."), assigned("2026-03-01", "2026-03-10")), "due, due 2026-03-10"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_asked_on_a_day(name: str) -> None:
    on, parts, expected = CASES[name]
    assert asked(on, *parts) == expected


def test_all_reasons_are_kept_the_strictest_first() -> None:
    strict, lax = rule(2), rule(1, validity_months=24)
    [found] = obligations(
        facts(post(), lax, strict, assigned("2026-03-01", "2026-03-31"), held("2025-12-01")),
        date(2026, 3, 3),
    )
    numbers = [(source.requirement_id, source.assignment_id) for source in found.reason.sources]
    assert numbers == [(2, None), (1, None), (None, 1)]


def test_an_award_is_never_touched() -> None:
    """A rule that comes and goes leaves what is covered by another as it was."""
    award = held("2025-12-01")
    before = obligations(facts(post(), rule(1), award), date(2026, 3, 3))
    obligations(facts(post(), rule(1), rule(2, validity_months=1), award), date(2026, 3, 3))
    assert obligations(facts(post(), rule(1), award), date(2026, 3, 3)) == before


MIDNIGHTS = {
    "winter, just before": (datetime(2026, 3, 4, 23, 59, tzinfo=UTC), Status.DUE),
    "winter, at midnight": (datetime(2026, 3, 5, 0, 0, tzinfo=UTC), Status.OVERDUE),
}


@pytest.mark.parametrize("name", MIDNIGHTS)
def test_days_end_at_midnight_in_london(name: str) -> None:
    moment, status = MIDNIGHTS[name]
    [found] = obligations(facts(post(), rule(), held("2025-03-03")), civil_date(moment))
    assert found.status is status


def test_in_summer_london_is_an_hour_ahead() -> None:
    """23:30 in Greenwich on 4 July is 5 July in London."""
    late = datetime(2026, 7, 4, 23, 30, tzinfo=UTC)
    [found] = obligations(facts(post(), rule(), held("2025-07-03")), civil_date(late))
    assert found.status is Status.OVERDUE


RENEWALS = {
    # name: (day, award met on, rule's months, whether it can be renewed)
    "61 days before": ("2026-01-02", "2025-03-03", 12, False),
    "60 days before": ("2026-01-03", "2025-03-03", 12, True),
    "overdue": ("2026-05-03", "2025-03-03", 12, True),
    "a short rule, just met": ("2026-03-04", "2026-03-03", 1, False),
    "a short rule, run out": ("2026-04-04", "2026-03-03", 1, True),
}


@pytest.mark.parametrize("name", RENEWALS)
def test_it_can_be_renewed_in_good_time(name: str) -> None:
    on, met_on, months, expected = RENEWALS[name]
    today = date.fromisoformat(on)
    [found] = obligations(facts(post(), rule(validity_months=months), held(met_on)), today)
    assert is_due_again(found, today) is expected


days = st.dates(date(2023, 1, 1), date(2028, 12, 31))
patterns = st.sampled_from([rule(), GRACE, ANCHORED, BY_SEPTEMBER, STARTERS])


@given(on=days, met=st.lists(days, max_size=5), more=days, asks=patterns)
def test_learning_more_never_makes_it_worse(
    on: date, met: list[date], more: date, asks: Any
) -> None:
    awards = [held(str(each)) for each in met]
    [before] = obligations(facts(post(), asks, *awards), on)
    [after] = obligations(facts(post(), asks, *awards, held(str(more))), on)
    if more <= on and asks is not ANCHORED:
        assert (after.due_on or date.max) >= (before.due_on or date.max)
    if more > on:
        assert after == before


@given(on=days, met=st.lists(days, max_size=5), asks=patterns, later=st.integers(1, 400))
def test_nothing_becomes_due_earlier_by_waiting(
    on: date, met: list[date], asks: Any, later: int
) -> None:
    """Without another award; and once overdue it stays so."""
    awards = [held(str(each)) for each in met if each <= on]
    [now] = obligations(facts(post(), asks, *awards), on)
    [then] = obligations(facts(post(), asks, *awards), on + timedelta(days=later))
    assert then.due_on == now.due_on
    if now.status is Status.OVERDUE:
        assert then.status is Status.OVERDUE


def test_the_two_agencies_are_told_apart() -> None:
    found = obligations(facts(post(), post(at=SCHOOL), rule()), date(2026, 3, 3))
    assert [each.agency_id for each in found] == [NURSERY, SCHOOL]
