"""Intervals against their books and against other programs' arithmetic."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from app.learning.intervals import (
    ALPHA,
    FEWEST,
    Interval,
    correlated,
    newcombe,
    share,
    wilson,
    z_of,
)

SHARES = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


@given(SHARES)
def test_wilsons_interval_is_scipys(share: tuple[int, int]) -> None:
    yes, of = share
    expected = stats.binomtest(yes, of).proportion_ci(1 - ALPHA, method="wilson")
    found = wilson(yes, of)
    assert isclose(found.low, expected.low, abs_tol=1e-9)
    assert isclose(found.high, expected.high, abs_tol=1e-9)


@pytest.mark.parametrize(
    ("yes", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_examples_of_newcombe_1998(yes: int, of: int, low: float, high: float) -> None:
    """Two-sided confidence intervals for the single proportion, table I, method 3."""
    found = wilson(yes, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_examples_of_newcombe_1998(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """Interval estimation for the difference between independent proportions, table II, method 10."""
    found = newcombe(*one, *other)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(SHARES, SHARES)
def test_a_difference_turned_round_is_its_mirror_image(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    there, back = newcombe(*one, *other), newcombe(*other, *one)
    assert isclose(there.low, -back.high, abs_tol=1e-9)
    assert isclose(there.high, -back.low, abs_tol=1e-9)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1, width=16)),
        min_size=FEWEST,
        max_size=60,
    )
)
def test_correlations_are_scipys(pairs: list[tuple[float, float]]) -> None:
    these, those = [one for one, _ in pairs], [other for _, other in pairs]
    found = correlated(these, those)
    if len(set(these)) == 1 or len(set(those)) == 1:
        assert found is None
        return
    assert found is not None
    assert found.interval is not None
    expected = stats.pearsonr(these, those)
    interval = expected.confidence_interval(1 - ALPHA)
    assert isclose(found.value, expected.statistic, abs_tol=1e-6)
    assert isclose(found.interval.low, interval.low, abs_tol=1e-5)
    assert isclose(found.interval.high, interval.high, abs_tol=1e-5)


def test_nothing_is_said_of_fewer_than_ten() -> None:
    assert share(9, 9) is None
    assert share(9, 10) is not None
    assert correlated([0, 1] * 4, [1, 0] * 4) is None


def test_more_comparisons_are_wider() -> None:
    assert isclose(z_of(), 1.959964, abs_tol=1e-6)
    assert isclose(z_of(10), 2.807034, abs_tol=1e-6)
    assert Interval(-0.1, 0.2).has_zero
    assert not Interval(0.1, 0.2).has_zero
