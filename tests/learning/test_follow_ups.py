"""`before`, `after … weeks`, the same part twice, and `renew-from`."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.course import Course
from app.content.model.header import Kind
from app.learning.course_progress import Doing, Facts, is_current, progress
from app.learning.doings import Part
from tests.learning.cases import course, step

MET = date(2026, 11, 23)
OPENS = MET + timedelta(weeks=8)
SURE, READ, CHECK = (Kind.QUIZ, "sure"), (Kind.LESSON, "c/read"), (Kind.QUIZ, "check")
TWICE = course(
    [
        step(*READ),
        step(*CHECK, must_pass=True),
        step(*SURE, before=True),
        step(*SURE),
    ],
    [step(*READ, after_weeks=8), step(*SURE, after_weeks=8)],
)


def doings(**times: int) -> dict[Part, list[Doing]]:
    """So many doings of each, a day apart, ending the day before the award; a `check` always passes."""
    parts = {"read": READ, "sure": SURE, "check": CHECK}
    return {
        parts[name]: [
            Doing(MET - timedelta(days=count - n), passed=name == "check") for n in range(count)
        ]
        for name, count in times.items()
    }


def states(plan: Course, facts: Facts, today: date | None = None) -> str:
    return " ".join(placed.state.value for placed in progress(plan, facts, today).steps)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            Facts(), "later later next later optional optional", id="what is asked before is first"
        ),
        pytest.param(
            Facts.of(doings(sure=1)),
            "next later done later optional optional",
            id="once submitted it is done",
        ),
        pytest.param(
            Facts.of(doings(sure=1, read=1, check=1)),
            "done done done next optional optional",
            id="one submission does one step",
        ),
        pytest.param(
            Facts.of(doings(sure=2, read=1, check=1)),
            "done done done done optional optional",
            id="a second does the second",
        ),
        pytest.param(
            Facts.of(doings(sure=3, read=2, check=1)),
            "done done done done done done",
            id="done early counts for itself",
        ),
        pytest.param(
            Facts(submitted={"sure"}),
            "next later done later optional optional",
            id="without its doings a second step cannot be told done",
        ),
    ],
)
def test_the_same_part_twice_takes_two_doings(facts: Facts, expected: str) -> None:
    assert states(TWICE, facts) == expected


def test_before_does_not_ask_to_pass_and_a_check_after_it_does() -> None:
    plan = course([step(*CHECK, before=True), step(*CHECK, must_pass=True)])
    failed, passed = Doing(MET), Doing(MET, passed=True)

    assert states(plan, Facts.of({CHECK: [failed]})) == "done next"
    assert states(plan, Facts.of({CHECK: [passed]})) == "done next"
    assert states(plan, Facts.of({CHECK: [failed, failed]})) == "done next"
    assert states(plan, Facts.of({CHECK: [failed, passed]})) == "done done"


def test_required_steps_are_numbered_as_they_are_asked() -> None:
    numbers = [placed.number for placed in progress(TWICE, Facts()).steps]
    assert numbers == [2, 3, 1, 4, None, None]


def test_follow_ups_are_never_needed() -> None:
    done = progress(TWICE, Facts.of(doings(sure=2, read=1, check=1)))
    assert (done.complete, done.required, done.next) == (True, 4, None)


@pytest.mark.parametrize(
    ("today", "later", "expected"),
    [
        (None, {}, "optional optional"),
        (OPENS - timedelta(days=1), {}, "optional optional"),
        (OPENS, {}, "offered offered"),
        (OPENS + timedelta(days=400), {}, "offered offered"),
        (OPENS, {READ: OPENS}, "done offered"),
        (OPENS, {READ: OPENS - timedelta(days=1)}, "offered offered"),
        (OPENS - timedelta(days=1), {READ: OPENS - timedelta(days=1)}, "done optional"),
    ],
)
def test_a_follow_up_is_offered_when_its_weeks_have_passed(
    today: date | None, later: dict[Part, date], expected: str
) -> None:
    done = doings(sure=2, read=1, check=1)
    for part, day in later.items():
        done[part].append(Doing(day))
    placed = progress(TWICE, Facts.of(done, complete_since=MET), today)

    assert " ".join(step.state.value for step in placed.steps[4:]) == expected
    assert {step.opens for step in placed.steps[4:]} == {OPENS}
    assert [s.slug for s in placed.offered] == [
        s.step.slug for s in placed.steps if s.state == "offered"
    ]


def test_before_the_rest_is_complete_no_day_is_named() -> None:
    placed = progress(TWICE, Facts.of(doings(sure=1)), OPENS)
    assert {step.opens for step in placed.steps} == {None}


@pytest.mark.parametrize(
    ("renew_from", "met_on", "current"),
    [
        (None, MET, True),
        (MET, MET, True),
        (MET, MET - timedelta(days=1), False),
        (MET, MET + timedelta(days=1), True),
    ],
)
def test_an_award_from_before_the_renewal_is_not_current(
    renew_from: date | None, met_on: date, current: bool
) -> None:
    assert is_current(course([step(*READ)], renew_from=renew_from), met_on) is current


def test_a_renewal_counts_what_was_done_since() -> None:
    done = doings(sure=2, read=1, check=1)
    assert progress(TWICE, Facts.of(done)).complete
    again = Facts.of(done, since=MET)
    assert states(TWICE, again).startswith("later later next later")


parts = st.sampled_from([SURE, READ, CHECK])
days = st.integers(0, 400).map(lambda n: MET + timedelta(days=n))


@given(
    st.dictionaries(parts, st.lists(st.builds(Doing, days, st.booleans()), max_size=4)),
    st.none() | days,
    st.none() | days,
    st.none() | days,
)
def test_follow_ups_never_bear_on_the_award(
    done: dict[Part, list[Doing]],
    since: date | None,
    complete_since: date | None,
    today: date | None,
) -> None:
    facts = Facts.of(done, since, complete_since)
    without = course(TWICE.sections[0].steps)
    with_them, bare = progress(TWICE, facts, today), progress(without, facts)

    assert [p.state for p in with_them.steps[:4]] == [p.state for p in bare.steps]
    assert with_them.complete == bare.complete
    assert with_them.next == bare.next
    assert sum(p.state == "next" for p in with_them.steps) <= 1
