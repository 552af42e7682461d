"""What two published reports say of a change is true, whatever numbers stand behind them."""

from hypothesis import given
from hypothesis import strategies as st

from app.learning.disclosure.protected import (
    HIDDEN,
    Member,
    ProtectedRow,
    ProtectedTable,
    Published,
)
from app.learning.disclosure.shares import shown
from app.learning.disclosure.tables import Place, Tally
from app.learning.published_changes import Change, changes, share_change

BASES = st.sampled_from([5, 10, 20])


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    required = draw(st.integers(0, 150))
    return Tally(required, draw(st.integers(0, required)))


@given(tallies(), tallies(), BASES, BASES)
def test_higher_is_higher_and_lower_is_lower(was: Tally, now: Tally, one: int, two: int) -> None:
    told = share_change(shown(was, one), shown(now, two))
    then, later = was.covered * now.required, now.covered * was.required
    if told is Change.HIGHER:
        assert later > then
    if told is Change.LOWER:
        assert later < then


def test_a_large_change_is_told_and_a_small_one_is_not() -> None:
    was = shown(Tally(200, 100), 5)
    assert share_change(was, shown(Tally(200, 150), 5)) is Change.HIGHER
    assert share_change(shown(Tally(200, 150), 5), was) is Change.LOWER
    assert share_change(was, shown(Tally(200, 102), 5)) is Change.NOT_SHOWN
    assert share_change(was, HIDDEN) is Change.NOT_SHOWN


def _published(*rows: ProtectedRow) -> Published:
    return Published(HIDDEN, (ProtectedTable("agency", "Agencies", rows, False),))


def test_a_row_that_stands_for_others_is_another_row() -> None:
    figures, home = shown(Tally(40, 20), 5), Place("sector", "school")
    ash = ProtectedRow("1", "Ash", figures, home)
    small = ProtectedRow("smaller:school", "Smaller settings", figures, home, (Member("2", "Elm"),))
    more = ProtectedRow("smaller:school", "Smaller settings", figures, home, (Member("3", "Oak"),))
    [table] = changes(_published(ash, small), _published(ash, more)).tables
    assert [(row.label, row.share) for row in table.rows] == [
        ("Ash", Change.NOT_SHOWN),
        ("Smaller settings, school", Change.NEW),
        ("Smaller settings, school", Change.GONE),
    ]
