"""Reminders' days: each is told once, on the day or the first day after it on which nobody rests."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.learning.reminders import ReminderPlan, is_time, next_time

ONE_DAY = timedelta(days=1)
MONDAY = date(2026, 11, 23)
DUE = date(2027, 1, 6)
"""A Wednesday."""
CHRISTMAS = (date(2026, 12, 21), date(2027, 1, 3))
WEEK_BEFORE = ReminderPlan(days_before=(7,), on_the_day=False, days_after=())
ON_THE_DAY = ReminderPlan(days_before=(), days_after=())
WEEK_AFTER = ReminderPlan(days_before=(), on_the_day=False, days_after=(7,))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("title", "plan", "due_on", "told_until", "today", "told"),
    [
        ("the day before", ON_THE_DAY, DUE, "2027-01-04", "2027-01-05", False),
        ("the day itself", ON_THE_DAY, DUE, "2027-01-05", "2027-01-06", True),
        ("the day after it, told", ON_THE_DAY, DUE, "2027-01-06", "2027-01-07", False),
        ("the day itself, told", ON_THE_DAY, DUE, "2027-01-06", "2027-01-06", False),
        ("a week before", WEEK_BEFORE, DUE, "2026-12-29", "2026-12-30", True),
        ("six days before, told", WEEK_BEFORE, DUE, "2026-12-30", "2026-12-31", False),
        ("a week after", WEEK_AFTER, DUE, "2027-01-12", "2027-01-13", True),
        ("not on the day, where it is not wanted", WEEK_AFTER, DUE, "2027-01-05", "2027-01-06", False),
        ("Saturday is quiet", ON_THE_DAY, day("2026-11-28"), "2026-11-27", "2026-11-28", False),
        ("what fell on Saturday is told on Monday", ON_THE_DAY, day("2026-11-28"), "2026-11-27", "2026-11-30", True),
        ("and on Tuesday no more", ON_THE_DAY, day("2026-11-28"), "2026-11-30", "2026-12-01", False),
        ("closed", ReminderPlan((7,), closures=(CHRISTMAS,)), DUE, "2026-12-18", "2026-12-30", False),
        ("after closing", ReminderPlan((7,), closures=(CHRISTMAS,)), DUE, "2026-12-18", "2027-01-04", True),
        ("closed on the last day too", ReminderPlan((9,), closures=((MONDAY, MONDAY),)), MONDAY + timedelta(9), None, "2026-11-23", False),
        ("after a summer of six weeks", ReminderPlan((), closures=((day("2026-07-20"), day("2026-08-31")),)), day("2026-07-21"), "2026-07-17", "2026-09-01", True),
        ("after a month in which nothing ran", ON_THE_DAY, DUE, "2026-12-31", "2027-02-05", True),
        ("first run: what is due today", ON_THE_DAY, DUE, None, "2027-01-06", True),
        ("first run: nothing of before", ON_THE_DAY, DUE, None, "2027-01-07", False),
        ("first run: nothing of tomorrow", ON_THE_DAY, DUE, None, "2027-01-05", False),
        ("29 February", ON_THE_DAY, day("2028-02-29"), "2028-02-28", "2028-02-29", True),
        ("a week before 29 February", WEEK_BEFORE, day("2028-02-29"), "2028-02-21", "2028-02-22", True),
        ("a week after 29 February", WEEK_AFTER, day("2028-02-29"), "2028-03-06", "2028-03-07", True),
        ("seven days after 22 February, no leap year", WEEK_AFTER, day("2027-02-22"), "2027-02-26", "2027-03-01", True),
    ],
)  # fmt: skip
def test_when_somebody_is_told(
    title: str, plan: ReminderPlan, due_on: date, told_until: str | None, today: str, told: bool
) -> None:
    until = day(told_until) if told_until else None
    assert is_time(plan, due_on, until, day(today)) is told


def test_a_day_at_the_end_of_time_does_no_harm() -> None:
    assert not is_time(ReminderPlan(), date.max, MONDAY - ONE_DAY, MONDAY)


days_about = st.integers(1, 60)
begins = st.integers(0, 200).map(lambda number: MONDAY + timedelta(days=number))
closures = st.lists(
    st.tuples(begins, st.integers(0, 45)).map(
        lambda each: (each[0], each[0] + timedelta(days=each[1]))
    ),
    max_size=4,
).map(tuple)
plans = st.builds(
    ReminderPlan,
    days_before=st.lists(days_about, max_size=3, unique=True).map(tuple),
    on_the_day=st.booleans(),
    days_after=st.lists(days_about, max_size=3, unique=True).map(tuple),
    closures=closures,
)
dues = st.integers(61, 140).map(lambda number: MONDAY + timedelta(days=number))
AHEAD = [MONDAY + timedelta(days=number) for number in range(500)]


@given(plans, dues)
def test_with_a_tick_on_every_open_day_each_day_is_told_once_and_never_on_a_quiet_one(
    plan: ReminderPlan, due_on: date
) -> None:
    told_until: date = MONDAY - ONE_DAY
    told: list[tuple[date, set[date]]] = []
    for today in AHEAD:
        if plan.is_quiet(today):
            assert not is_time(plan, due_on, told_until, today)
            continue
        if is_time(plan, due_on, told_until, today):
            told.append((today, {each for each in plan.days(due_on) if told_until < each <= today}))
        told_until = today
    covered = [each for _today, days in told for each in days]
    assert sorted(covered) == sorted(set(plan.days(due_on)))
    for today, days in told:
        assert today == max(plan.first_open(each) for each in days)


@given(plans, dues, st.integers(0, 260), st.one_of(st.none(), st.integers(1, 90)))
def test_the_next_time_is_the_first_day_on_which_it_is_time(
    plan: ReminderPlan, due_on: date, ahead: int, settled: int | None
) -> None:
    today = MONDAY + timedelta(days=ahead)
    told_until = today - timedelta(days=settled or 1)
    days = (today + timedelta(days=number) for number in range(500))
    first = next((each for each in days if is_time(plan, due_on, told_until, each)), None)
    asked = None if settled is None else told_until
    assert next_time(plan, due_on, asked, today) == first
