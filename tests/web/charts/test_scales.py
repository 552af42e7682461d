"""Every scale begins at zero and holds all that is drawn; labels neither overlap nor leave their room."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.charts import wordings
from app.web.charts.labels import spread, width_of, within, wrapped
from app.web.charts.parts import Part
from app.web.charts.scales import MOST_TICKS, PERCENT, axis_of, counting


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (3, (0, 1, 2, 3)),
        (7, (0, 2, 4, 6, 8)),
        (10, (0, 5, 10)),
        (99, (0, 50, 100)),
        (225, (0, 100, 200, 300)),
        (1_405, (0, 500, 1_000, 1_500)),
        (20_000_000, (0, 5_000_000, 10_000_000, 15_000_000, 20_000_000)),
    ],
)
def test_steps_that_people_count_in(largest: float, ticks: tuple[float, ...]) -> None:
    assert counting(largest).ticks == ticks


@given(st.integers(0, 10**9))
def test_a_scale_of_counts(largest: int) -> None:
    axis = counting(largest)
    assert axis.ticks[0] == 0
    assert axis.at(0) == 0
    assert axis.ticks[-1] == axis.top >= largest
    assert 2 <= len(axis.ticks) <= MOST_TICKS
    steps = {later - earlier for earlier, later in pairwise(axis.ticks)}
    assert len(steps) == 1
    assert min(steps) >= 1
    assert 0 <= axis.at(largest) <= 100
    assert axis.down(largest) == pytest.approx(100 - axis.at(largest), abs=0.01)


def test_shares_always_end_at_a_hundred() -> None:
    assert axis_of([Part(1, 100), Part(words="fewer than 5")]) is PERCENT
    assert axis_of([]) is PERCENT
    assert [PERCENT.at(each) for each in (0, 38, 100)] == [0, 38, 100]


def test_a_target_is_on_the_scale() -> None:
    assert axis_of([Part(3)], target=12).top >= 12
    with pytest.raises(ValueError, match="101"):
        axis_of([Part(1, 2)], target=101)


def test_shares_and_counts_do_not_mix() -> None:
    with pytest.raises(ValueError, match="shares and counts"):
        axis_of([Part(1, 2), Part(3)])


@pytest.mark.parametrize(
    ("value", "of", "said"),
    [
        (38, 40, "95 %"),
        (0, 25, "0 %"),
        (12, 12, "100 %"),
        (299, 300, "99 %"),
        (1, 300, "under 1 %"),
    ],
)
def test_shares_are_rounded_down(value: int, of: int, said: str) -> None:
    assert Part(value, of).said.replace(wordings.HARD_SPACE, " ") == said


@given(st.integers(1, 5_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_share_looks_like_its_target_when_it_reaches_it(counts: tuple[int, int]) -> None:
    value, of = counts
    said = Part(value, of).said
    assert (said == wordings.percent(100)) == (value == of)
    assert (said == wordings.percent(0)) == (value == 0)
    shown = 0 if said.startswith("under") else int(said.split(wordings.HARD_SPACE)[0])
    assert all((100 * value >= goal * of) == (shown >= goal) for goal in range(1, 101))


@pytest.mark.parametrize(("value", "of"), [(3, 2), (-1, 5), (-1, None)])
def test_no_part_is_more_than_its_whole(value: int, of: int | None) -> None:
    with pytest.raises(ValueError, match="is no part of"):
        Part(value, of)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0.48, 0.73, "48 to 73 %"), (0, 0.28, "0 to 28 %"), (0.721, 1, "72 to 100 %")],
)
def test_an_interval_is_rounded_outwards(low: float, high: float, said: str) -> None:
    assert wordings.between(low, high).replace(wordings.HARD_SPACE, " ") == said


def test_labels_in_a_crowd() -> None:
    assert spread([5], [2], 0, 10) == (5,)
    assert spread([5, 5], [2, 2], 0, 10) == (4, 6)
    assert spread([0, 10], [2, 2], 0, 10) == (1, 9)
    assert spread([9, 1, 9], [2, 2, 2], 0, 10) == (7, 1, 9)


def test_no_room_is_an_error() -> None:
    with pytest.raises(ValueError, match="no room"):
        spread([1, 2], [6, 6], 0, 10)


LABELS = st.lists(st.tuples(st.floats(-5, 25), st.floats(0.5, 3)), max_size=6)


@given(LABELS)
def test_labels_never_overlap_and_stay_inside(labels: list[tuple[float, float]]) -> None:
    wanted, sizes = [at for at, _ in labels], [size for _, size in labels]
    middles = spread(wanted, sizes, 0, 20)
    for middle, size in zip(middles, sizes, strict=True):
        assert middle - size / 2 >= -1e-6
        assert middle + size / 2 <= 20 + 1e-6
    order = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    for upper, lower in pairwise(order):
        assert middles[lower] - middles[upper] >= (sizes[lower] + sizes[upper]) / 2 - 1e-6


@given(st.lists(st.integers(2, 18), max_size=3, unique=True))
def test_labels_that_have_room_stay_where_they_are(wanted: list[int]) -> None:
    assert spread(wanted, [1.0] * len(wanted), 0, 20) == pytest.approx(wanted)


@given(st.text(min_size=1), st.floats(40, 300), st.floats(8, 20))
def test_wrapped_lines_fit(words: str, room: float, size: float) -> None:
    assert all(width_of(line, size) <= max(room, size) for line in wrapped(words, room, size))


def test_words_at_an_edge_are_moved_inside() -> None:
    assert [within(middle, 4, 0, 10) for middle in (0, 1, 5, 10)] == [2, 2, 5, 8]
