"""Which asking an answer belongs to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.course import Section, Step
from app.content.model.header import Kind
from app.content.model.text import PlainText, RichText
from app.learning.occasions import BEFORE, END, Done, Point, Road, askings, place
from app.paths import CONTENT
from tests.conftest import compiled

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
EIGHT, TWELVE = Point(8), Point(12)
ALL = (BEFORE, END, EIGHT)


def done(days: float) -> Done:
    at = START + timedelta(days=days)
    return Done(at, at.date())


def road(taught: float | None = 1, met: float | None = 5) -> Road:
    met_at = None if met is None else START + timedelta(days=met)
    return Road(
        None if taught is None else START + timedelta(days=taught),
        met_at,
        met_at.date() if met_at else None,
    )


def test_before_at_the_end_and_eight_weeks_after() -> None:
    found = place(road(), [done(0), done(5), done(5 + 56)], ALL)
    assert found == {BEFORE: 0, END: 1, EIGHT: 2}


def test_what_was_answered_after_the_first_lesson_is_not_before() -> None:
    assert place(road(taught=0.5), [done(1), done(5)], ALL) == {END: 1}


def test_one_answer_stands_for_one_point() -> None:
    assert place(road(), [done(0)], ALL) == {BEFORE: 0}


def test_who_has_not_met_the_course_has_only_a_before() -> None:
    assert place(road(met=None), [done(0), done(3)], ALL) == {BEFORE: 0}


def test_the_last_one_until_it_was_met_is_its_end() -> None:
    assert place(road(), [done(0), done(2), done(4), done(6)], ALL)[END] == 2


def test_weeks_after_has_a_first_and_a_last_day() -> None:
    for days, at in ((55, {}), (56, {EIGHT: 0}), (111, {EIGHT: 0}), (112, {})):
        assert place(road(taught=-1), [done(5 + days)], (END, EIGHT)) == at, days


def test_the_next_asking_ends_the_one_before() -> None:
    found = place(road(taught=-1), [done(5 + 84)], (END, EIGHT, TWELVE))
    assert found == {TWELVE: 0}


def test_the_first_within_its_weeks_counts_and_they_end_after_as_many_again() -> None:
    assert place(road(taught=-1), [done(5 + 60), done(5 + 70)], ALL) == {EIGHT: 0}
    assert place(road(taught=-1), [done(5 + 63)], (END, Point(4), TWELVE)) == {}


def test_before_ends_with_the_first_lesson_or_the_award_that_moment_included() -> None:
    for way, days, is_before in (
        (road(taught=1), 1, True),
        (road(taught=None, met=5), 5, True),
        (road(taught=None, met=5), 6, False),
    ):
        assert (BEFORE in place(way, [done(days)], ALL)) is is_before, (way, days)


def test_an_asking_is_due_from_its_day_on() -> None:
    met_on = done(5).on
    for point, days, is_due in (
        (END, -1, False),
        (END, 0, True),
        (EIGHT, 55, False),
        (EIGHT, 56, True),
    ):
        assert road().is_due(point, met_on + timedelta(days=days)) is is_due, (point, days)


QUIZ, CASE = Kind.QUIZ, Kind.SCENARIO
FIRST_CASE, LAST_CASE = (Step(CASE, name, required=True) for name in ("first", "last"))
UNSEEN = Step(CASE, "unseen", required=False, after_weeks=8)


@pytest.mark.parametrize(
    ("steps", "quizzes", "cases"),
    [
        ([Step(QUIZ, "q", required=True)], {}, {}),
        ([Step(QUIZ, "q", required=True), Step(QUIZ, "q", required=False)], {}, {}),
        (
            [Step(QUIZ, "q", required=True, before=True), Step(QUIZ, "q", required=True)],
            {"q": (BEFORE, END)},
            {},
        ),
        ([FIRST_CASE, LAST_CASE], {}, {}),
        ([FIRST_CASE, LAST_CASE, UNSEEN], {}, {END: "last", EIGHT: "unseen"}),
        (
            [FIRST_CASE, Step(CASE, "more", required=False), UNSEEN],
            {},
            {END: "first", EIGHT: "unseen"},
        ),
    ],
)
def test_what_is_asked_twice_is_compared(
    steps: list[Step], quizzes: dict[str, object], cases: dict[Point, str]
) -> None:
    shipped = compiled(CONTENT).courses["noticing-neglect"]
    own = replace(shipped, sections=(Section(PlainText(), RichText(), tuple(steps)),))
    assert (askings(own).quizzes, askings(own).cases) == (quizzes, cases)


times = st.lists(st.integers(-10, 200).map(done), max_size=6).map(
    lambda each: sorted(each, key=lambda one: one.at)
)
moments = st.none() | st.integers(-5, 60)


@given(times, moments, moments, st.sets(st.sampled_from([*ALL, TWELVE])))
def test_no_answer_is_counted_twice_and_none_out_of_its_time(
    found: list[Done], taught: int | None, met: int | None, asked: set[Point]
) -> None:
    way = road(taught, met)
    placed = place(way, found, asked)
    assert placed.keys() <= asked
    assert len(set(placed.values())) == len(placed)
    for point, number in placed.items():
        each = found[number]
        if point == BEFORE:
            assert way.taught_at is None or each.at <= way.taught_at
            assert number == 0
        elif point == END:
            assert way.met_at is not None
            assert each.at <= way.met_at
        else:
            assert way.met_on is not None
            assert timedelta(weeks=point.weeks) <= each.on - way.met_on
            assert each.on - way.met_on < timedelta(weeks=2 * point.weeks)


def test_the_shipped_course_asks_its_scales_three_times_and_an_unseen_case_each_time() -> None:
    found = askings(compiled(CONTENT).courses["noticing-neglect"])
    assert found.quizzes == {"neglect-confidence": (BEFORE, END, EIGHT)}
    assert found.cases == {
        BEFORE: "two-charts",
        END: "everything-money-can-buy",
        EIGHT: "wobbly",
    }
