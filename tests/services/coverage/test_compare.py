"""Two figures and what lies between: kept month-ends as they were counted, and days in their order."""

from datetime import date, timedelta

import pytest

from app.reporting.kept_figures import keep
from app.services.board_about import about_of
from app.services.board_compare import Comparison, Wanted, compare
from app.services.errors import NotFound, Refused
from app.store.organisations import get_board
from app.store.snapshots import Snapshot, add_snapshot
from tests.everybody_notices import COURSE
from tests.services.coverage.conftest import Counted

SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def ask(counted: Counted, wanted: Wanted | None = None) -> Comparison:
    return compare(counted.session, counted.analyst, counted.board, wanted or Wanted(), counted.now)


def keep_figures(counted: Counted, day: date, known_at_days: int) -> Snapshot:
    board = get_board(counted.session, counted.board)
    known_at = counted.now - timedelta(days=known_at_days)
    about = about_of(counted.content.library, board.nation)
    found = keep(counted.session, counted.board, day, known_at, about)
    kept = Snapshot(counted.board, day, known_at, found.figures, found.sha256, known_at)
    add_snapshot(counted.session, kept)
    return kept


def test_the_last_two_month_ends_are_compared_and_the_causes_add_up(counted: Counted) -> None:
    found = ask(counted)
    assert (found.first.on, found.second.on) == (SEPTEMBER, OCTOBER)
    explained = found.explanation
    assert explained.before.covered != explained.after.covered
    assert sum(line.covered for line in explained.lines) == (
        explained.after.covered - explained.before.covered
    )
    assert sum(line.required for line in explained.lines) == (
        explained.after.required - explained.before.required
    )
    assert found.courses == (COURSE,)
    assert ask(counted, Wanted(course="no-such-course")).course is None


def test_a_month_end_is_as_it_was_counted_first(counted: Counted) -> None:
    kept = keep_figures(counted, SEPTEMBER, 30)
    found = ask(counted)
    assert found.first.known_by == kept.known_at
    assert found.second.known_by == counted.now
    assert found.explanation.before.required == 0, "nothing was recorded then"
    late = sum(line.required for line in found.explanation.lines)
    assert late == found.explanation.after.required
    said = ask(counted, Wanted(first_known=counted.now.date()))
    assert said.first.known_by == counted.now, "the end of today is not over"


def test_the_second_is_never_known_before_the_first(counted: Counted) -> None:
    keep_figures(counted, OCTOBER, 10)
    found = ask(counted)
    assert found.first.known_by <= found.second.known_by


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (Wanted(OCTOBER, SEPTEMBER), "days-in-wrong-order"),
        (Wanted(OCTOBER, date(2026, 11, 24)), "day-ahead"),
        (Wanted(second_known=date(2026, 11, 24)), "day-ahead"),
        (
            Wanted(first_known=date(2026, 11, 20), second_known=date(2026, 11, 19)),
            "known-in-wrong-order",
        ),
    ],
)
def test_days_that_do_not_fit_are_refused(counted: Counted, wanted: Wanted, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        ask(counted, wanted)
    assert refused.value.reason == reason


def test_another_boards_analyst_finds_nothing(counted: Counted) -> None:
    with pytest.raises(NotFound):
        compare(counted.session, counted.stranger, counted.board, Wanted(), counted.now)
