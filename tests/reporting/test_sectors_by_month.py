"""Sectors month by month, as counted by hand (tests/reporting/board_world.py has the people): kept figures, and gaps."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from app.ids import BoardId
from app.learning.coverage import Counts
from app.reporting.kept_figures import keep
from app.reporting.trends import months_of, sectors_by_month
from app.store.database import Database, Session
from app.store.snapshots import Snapshot, add_snapshot
from app.store.tables import BoardRow, MembershipRow
from tests.reporting import board_world
from tests.reporting.board_world import ABOUT, BOARD, EARLY, NOW, SCHOOL, TODAY

FEBRUARY, SEPTEMBER, OCTOBER = date(2026, 2, 28), date(2026, 9, 30), date(2026, 10, 31)
BY_HAND = {
    FEBRUARY: {
        "school": Counts(covered=2, overdue=1),
        "nursery": Counts(overdue=2, exempt=1),
    },
    SEPTEMBER: {
        "school": Counts(covered=2, overdue=1, due_soon=1),
        "nursery": Counts(covered=2, overdue=1, exempt=1),
    },
    OCTOBER: {
        "school": Counts(covered=1, in_grace=1, overdue=1),
        "nursery": Counts(covered=2, overdue=1, exempt=1),
    },
}
"""Nobody is at the police. Eve learnt in March, Ann Puw came then; Bet's ran out on 1 October."""


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.transaction() as session:
        board_world.put_in(session)
        yield session
        session.rollback()
    database.close()


def kept(session: Session, day: date, late: timedelta = timedelta(), **other: Any) -> None:
    found = keep(session, BOARD, day, NOW, ABOUT)
    figures = {**found.figures, **other}
    add_snapshot(session, Snapshot(BOARD, day, NOW + late, figures, found.sha256, NOW))


def test_kept_months_say_their_sectors_and_the_others_are_gaps(session: Session) -> None:
    for day in BY_HAND:
        kept(session, day)
    found = sectors_by_month(session, BOARD, TODAY, months=9)
    assert {each.on: each.sectors for each in found if each.sectors is not None} == BY_HAND
    missing = [each.on.month for each in found if each.sectors is None]
    assert missing == [3, 4, 5, 6, 7, 8]


def test_what_was_kept_in_the_first_form_says_the_same(session: Session) -> None:
    found = keep(session, BOARD, SEPTEMBER, NOW, ABOUT)
    first = {name: part for name, part in found.figures.items() if name != "sectors"} | {"form": 1}
    add_snapshot(session, Snapshot(BOARD, SEPTEMBER, NOW, first, found.sha256, NOW))
    kept(session, OCTOBER)
    assert [each.sectors for each in sectors_by_month(session, BOARD, TODAY, months=2)] == [
        BY_HAND[SEPTEMBER],
        BY_HAND[OCTOBER],
    ]


def test_a_month_stays_as_it_was_counted_first(session: Session) -> None:
    kept(session, OCTOBER)
    again: list[list[object]] = [["sector", "school", "", 9, 0, 0, 0, 0, 0]]
    kept(session, OCTOBER, timedelta(days=1), sectors=again)
    [october] = sectors_by_month(session, BOARD, TODAY, months=1)
    assert october.sectors == BY_HAND[OCTOBER]


def test_a_kept_month_in_which_nobody_was_asked_is_no_gap(session: Session) -> None:
    kept(session, OCTOBER, sectors=[])
    [october] = sectors_by_month(session, BOARD, TODAY, months=1)
    assert october.sectors == {}


def test_months_are_those_of_the_board(session: Session) -> None:
    assert months_of(session, BOARD, date(2023, 4, 2)) == 3
    assert months_of(session, BOARD, date(2023, 1, 31)) == 0
    assert months_of(session, BOARD, TODAY) == 36


def test_a_board_that_began_on_a_months_last_day_has_that_month(session: Session) -> None:
    place: dict[str, Any] = {"nation": "wales", "contacts": {}, "words": {}}
    session.execute(insert(BoardRow), {"id": 2, "name": "New", "recorded_at": EARLY, **place})
    began = {"starts_on": date(2026, 9, 30), "recorded_at": EARLY}
    session.execute(insert(MembershipRow), {"board_id": 2, "agency_id": SCHOOL, **began})
    assert months_of(session, BoardId(2), TODAY) == 2
