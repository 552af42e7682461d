"""A small board's figures, as counted by hand (tests/reporting/board_world.py has the people)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import insert

from app.learning.coverage import Counts, is_met, middle, still_needed
from app.reporting.coverage import Only, coverage_of
from app.reporting.coverage_figures import Learnt, Overlap, Starters
from app.reporting.forecasts import forecast
from app.reporting.kept_figures import as_kept, keep, sha256_of
from app.reporting.returns import AgencyList, ListState, lists_of
from app.reporting.trends import month_ends, trend
from app.store import targets
from app.store.database import Database, Session
from app.store.snapshots import Snapshot, add_snapshot
from app.store.tables import ListImportRow
from app.store.targets import Target
from tests.reporting import board_world
from tests.reporting.board_world import (
    ABOUT,
    BOARD,
    COURSE,
    EARLY,
    NOW,
    NURSERY,
    POLICE,
    SCHOOL,
    TODAY,
)


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    database = Database(database_url)
    with database.transaction() as session:
        board_world.put_in(session)
        yield session
        session.rollback()
    database.close()


WHOLE = Counts(covered=3, due=1, in_grace=1, overdue=1, exempt=1, due_soon=1)
OF_SCHOOL = Counts(covered=1, due=1, in_grace=1, overdue=1, due_soon=1)
OF_NURSERY = Counts(covered=2, overdue=1, exempt=1)


def test_each_figure_is_what_a_count_by_hand_gives(session: Session) -> None:
    found = coverage_of(session, BOARD, TODAY, NOW, ABOUT)
    assert found.total == WHOLE
    assert (found.total.required, found.total.share) == (6, Fraction(1, 2))
    assert [(each.agency.name, each.counts, each.staff) for each in found.agencies] == [
        ("Nursery", OF_NURSERY, 4),
        ("Police", Counts(), 0),
        ("School", OF_SCHOOL, 4),
    ]
    assert found.sectors == {"school": OF_SCHOOL, "nursery": OF_NURSERY}
    assert found.job_roles == {"teacher": OF_SCHOOL, "nursery practitioner": OF_NURSERY}
    assert found.courses == {COURSE: WHOLE}
    assert found.cells == {(SCHOOL, COURSE): OF_SCHOOL, (NURSERY, COURSE): OF_NURSERY}
    [(rule, counts)] = found.requirements
    assert (rule.title, rule.set_by, counts) == ("Noticing, every year", "Board", WHOLE)
    assert found.training_groups == {"B": OF_SCHOOL}
    assert (found.staff, found.children) == (7, {"young-carers": 3})


def test_what_stands_beside_coverage_is_counted_too(session: Session) -> None:
    found = coverage_of(session, BOARD, TODAY, NOW, ABOUT)
    assert found.starters == Starters(in_time=1, waiting=1)
    assert found.starters_at == {SCHOOL: Starters(waiting=1), NURSERY: Starters(in_time=1)}
    assert found.learnt == Learnt(awards=2, minutes=100, elsewhere=1)
    assert found.learnt_at == {SCHOOL: Learnt(1, 50, 0), NURSERY: Learnt(1, 50, 1)}
    assert found.overlap == Overlap(agencies=1, sectors=1, job_roles=1, namesakes=2)
    assert found.middle_share == Fraction(11, 24)


def test_a_filter_counts_as_if_there_were_nobody_else(session: Session) -> None:
    found = coverage_of(session, BOARD, TODAY, NOW, ABOUT, only=Only(sector="nursery"))
    assert (found.total, found.staff, found.overlap.namesakes) == (OF_NURSERY, 4, 0)
    assert [each.agency.id for each in found.agencies] == [NURSERY]


def test_a_forecast_says_what_runs_out_if_nobody_learns_anything_more(session: Session) -> None:
    three, six, twelve = forecast(session, BOARD, TODAY, NOW)
    assert [each.months for each in (three, six, twelve)] == [3, 6, 12]
    assert [each.then.total.covered for each in (three, six, twelve)] == [2, 0, 0]
    assert [each.fewer for each in (three, six, twelve)] == [1, 3, 3]
    assert three.then.total == Counts(covered=2, in_grace=1, overdue=3, exempt=1, due_soon=2)


def test_an_agency_without_a_list_is_missing(session: Session) -> None:
    declared = {SCHOOL: 9, NURSERY: 4}
    found = {each.agency_id: each for each in lists_of(session, BOARD, TODAY, NOW, declared)}
    assert found[SCHOOL] == AgencyList(SCHOOL, "School", "school", ListState.PARTIAL, 4, 9, EARLY)
    assert found[NURSERY].state is ListState.RETURNED
    assert (found[POLICE].state, found[POLICE].last_on) == (ListState.SILENT, None)


def test_a_list_that_left_nobody_is_a_return_for_a_year(session: Session) -> None:
    assert state_of_police(session) is ListState.SILENT
    list_of_police(session, applied_at=NOW - timedelta(days=30))
    assert state_of_police(session) is ListState.RETURNED
    later = TODAY + timedelta(days=400)
    states = {each.agency_id: each.state for each in lists_of(session, BOARD, later, NOW)}
    assert states[POLICE] is ListState.SILENT


def test_a_list_that_was_undone_is_none(session: Session) -> None:
    then = NOW - timedelta(days=30)
    list_of_police(session, applied_at=then, undone_at=then + timedelta(hours=1))
    assert state_of_police(session) is ListState.SILENT


def state_of_police(session: Session) -> ListState:
    return {each.agency_id: each.state for each in lists_of(session, BOARD, TODAY, NOW)}[POLICE]


def list_of_police(session: Session, **when: Any) -> None:
    words = {"agency_id": POLICE, "kind": "staff", "file_name": "l.csv", "rows": {}, "changes": {}}
    session.execute(
        insert(ListImportRow), {**words, "uploaded_by": 1, "uploaded_at": EARLY, **when}
    )


def test_month_ends_are_those_that_are_past() -> None:
    assert month_ends(date(2026, 3, 31), 2) == (date(2026, 1, 31), date(2026, 2, 28))
    assert month_ends(date(2028, 3, 1), 1) == (date(2028, 2, 29),)
    assert len(month_ends(TODAY)) == 36


def test_a_trend_keeps_what_was_kept_and_counts_the_rest(session: Session) -> None:
    september, october = month_ends(TODAY, 2)
    kept = keep(session, BOARD, september, NOW, ABOUT)
    figures = {**kept.figures, "headlines": [["total", "", "", 6, 0, 0, 0, 0, 0]]}
    add_snapshot(session, Snapshot(BOARD, september, NOW, figures, kept.sha256, NOW))
    first, second = trend(session, BOARD, TODAY, NOW, months=2)
    assert (first.on, first.is_kept, first.total) == (september, True, Counts(covered=6))
    assert (second.on, second.is_kept) == (october, False)
    assert second.total == coverage_of(session, BOARD, october, NOW).total
    assert second.agencies[SCHOOL] == Counts(covered=1, in_grace=1, overdue=1)


def test_what_is_kept_is_what_is_live(session: Session) -> None:
    kept = keep(session, BOARD, TODAY, NOW, ABOUT)
    assert as_kept(BOARD, TODAY, NOW, kept.figures) == coverage_of(
        session, BOARD, TODAY, NOW, ABOUT
    )
    assert kept.sha256 == sha256_of(kept.figures)
    assert keep(session, BOARD, TODAY, NOW, ABOUT) == kept


def test_the_target_that_began_last_counts(session: Session) -> None:
    course, whole = Target(COURSE, 80, date(2026, 1, 1)), Target(None, 90, date(2026, 1, 1))
    for target in (course, whole, replace(course, percent=95, from_day=date(2026, 12, 1))):
        targets.set_target(session, BOARD, target, None, EARLY)
    assert targets.targets_on(session, BOARD, TODAY, NOW) == {COURSE: course, None: whole}
    december = targets.targets_on(session, BOARD, date(2026, 12, 1), NOW)
    assert december[COURSE].percent == 95
    raised = replace(whole, percent=91)
    targets.set_target(session, BOARD, raised, None, NOW)
    assert targets.targets_on(session, BOARD, TODAY, NOW)[None] == raised
    assert targets.targets_on(session, BOARD, TODAY, EARLY)[None] == whole
    targets.withdraw_target(session, BOARD, None, raised.from_day, NOW)
    assert None not in targets.targets_on(session, BOARD, TODAY, NOW)


def test_a_target_is_met_exactly_or_not_at_all() -> None:
    nearly, met = Counts(covered=94, overdue=5), Counts(covered=38, overdue=2)
    assert (is_met(nearly, 95), still_needed(nearly, 95)) == (False, 1)
    assert (is_met(met, 95), still_needed(met, 95)) == (True, 0)
    assert is_met(Counts(exempt=3), 95) is None
    assert middle([nearly, met, Counts()]) == (Fraction(94, 99) + Fraction(38, 40)) / 2
    assert middle([Counts()]) is None
