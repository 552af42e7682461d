import pytest

from bench.engine import Measured, Trial
from bench.engine_report import tables
from bench.turns import Spent


@pytest.mark.parametrize(("aim", "missed"), [(2.0, True), (2.5, False), (None, False)])
def test_what_misses_its_aim_has_an_asterisk(aim: float | None, missed: bool) -> None:
    floor = Measured("floor", Spent(200, 1.0, 0.5, 1.0), None)
    slow = Measured("Slow", Spent(2_000, 25.0, 2.0, 3.0), 2.5)
    lines = tables([Trial("Things", "things", "It is so.", (floor, slow), aim)]).splitlines()
    assert lines[2].split() == ["floor", "200", "1.00", "200", "0.5", "1.0"]
    assert lines[3].split() == ["Slow", "2,000", "25.00", "80", f"2.50{'*' * missed}", "2.0", "3.0"]
    assert lines[4].startswith("It is so.")
    assert ("Aim" in lines[4]) == (aim is not None)
