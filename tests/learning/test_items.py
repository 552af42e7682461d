"""Item analysis, by hand and against slow, plain reckoning."""

from fractions import Fraction
from math import isclose, sqrt
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ids import OptionId, QuestionId
from app.learning.intervals import FEWEST
from app.learning.item_flags import Flag
from app.learning.items import (
    OUTER,
    Go,
    Item,
    ItemAsked,
    ItemFigures,
    Reply,
    analyse,
    calibration,
    upper_and_lower,
)
from app.learning.quiz_attempt import Confidence

ITEMS = tuple(Item(QuestionId(name), "w") for name in ("q1", "q2", "q3", "q4"))
A, B, C = (OptionId(name) for name in "abc")
FIRST, SECOND, *_ = ITEMS
ASKED = ItemAsked(FIRST, scored=True, options=((A, True), (B, False), (C, False)))
SOME = (0.0, 0.5, 1.0)
MARKS = st.sampled_from(SOME)


@st.composite
def goes(draw: st.DrawFn) -> Go:
    """Each draws two or three of four; some stop half-way."""
    drawn = draw(st.permutations(ITEMS))[: draw(st.integers(2, 3))]
    come_to = draw(st.integers(0, len(drawn)))
    sure = st.none() | st.sampled_from(Confidence)
    replies = [
        Reply(item, draw(MARKS), (draw(st.sampled_from([A, B])),), draw(sure))
        for item in drawn[:come_to]
    ]
    return Go(tuple(replies), tuple(drawn[come_to:]), finished=come_to == len(drawn))


def figures(*goes: Go, asked: ItemAsked = ASKED) -> ItemFigures:
    [found] = analyse([asked], goes)
    return found


def go(mark: float, rest: float = 0.0, option: OptionId = A, sure: Confidence | None = None) -> Go:
    return Go((Reply(FIRST, mark, (option,), sure), Reply(SECOND, rest)))


@settings(max_examples=200, deadline=None)
@given(st.lists(goes(), max_size=40))
def test_figures_are_those_of_plain_reckoning(taken: list[Go]) -> None:
    found = figures(*taken)
    replies = [reply for go in taken for reply in go.replies if reply.item == FIRST]
    if len(replies) < FEWEST:
        assert found == ItemFigures(FIRST, None)
        return
    assert found.answered == len(replies)
    assert found.not_reached == sum(FIRST in go.not_reached for go in taken)
    assert found.facility is not None
    exact = sum(Fraction(reply.mark or 0) for reply in replies) / len(replies)
    assert isclose(found.facility.value, exact)
    assert {each.option: each.share.yes for each in found.options} == {
        option: sum(reply.chosen == (option,) for reply in replies) for option in (A, B, C)
    }
    pairs = plain_pairs(taken)
    if found.with_the_rest is not None:
        assert found.with_the_rest.of == len(pairs) >= FEWEST
        assert isclose(found.with_the_rest.value, pearson(pairs), abs_tol=1e-9)
    for level, wrong in found.wrong_by_confidence:
        of = [reply for reply in replies if reply.confidence is level]
        assert (wrong is None) == (len(of) < FEWEST)
        if wrong is not None:
            assert (wrong.yes, wrong.of) == (sum(reply.mark != 1 for reply in of), len(of))


def plain_pairs(taken: list[Go]) -> list[tuple[float, float]]:
    pairs = []
    for each in taken:
        here = [r.mark or 0.0 for r in each.replies if r.item == FIRST]
        others = [r.mark or 0.0 for r in each.replies if r.item != FIRST]
        if each.finished and here and others:
            pairs.append((here[0], sum(others) / len(others)))
    return pairs


def pearson(pairs: list[tuple[float, float]]) -> float:
    n = len(pairs)
    x, y = (sum(values) / n for values in zip(*pairs, strict=True))
    covariance = sum((a - x) * (b - y) for a, b in pairs)
    here, there = sum((a - x) ** 2 for a, _ in pairs), sum((b - y) ** 2 for _, b in pairs)
    return float(covariance) / sqrt(here * there)


@settings(max_examples=50, deadline=None)
@given(st.integers(37, 60), st.integers())
def test_outer_groups_do_not_ask_for_the_order(number: int, seed: int) -> None:
    """Ties that a group's edge cuts through count as in the mean over all orders."""
    random = Random(seed)  # noqa: S311  (nobody gains by guessing it)
    scores = [(random.choice(SOME), random.choice(SOME)) for _ in range(number)]
    found = upper_and_lower(scores)
    assert found is not None
    assert found.each == round(OUTER * len(scores))
    shuffled = list(scores)
    random.shuffle(shuffled)
    again = upper_and_lower(shuffled)
    assert again is not None
    assert isclose(found.upper, again.upper)
    assert isclose(found.lower, again.lower)
    tries = [sorted(scores, key=lambda one: (-one[1], random.random())) for _ in range(400)]
    mean = sum(sum(mark for mark, _ in each[: found.each]) for each in tries) / 400 / found.each
    assert abs(mean - found.upper) < 0.1


def test_discrimination_by_hand() -> None:
    """Of 40, eleven in either group: the best have it right, the weakest have it wrong."""
    taken = [go(mark=float(n >= 20), rest=n / 40) for n in range(40)]
    found = figures(*taken)
    assert found.discrimination is not None
    assert (found.discrimination.each, found.discrimination.index) == (11, 1.0)
    assert found.flags == (*(each for each in found.flags if each.flag is Flag.NOBODY_CHOOSES),)


def test_outer_groups_are_not_shown_where_they_would_be_small() -> None:
    assert upper_and_lower([(1.0, n / 40) for n in range(35)]) is None


def flags(*taken: Go) -> list[tuple[Flag, int, OptionId | None]]:
    return [(each.flag, each.of, each.option) for each in figures(*taken).flags]


def test_nearly_everybody_right_is_said_where_the_interval_says_so() -> None:
    assert (Flag.NEARLY_ALL_RIGHT, 60, None) in flags(*[go(1.0)] * 60)
    assert (Flag.NEARLY_ALL_RIGHT, 30, None) not in flags(*[go(1.0)] * 30)


def test_a_key_that_the_best_get_wrong_is_to_be_read_again() -> None:
    upside_down = [go(mark=float(n < 20), rest=n / 40) for n in range(40)]
    assert (Flag.READ_THE_KEY, 40, None) in flags(*upside_down)
    assert Flag.READ_THE_KEY not in {flag for flag, *_ in flags(*upside_down[5:34])}


def test_an_option_that_nobody_chooses() -> None:
    taken = [go(float(n % 2), n / 40, option=B if n % 2 else A) for n in range(40)]
    assert [each for each in flags(*taken) if each[0] is Flag.NOBODY_CHOOSES] == [
        (Flag.NOBODY_CHOOSES, 40, C)
    ]
    assert flags(*taken[:29]) == []


def test_sure_and_mistaken() -> None:
    taken = [go(float(n % 2), sure=Confidence.SURE) for n in range(40)]
    assert (Flag.SURE_AND_MISTAKEN, 40, None) in flags(*taken)
    [*_, (level, wrong)] = calibration(taken)
    assert (level, wrong and wrong.yes, wrong and wrong.of) == (Confidence.SURE, 20, 40)


def test_other_words_are_another_item() -> None:
    reworded = Item(FIRST.question, "other words")
    taken = [go(1.0)] * 12 + [Go((Reply(reworded, 0.0),))] * 11
    now, then = analyse([ASKED, ItemAsked(reworded, scored=True)], taken)
    assert (now.answered, now.facility and now.facility.value) == (12, 1.0)
    assert (then.answered, then.facility and then.facility.value) == (11, 0.0)


def test_a_rating_is_neither_easy_nor_hard() -> None:
    asked = ItemAsked(FIRST, scored=False, options=((A, False), (B, False)))
    found = figures(*[Go((Reply(FIRST, None, (A,)),))] * 40, asked=asked)
    assert (found.facility, found.discrimination, found.with_the_rest) == (None, None, None)
    assert [each.share.yes for each in found.options] == [40, 0]
    assert found.flags == ()
