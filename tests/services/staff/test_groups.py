"""Which rows are one person's."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from app.services.spreadsheets import Row
from app.services.staff_finding import Finder
from app.services.staff_groups import group_lines
from app.services.staff_lines import read_lines
from tests.services.staff.test_account import ANN, BOB, READING
from tests.services.staff.world import TODAY

row = st.builds(
    "{}|{}|{}|{}|{}|".format,
    st.sampled_from(("Ann Jones", "Bob Rees", "Cai Ellis")),
    st.sampled_from(("", "", "7", "8", "9")),
    st.sampled_from(("", "", "ann@x.org", "bob@x.org")),
    st.sampled_from(("teacher", "wizard")),
    st.sampled_from(("", "2020-09-01", "2021-09-01")),
)


def groups_of(rows: list[Row]) -> set[frozenset[int]]:
    lines = read_lines(rows, READING)
    found = Finder((ANN, BOB), TODAY).find_all(lines)
    return {frozenset(line.number for line in group.lines) for group in group_lines(lines, found)}


@given(written=st.lists(row, min_size=2, max_size=8), order=st.randoms(use_true_random=False))
def test_in_whatever_order_they_stand(written: list[str], order: Random) -> None:
    rows = [Row(number, tuple(each.split("|"))) for number, each in enumerate(written, start=2)]
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert groups_of(shuffled) == groups_of(rows)


def test_a_row_that_joins_two_groups_leaves_out_none_of_its_keys() -> None:
    """It goes into the greater; who is known to the smaller alone comes with it."""
    written = [
        "Dee Ellis||||2021-09-01|",
        "Ann Puw||b@x.org|wizard||",
        "Bob Huw|3|b@x.org|teacher|2024-09-01|",
        "Dee Ellis|3|a@x.org|teacher|2021-09-01|",
    ]
    rows = [Row(number, tuple(each.split("|"))) for number, each in enumerate(written, start=2)]
    assert groups_of(rows) == {frozenset({2, 3, 4, 5})}
