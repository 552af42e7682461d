"""What each chart draws of its figures."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.charts.bars import Bar, bars
from app.web.charts.flows import HAIRLINE, WIDEST, flow
from app.web.charts.frame import Frame
from app.web.charts.heat import HeatRow, Step, heat
from app.web.charts.intervals import Estimate, intervals
from app.web.charts.lines import HEIGHT, LINE, lines
from app.web.charts.multiples import multiples
from app.web.charts.parts import Part
from app.web.charts.trends import ROOM, Series, month_ticks
from app.web.charts.wordings import percent

FRAME = Frame("chart", "Nurseries rose", "Share by month.", empty="Nothing yet.")
COUNTS = st.integers(1, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))
PARTS = st.one_of(st.none(), st.just(Part(words="fewer than 5")), COUNTS.map(lambda c: Part(*c)))


def months(count: int, year: int = 2023, month: int = 12) -> tuple[date, ...]:
    first = year * 12 + month - 1
    return tuple(date((first + i) // 12, (first + i) % 12 + 1, 1) for i in range(count))


@given(st.lists(COUNTS, min_size=1, max_size=8))
def test_bars_are_as_long_as_their_shares(counts: list[tuple[int, int]]) -> None:
    chart = bars([Bar("A", value, of) for value, of in counts], frame=FRAME)
    for row, (value, of) in zip(chart.rows, counts, strict=True):
        assert row.length == pytest.approx(100 * value / of, abs=0.006)


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8))
def test_bars_of_counts_begin_at_zero(values: list[int]) -> None:
    chart = bars([Bar("A", value) for value in values], frame=FRAME)
    for row, value in zip(chart.rows, values, strict=True):
        assert row.length == pytest.approx(100 * value / chart.axis.top, abs=0.006)


@pytest.mark.parametrize(
    ("row", "said", "origin"),
    [
        (Bar("A", words="fewer than 5"), "fewer than 5", ""),
        (Bar("A", 3, 4, words="withheld"), "withheld", ""),
        (Bar("A"), "no figure", ""),
        (Bar("A", 0, 0), "nobody is asked", ""),
        (Bar("A", declared=True), "no figure", ""),
    ],
)
def test_words_have_no_bar(row: Bar, said: str, origin: str) -> None:
    (drawn,) = bars([row], target=90, frame=FRAME).rows
    assert (drawn.length, drawn.part.said, drawn.part.counted) == (None, said, "")
    assert drawn.part.origin == origin


def test_what_is_withheld_is_nowhere_in_the_chart() -> None:
    chart = bars([Bar("A", 3, 4, words="withheld")], frame=FRAME)
    assert chart.table.rows == (("A", "withheld", "", ""),)


def test_nobody_is_a_bar_of_no_length_and_not_missing() -> None:
    (drawn,) = bars([Bar("A", 0, 25)], frame=FRAME).rows
    assert drawn.length == 0
    assert drawn.part.counted == "0 of 25"


def test_the_table_has_the_same_figures() -> None:
    chart = bars([Bar("A", 38, 40), Bar("B", 3, 4, declared=True)], frame=FRAME)
    assert chart.table.rows == (
        ("A", percent(95), "38 of 40", "recorded"),
        ("B", percent(75), "3 of 4", "declared, not recorded"),
    )
    assert chart.hatched


@pytest.mark.parametrize(("target", "anchor"), [(0, "start"), (50, "middle"), (100, "end")])
def test_the_targets_label_stays_inside(target: int, anchor: str) -> None:
    found = bars([Bar("A", 1, 2)], target=target, frame=FRAME).target
    assert found is not None
    assert (found.at, found.anchor) == (target, anchor)


def test_gaps_are_gaps_and_never_zero() -> None:
    parts = [Part(1, 2), None, Part(0, 2), Part(1, 1), Part(words="fewer than 5"), Part(1, 4)]
    chart = lines([Series("A", parts)], months(6), frame=FRAME)
    (row,) = chart.rows
    assert row.trend.path == "M0 50h0M40 100L60 0M100 75h0"
    assert [cells[1] for cells in chart.table.rows] == [
        f"{percent(25)} (1 of 4)",
        "fewer than 5",
        f"{percent(100)} (1 of 1)",
        f"{percent(0)} (0 of 2)",
        "no figure",
        f"{percent(50)} (1 of 2)",
    ]


def test_a_line_that_ends_early_says_when() -> None:
    chart = lines([Series("A", [Part(1, 2), Part(3, 4), None])], months(3), frame=FRAME)
    assert [words for _, words in chart.labels[0].rows] == [f"{percent(75)} in Jan 2024"]
    assert chart.rows[0].trend.end == (50, 25)


def test_series_without_any_figure_are_an_empty_chart() -> None:
    assert lines([Series("A", [None, None])], months(2), frame=FRAME).rows == ()
    assert lines([], months(2), frame=FRAME).rows == ()
    assert lines([Series("A", [])], (), frame=FRAME).rows == ()


def test_five_lines_cannot_be_told_apart() -> None:
    with pytest.raises(ValueError, match="multiples"):
        lines([Series("A", [None])] * 5, months(1), frame=FRAME)


def test_each_month_has_its_figure() -> None:
    for chart in (lines, multiples):
        with pytest.raises(ValueError, match="1 figures for 2 months"):
            chart([Series("A", [None])], months(2), frame=FRAME)


NAMES = st.sampled_from(
    ("Health", "Ysgolion a cholegau, a darparwyr addysg Gogledd-orllewin Cymru", "L" * 90)
)


@given(
    st.lists(st.tuples(NAMES, st.lists(PARTS, min_size=5, max_size=5)), min_size=1, max_size=4),
    st.none() | st.integers(0, 100),
)
def test_labels_at_the_ends(drawn: list[tuple[str, list[Part | None]]], target: int | None) -> None:
    series = [Series(name, parts) for name, parts in drawn]
    chart = lines(series, months(5), target=target, frame=FRAME)
    assert chart.height >= HEIGHT
    for labels in (chart.labels, chart.short_labels):
        places = sorted(at * chart.height / 100 for label in labels for at, _ in label.rows)
        assert all(b - a >= LINE - 0.01 for a, b in pairwise(places))
        assert all(-0.01 <= at <= chart.height + 0.01 for at in places)
    for label in chart.labels:
        assert label.rows[0][1].startswith(label.value)
    ends = [row.trend.end for row in chart.rows if row.trend.end]
    assert len([label for label in chart.labels if label.style]) == len(ends)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, ["Dec 2023"]),
        (3, ["Dec 2023", "Jan 2024", "Feb"]),
        (12, ["Jan 2024", "Jul"]),
        (36, ["2024", "2025", "2026"]),
        (120, ["2025", "2028", "2031"]),
    ],
)
def test_as_many_months_are_named_as_can_be_read(count: int, words: list[str]) -> None:
    ticks = month_ticks(months(count))
    assert [f"{tick.words} {tick.below}".strip() for tick in ticks] == words


@given(st.integers(0, 400), st.integers(1990, 2030), st.integers(1, 12))
def test_names_of_months_do_not_overlap(count: int, year: int, month: int) -> None:
    ticks = month_ticks(months(count, year, month))
    edges = [(t.x, t.x + ROOM) if t.anchor == "start" else (t.x - ROOM, t.x) for t in ticks]
    assert all(low >= 0 and high <= 100 for low, high in edges)
    assert all(a[1] <= b[0] for a, b in pairwise(edges))
    assert bool(ticks) == bool(count)


def test_small_multiples_share_their_scale() -> None:
    chart = multiples(
        [Series("A", [Part(1), Part(2)]), Series("B", [Part(10), Part(20)])],
        months(2),
        frame=FRAME,
    )
    first, second = (panel.trend.end for panel in chart.rows)
    assert first is not None
    assert second is not None
    assert (100 - first[1]) * 10 == pytest.approx(100 - second[1])
    assert (chart.first, chart.last) == ("Dec 2023", "Jan 2024")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([Part(1, 2), Part(3, 4)], percent(75)),
        ([Part(1, 2), None], f"{percent(50)} in Dec 2023"),
        ([None, Part(words="fewer than 5")], "fewer than 5"),
        ([None, None], "no figure"),
    ],
)
def test_a_panel_says_its_last_figure(parts: list[Part | None], said: str) -> None:
    (panel,) = multiples([Series("A", parts)], months(2), frame=FRAME).rows
    assert panel.said == said


def test_an_interval_stands_around_its_point() -> None:
    chart = intervals([Estimate("A", 0.61, 0.48, 0.73, 56)], frame=FRAME)
    (row,) = chart.rows
    assert (row.low, row.at, row.high) == (48, 61, 73)
    assert chart.table.rows == (("A", percent(61), f"48 to {percent(73)}", "n = 56"),)


def test_too_few_people_have_no_point() -> None:
    (row,) = intervals([Estimate("A", 0.5, 0.4, 0.6, 4, words="too few")], frame=FRAME).rows
    assert (row.at, row.said, row.between, row.of) == (None, "too few", "", "")


def test_what_is_no_interval_is_refused() -> None:
    with pytest.raises(ValueError, match="no interval"):
        intervals([Estimate("A", 0.5, 0.6, 0.7, 40)], frame=FRAME)


@pytest.mark.parametrize(
    ("part", "step"),
    [
        (Part(36, 40), Step.MET),
        (Part(35, 40), Step.NEAR),
        (Part(32, 40), Step.NEAR),
        (Part(31, 40), Step.FAR),
        (Part(0, 40), Step.FAR),
        (Part(words="fewer than 5"), None),
        (Part(0, 0), None),
        (None, None),
    ],
)
def test_steps_of_the_heat_table(part: Part | None, step: Step | None) -> None:
    chart = heat(["A"], [HeatRow("B", [part])], target=90, frame=FRAME)
    cell = chart.rows[0].cells[0]
    assert cell.step == step
    assert bool(cell.step_words) == (step is not None)
    assert (cell.length is None) == (step is None)


def test_each_course_has_its_cell() -> None:
    with pytest.raises(ValueError, match="1 figures for 2 courses"):
        heat(["A", "B"], [HeatRow("C", [None])], frame=FRAME)


@given(COUNTS)
def test_roads_are_as_wide_as_their_shares(counts: tuple[int, int]) -> None:
    taken, of = counts
    found = flow(Part(taken, of))
    assert found.width == pytest.approx(max(HAIRLINE, WIDEST * taken / of), abs=0.006)
    assert found.taken == (taken > 0)


def test_roads_in_words() -> None:
    assert flow(Part(1, 4)).label == f"{percent(25)} · 1 of 4"
    assert flow(Part(0, 4)).label == "nobody"
    assert flow(Part(words="fewer than 10")).label == "fewer than 10"
