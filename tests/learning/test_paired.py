"""Changes in the same people, with their intervals, held to published and to slow figures."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.learning.intervals import FEWEST, newcombe
from app.learning.paired import change, shift, t_of

ratings = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=FEWEST, max_size=60)
judged = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=FEWEST, max_size=60)


@pytest.mark.parametrize("freedom", [9, 10, 15, 30, 120, 5_000])
def test_student_t_is_right_to_four_digits(freedom: int) -> None:
    assert t_of(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=1e-4)


@given(ratings)
def test_the_interval_is_that_of_the_paired_t_test(pairs: list[tuple[int, int]]) -> None:
    found = change(pairs)
    assert found is not None
    differences = [second - first for first, second in pairs]
    assert found.difference == pytest.approx(sum(differences) / len(differences))
    if len(set(differences)) == 1:
        assert found.interval.low == pytest.approx(found.interval.high)
        return
    asked = stats.ttest_rel([b for _, b in pairs], [a for a, _ in pairs]).confidence_interval(0.95)
    assert found.interval.low == pytest.approx(asked.low, abs=1e-3)
    assert found.interval.high == pytest.approx(asked.high, abs=1e-3)


def test_fewer_than_ten_say_nothing() -> None:
    assert change([(1, 2)] * 9) is None
    assert shift([(True, False)] * 9) is None


def test_newcombes_own_example() -> None:
    """36, 12, 2 and 0 of 50: his first, with the interval that he prints for method 10."""
    found = shift(pairs_of(36, 12, 2, 0))
    assert found is not None
    assert found.difference == pytest.approx(0.2)
    assert found.interval.low == pytest.approx(0.0569, abs=5e-5)
    assert found.interval.high == pytest.approx(0.3404, abs=5e-5)


def pairs_of(both: int, gained: int, lost: int, neither: int) -> list[tuple[bool, bool]]:
    return [
        *[(True, True)] * both,
        *[(False, True)] * gained,
        *[(True, False)] * lost,
        *[(False, False)] * neither,
    ]


@given(judged)
def test_the_cells_add_up_and_the_interval_holds_the_difference(
    pairs: list[tuple[bool, bool]],
) -> None:
    found = shift(pairs)
    assert found is not None
    assert found.of == len(pairs)
    assert (found.first, found.second) == (sum(a for a, _ in pairs), sum(b for _, b in pairs))
    assert -1 - 1e-9 <= found.interval.low <= found.difference + 1e-9
    assert found.difference - 1e-9 <= found.interval.high <= 1 + 1e-9


@given(judged)
def test_turned_round_it_says_the_opposite(pairs: list[tuple[bool, bool]]) -> None:
    found, turned = shift(pairs), shift([(second, first) for first, second in pairs])
    assert found is not None
    assert turned is not None
    assert turned.interval.low == pytest.approx(-found.interval.high)


def test_where_the_two_do_not_go_together_it_is_the_interval_of_two_groups() -> None:
    found = shift(pairs_of(20, 20, 20, 20))
    assert found is not None
    apart = newcombe(40, 80, 40, 80)
    assert found.interval.low == pytest.approx(apart.low)


def test_a_link_as_small_as_the_correction_counts_as_none() -> None:
    found = shift(pairs_of(3, 5, 2, 4))
    assert found is not None
    both = newcombe(8, 14, 5, 14)
    assert (found.interval.low, found.interval.high) == pytest.approx((both.low, both.high))


def test_of_many_worlds_it_misses_about_one_in_twenty() -> None:
    """A person has a leaning, so that the two judgements go together; the true difference is known."""
    random = Random(5)  # noqa: S311  (nobody gains by guessing it)
    missed, worlds = 0, 1_000
    true = sum(_chance(lean, 0.6) - _chance(lean, 0) for lean in (-1, 1)) / 2
    for _ in range(worlds):
        leans = [random.choice((-1, 1)) for _ in range(40)]
        found = shift(
            [
                (random.random() < _chance(lean, 0), random.random() < _chance(lean, 0.6))
                for lean in leans
            ]
        )
        assert found is not None
        missed += not found.interval.low <= true <= found.interval.high
    assert 0.025 <= missed / worlds <= 0.07


def _chance(lean: float, shifted: float) -> float:
    return 1 / (1 + math.exp(-(lean + shifted)))
