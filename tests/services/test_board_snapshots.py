"""Figures that are kept say what the live query says of the same day and moment, and are counted once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import insert, select

from app.content.library import Library
from app.content.model.terms import Nation
from app.ids import BoardId, RequirementId
from app.learning.coverage import Counts
from app.paths import PROJECT
from app.reporting.coverage import coverage_of
from app.reporting.kept_figures import as_kept
from app.reporting.trends import month_ends, trend
from app.services import board_snapshots
from app.services.board_about import about_of
from app.services.board_snapshots import SETTLED, figures_of, take_missing
from app.services.board_what_if import Change, what_if
from app.services.errors import NotFound
from app.store import snapshots
from app.store.database import Database
from app.store.organisations import get_board
from app.store.tables import AwardRow, RequirementRow
from tests.conftest import FakeClock, compiled
from tests.reporting import board_world
from tests.reporting.board_world import BOARD, COURSE, NOW, NURSERY, SCHOOL, TODAY

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = Database(database_url)
    with database.transaction() as session:
        board_world.put_in(session)
    yield database
    database.close()


@pytest.fixture
def library() -> Library:
    return compiled(PROJECT)


@pytest.fixture
def everybody_is_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_snapshots, "LIVE_UP_TO", 5)


def take(database: Database, library: Library, clock: FakeClock) -> int:
    return take_missing(database, lambda: library, clock)


def kept_days(database: Database) -> frozenset[date]:
    with database.reading() as session:
        return snapshots.days_kept(session, BOARD)


def test_every_month_end_is_kept_once(database: Database, library: Library) -> None:
    clock = FakeClock(NOW)
    assert take(database, library, clock) == len(month_ends(TODAY)) == 36
    assert kept_days(database) == set(month_ends(TODAY))
    assert take(database, library, clock) == 0
    clock.forward(days=8)
    assert take(database, library, clock) == 1
    assert date(2026, 11, 30) in kept_days(database)


def test_what_was_kept_is_what_is_live_for_that_day_and_moment(
    database: Database, library: Library, everybody_is_many: None
) -> None:
    take(database, library, FakeClock(NOW))
    about = about_of(library, Nation.WALES)
    with database.transaction() as session:
        session.execute(insert(AwardRow), late_award())
    with database.reading() as session:
        for day in (YESTERDAY, *month_ends(TODAY)):
            kept = snapshots.find_latest(session, BOARD, day)
            assert kept is not None
            assert kept.known_at == NOW - SETTLED
            assert as_kept(BOARD, day, kept.known_at, kept.figures) == coverage_of(
                session, BOARD, day, kept.known_at, about
            )
        october = month_ends(TODAY)[-1]
        now = coverage_of(session, BOARD, october, NOW + timedelta(hours=1)).total
        assert trend(session, BOARD, TODAY, NOW)[-1].total.covered == now.covered - 1


def late_award() -> dict[str, object]:
    """Bet learnt in September, and it is told now."""
    return {
        "person_id": 2,
        "course": COURSE,
        "terms_sha256": "t",
        "nation": "wales",
        "language": "en",
        "course_title": "Noticing",
        "standing": "draft",
        "source": "list",
        "own_until": None,
        "met_on": date(2026, 9, 30),
        "course_valid_months": 12,
        "recorded_at": NOW,
    }


def test_a_large_board_is_shown_as_of_last_night(
    database: Database, library: Library, everybody_is_many: None
) -> None:
    with database.reading() as session:
        board = get_board(session, BOARD)
        assert figures_of(session, board, library, NOW).on == TODAY
    take(database, library, FakeClock(NOW))
    with database.reading() as session:
        found = figures_of(session, board, library, NOW)
    assert (found.on, found.known_by) == (YESTERDAY, NOW - SETTLED)


def test_a_small_board_is_counted_live(database: Database, library: Library) -> None:
    take(database, library, FakeClock(NOW))
    with database.reading() as session:
        found = figures_of(session, get_board(session, BOARD), library, NOW)
    assert (found.on, found.known_by) == (TODAY, NOW)
    assert YESTERDAY not in kept_days(database)


def test_a_tick_stops_when_its_time_is_over(database: Database, library: Library) -> None:
    clock = Hurrying(NOW)
    taken = take(database, library, clock)
    assert 0 < taken < 36
    assert date(2026, 10, 31) in kept_days(database)
    assert take(database, library, Hurrying(NOW)) == taken


class Hurrying(FakeClock):
    """Five seconds go by whenever it is looked at."""

    def __call__(self) -> datetime:
        self.forward(seconds=5)
        return self.moment


def test_months_before_the_first_agency_joined_are_not_kept(
    database: Database, library: Library
) -> None:
    take(database, library, FakeClock(datetime(2023, 4, 2, 9, tzinfo=UTC)))
    assert kept_days(database) == {date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 31)}


def test_what_if_the_rule_were_stricter(database: Database) -> None:
    with database.transaction() as session:
        rules = session.execute(select(RequirementRow.__table__)).all()
        found = what_if(session, BOARD, RequirementId(1), Change(validity_months=6), TODAY, NOW)
        assert session.execute(select(RequirementRow.__table__)).all() == rules
    assert found.before.total == Counts(
        covered=3, due=1, in_grace=1, overdue=1, exempt=1, due_soon=1
    )
    assert found.after.total == Counts(due=1, overdue=5, exempt=1, due_soon=1)
    assert found.agencies[SCHOOL][1] == Counts(due=1, overdue=3, due_soon=1)
    assert found.agencies[NURSERY][1] == Counts(overdue=3, exempt=1)
    assert (found.changed.validity_months, found.changed.grace_days) == (6, 60)


def test_what_if_grace_and_starters_had_other_days(database: Database) -> None:
    with database.transaction() as session:
        change = Change(grace_days=0, starter_days=7)
        found = what_if(session, BOARD, RequirementId(1), change, TODAY, NOW)
    assert found.after.total == Counts(covered=3, overdue=3, exempt=1)


def test_another_boards_requirement_is_not_there(database: Database) -> None:
    with database.transaction() as session, pytest.raises(NotFound):
        what_if(session, BoardId(2), RequirementId(1), Change(), TODAY, NOW)


def test_a_course_has_the_groups_of_its_parts(library: Library) -> None:
    about = about_of(library, Nation.WALES)
    assert about.minutes == {slug: c.header.minutes for slug, c in library.courses.items()}
    tagged = {
        (course.slug, group.value)
        for course in library.courses.values()
        for step in course.steps
        for shelf in (library.lessons, library.scenarios, library.quizzes)
        if step.slug in shelf
        for group in shelf[step.slug].header.groups
    }
    assert tagged <= set(about.children)
    assert ("role:designated safeguarding person", "C") in about.training_groups
