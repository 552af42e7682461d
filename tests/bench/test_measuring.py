import pytest

from bench.measuring import Timing


@pytest.mark.parametrize(
    ("seconds", "mean", "p95", "p99"),
    [
        ([0.5], 0.5, 0.5, 0.5),
        ([float(n) for n in range(100, 0, -1)], 50.5, 95.0, 99.0),
        ([1.0] * 99 + [100.0], 1.99, 1.0, 1.0),
        ([1.0] * 98 + [100.0] * 2, 2.98, 1.0, 100.0),
    ],
)
def test_percentiles_are_visits_that_happened(
    seconds: list[float], mean: float, p95: float, p99: float
) -> None:
    timing = Timing.of("Course", 8, seconds)
    assert timing.mean == pytest.approx(mean)
    assert (timing.p95, timing.p99) == (p95, p99)
    assert timing.visits == len(seconds)
