"""What is compared with what, and what is left out of it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ids import QuestionId
from app.learning.effect import (
    Decided,
    Played,
    Rated,
    case_changes,
    compared,
    rating_changes,
    responses,
)
from app.learning.items import Item
from app.learning.occasions import BEFORE, END, Point, Road

EIGHT = Point(8)
POINTS = (BEFORE, END, EIGHT)
FIRST, SECOND = (Item(QuestionId(name), "as it reads now") for name in ("a", "b"))
REWORDED = Item(QuestionId("a"), "as it read before")
MET = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = date(2026, 12, 1)
LINKED = Road(MET, MET, MET.date())
UNMET = Road()


def somebody(road: Road = LINKED, **at: Mapping[Item, int]) -> Rated:
    names = {"before": BEFORE, "end": END, "eight": EIGHT}
    return Rated(road, {names[name]: ratings for name, ratings in at.items()})


def test_each_with_the_first_and_weeks_after_with_the_end_too() -> None:
    assert list(compared(POINTS)) == [(BEFORE, END), (BEFORE, EIGHT), (END, EIGHT)]
    assert list(compared((END, EIGHT))) == [(END, EIGHT)]


def test_the_order_in_which_points_are_given_does_not_matter() -> None:
    assert list(compared((EIGHT, BEFORE, END))) == list(compared(POINTS))


def test_nine_who_played_twice_leave_not_even_a_count() -> None:
    went = {END: Decided(1, 4, none_poor=False), EIGHT: Decided(3, 4, none_poor=True)}
    people = [Played(LINKED, went)] * 9 + [Played(LINKED, {END: went[END]})] * 3
    [found] = case_changes(people, (END, EIGHT))
    assert (found.sound, found.none_poor, found.unmatched) == (None, None, None)


def test_an_answer_of_somebody_who_is_not_asked_yet_is_no_response() -> None:
    people = [somebody(end={FIRST: 1})] * 10 + [somebody(UNMET, end={FIRST: 1})] * 5
    [end] = responses(people, (END,), LATER)
    assert end.share is not None
    assert (end.share.yes, end.share.of) == (10, 10)


def test_only_people_who_answered_both_times_are_compared() -> None:
    people = [somebody(before={FIRST: 1}, end={FIRST: 3})] * 10
    people += [somebody(before={FIRST: 4})] * 5 + [somebody(end={FIRST: 4})] * 2
    found, *_ = rating_changes(people, POINTS, {FIRST: 4})
    assert found.overall is not None
    assert (found.overall.of, found.overall.first, found.overall.second) == (10, 1, 3)
    assert found.unmatched == 7
    [item] = found.items
    assert item.spread is not None
    assert (item.spread.first, item.spread.second) == ((10, 0, 0, 0), (0, 0, 10, 0))


def test_nine_pairs_leave_not_even_a_count() -> None:
    people = [somebody(before={FIRST: 1}, end={FIRST: 3})] * 9 + [somebody(before={FIRST: 1})] * 9
    found, *_ = rating_changes(people, POINTS, {FIRST: 4})
    assert (found.overall, found.unmatched) == (None, None)
    assert [(each.change, each.spread) for each in found.items] == [(None, None)]


def test_a_reworded_question_is_not_compared_with_itself() -> None:
    people = [somebody(before={REWORDED: 1, SECOND: 2}, end={FIRST: 4, SECOND: 2})] * 12
    found, *_ = rating_changes(people, POINTS, {FIRST: 4, SECOND: 4})
    assert [each.change and each.change.of for each in found.items] == [None, 12]
    assert found.overall is not None
    assert found.overall.difference == 0


def test_responses_are_of_those_who_could() -> None:
    people = [somebody(before={FIRST: 1}, end={FIRST: 1})] * 10
    people += [somebody(UNMET, before={FIRST: 1})] * 4 + [somebody(UNMET)] * 6
    found = {each.point: each.share for each in responses(people, POINTS, LATER)}
    assert {p: s and (s.yes, s.of) for p, s in found.items()} == {
        BEFORE: (14, 20),
        END: (10, 10),
        EIGHT: (0, 10),
    }
    early = responses(people, POINTS, MET.date() + timedelta(days=55))
    assert early[-1].share is None


places = st.dictionaries(st.sampled_from([FIRST, SECOND, REWORDED]), st.integers(1, 4), max_size=3)
at = st.dictionaries(st.sampled_from(POINTS), places, max_size=3)


@given(st.lists(at.map(lambda each: Rated(LINKED, each)), max_size=40))
def test_as_a_slow_and_plain_reading_has_it(people: list[Rated]) -> None:
    for found in rating_changes(people, POINTS, {FIRST: 4, SECOND: 4}):
        pairs = []
        for each in people:
            if found.first in each.at and found.second in each.at:
                one, other = each.at[found.first], each.at[found.second]
                both = [item for item in (FIRST, SECOND) if item in one and item in other]
                if both:
                    pairs.append((fmean(one[i] for i in both), fmean(other[i] for i in both)))
        if len(pairs) < 10:
            assert found.overall is None
        else:
            assert found.overall is not None
            assert found.overall.of == len(pairs)
            mean = fmean(second - first for first, second in pairs)
            assert found.overall.difference == pytest.approx(mean)


def test_cases_by_share_and_by_whether_any_choice_was_unsound() -> None:
    went = {END: Decided(1, 4, none_poor=False), EIGHT: Decided(3, 4, none_poor=True)}
    people = [Played(LINKED, went)] * 12 + [Played(LINKED, {END: went[END]})] * 3
    [found] = case_changes(people, (END, EIGHT))
    assert found.sound is not None
    assert (found.sound.first, found.sound.second, found.unmatched) == (0.25, 0.75, 3)
    assert found.none_poor is not None
    assert (found.none_poor.gained, found.none_poor.of) == (12, 12)
