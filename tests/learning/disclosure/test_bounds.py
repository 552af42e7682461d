"""The shuttle and its witnesses against every way to fill in small tables."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.learning.disclosure.intervals import Equation, Interval, Shuttle
from app.learning.disclosure.witnesses import without_witnesses

ROWS = 2
NAMES = [(row, part) for row in (*range(ROWS), "total") for part in "cun"]
SUMS: list[Equation[tuple[object, str]]] = [
    *(((1, (row, "c")), (1, (row, "u")), (-1, (row, "n"))) for row in (*range(ROWS), "total")),
    *((*((1, (row, part)) for row in range(ROWS)), (-1, ("total", part))) for part in "cun"),
]
people = st.integers(0, 5)
leeway = st.integers(0, 2)


@settings(deadline=None)
@given(st.tuples(people, people, people, people), st.data())
def test_within_one_table_bounds_and_witnesses_are_exact(
    truth: tuple[int, int, int, int], data: st.DataObject
) -> None:
    bounds = {
        name: Interval(max(0, value - data.draw(leeway)), value + data.draw(leeway))
        for name, value in filled(*truth).items()
    }
    cells = [bounds[row, part] for row in range(ROWS) for part in "cu"]
    fitting = [
        filling
        for filling in every_filling(cells)
        if all(least <= filling[name] <= most for name, (least, most) in bounds.items())
    ]
    values = {name: {filling[name] for filling in fitting} for name in NAMES}
    exact = {name: (min(found), max(found)) for name, found in values.items()}
    assert Shuttle(SUMS).narrowed(bounds) == exact
    assert without_witnesses(Shuttle(SUMS), bounds, NAMES) == {
        name for name, found in values.items() if len(found) == 1
    }


def every_filling(cells: list[Interval]) -> list[dict[tuple[object, str], int]]:
    ranges = [range(cell.least, cell.most + 1) for cell in cells]
    return [filled(*numbers) for numbers in product(*ranges)]


def filled(c0: int, u0: int, c1: int, u1: int) -> dict[tuple[object, str], int]:
    rows = {0: (c0, u0), 1: (c1, u1), "total": (c0 + c1, u0 + u1)}
    return {
        (row, part): value
        for row, (c, u) in rows.items()
        for part, value in (("c", c), ("u", u), ("n", c + u))
    }
