from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.learning.disclosure.protected import About, FewerThan, PercentBand
from app.policy.roles import Role
from app.services import report_letters, report_pages, report_runs
from app.services.errors import NotFound, Refused
from app.services.report_reading import Damaged, ReportRun, read
from app.store import people
from app.store import report_runs as store
from app.store.letters import latest
from app.store.report_runs import StoredRun
from app.store.tables import ReportRunRow
from tests.reports_world import LINKS, add_staff
from tests.services.reports.conftest import NOW, OCTOBER, SEPTEMBER, Reporting


def run_of(reporting: Reporting, as_of: date = OCTOBER) -> ReportRun:
    return read(stored_of(reporting, as_of))


def stored_of(reporting: Reporting, as_of: date = OCTOBER) -> StoredRun:
    found = store.find_run(reporting.session, reporting.make(as_of))
    assert found
    return found


def test_a_report_has_protected_figures_and_names_who_sent_no_list(reporting: Reporting) -> None:
    run = run_of(reporting)
    assert run.missing == ("Hazel Housing",)
    assert run.published.total.required == About(170, 10), "coarsened by the audit"
    tables = {table.dimension: table for table in run.published.tables}
    assert list(tables) == ["sector", "agency", "job role", "course"]
    agencies = {row.label: row for row in tables["agency"].rows}
    ash = agencies["Ash Nursery"].figures
    assert (ash.share, ash.uncovered) == (PercentBand(95, 100), FewerThan(5))
    assert [member.label for member in agencies["Smaller settings"].members] == [
        "Birch Nursery",
        "Cedar Nursery",
        "Dale Nursery",
    ]
    assert "Birch Nursery" not in agencies


def test_nothing_exact_is_stored(reporting: Reporting) -> None:
    """The board has 172 people, of whom 134 are covered."""
    stored = stored_of(reporting)
    words = f"{stored.result} {stored.definition} {stored.releases}"
    assert "about" in words
    assert not [each for each in ("172", "134", "61", "38") if f" {each}" in words]


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [
        (date(2026, 10, 30), "report-not-month-end"),
        (date(2026, 11, 30), "report-ahead"),
        (date(2025, 12, 31), "report-before-board"),
    ],
)
def test_days_that_are_no_past_month_end_are_refused(
    reporting: Reporting, as_of: date, reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        reporting.make(as_of)
    assert refused.value.reason == reason


def test_the_last_day_of_a_month_is_not_over_on_that_day(reporting: Reporting) -> None:
    """London's day: at half past eleven in the evening in Greenwich's summer it is over."""
    late = datetime.fromisoformat("2026-09-30T22:30:00+00:00")
    with pytest.raises(Refused, match="report-ahead"):
        reporting.make(SEPTEMBER, late)
    assert reporting.make(SEPTEMBER, late + timedelta(hours=1))


def test_the_same_again_in_a_month_is_the_same_report(reporting: Reporting) -> None:
    first = reporting.make()
    assert reporting.make(now=NOW + timedelta(days=3)) == first
    assert reporting.make(now=NOW + timedelta(days=20)) != first
    assert len(store.runs_of(reporting.session, reporting.board)) == 2


def test_reports_are_made_in_the_order_of_their_days(reporting: Reporting) -> None:
    reporting.make(OCTOBER)
    with pytest.raises(Refused, match="report-later-there"):
        reporting.make(SEPTEMBER)


def test_groups_are_kept_for_the_year(reporting: Reporting) -> None:
    """Birch Nursery has grown, and still stands with the others."""
    reporting.make(SEPTEMBER)
    kept = store.find_groups(reporting.session, reporting.board, 2026)
    for number in range(9):
        _new_at(reporting, "Birch Nursery", number)
    run = run_of(reporting, OCTOBER)
    [agencies] = [table for table in run.published.tables if table.dimension == "agency"]
    [together] = [row for row in agencies.rows if row.members]
    assert "Birch Nursery" in {member.label for member in together.members}
    assert store.find_groups(reporting.session, reporting.board, 2026) == kept


def _new_at(reporting: Reporting, agency: str, number: int) -> None:
    here = reporting.agencies[agency]
    add_staff(reporting.area, here, f"New {number}", "nursery practitioner", covered=False)


def test_a_report_stays_as_it_was_published(reporting: Reporting) -> None:
    before = run_of(reporting, OCTOBER)
    for number in range(30):
        _new_at(reporting, "Fern School", number)
    found = store.find_run(reporting.session, before.id)
    assert found
    assert read(found) == before


def test_a_row_that_is_empty_now_stays_in_the_year(reporting: Reporting) -> None:
    left, here = date(2026, 10, 15), reporting.agencies["Elm School"]
    for number in range(12):
        person = people.add_person(reporting.session, f"Left {number}", reporting.area.now)
        terms = ("site staff", date(2026, 1, 5), reporting.area.now, left)
        people.add_post(reporting.session, person.id, here, *terms)
    reporting.make(SEPTEMBER)
    run = run_of(reporting, OCTOBER)
    [roles] = [table for table in run.published.tables if table.dimension == "job role"]
    [gone] = [row for row in roles.rows if row.label == "Site staff"]
    assert isinstance(gone.figures.required, FewerThan)


@pytest.mark.parametrize("part", ["definition", "result", "releases", "code_version"])
def test_what_was_changed_in_the_database_is_not_shown(reporting: Reporting, part: str) -> None:
    stored = stored_of(reporting)
    changed: Any = "x" * 64 if part == "code_version" else {**getattr(stored, part), "more": 1}
    with pytest.raises(Damaged):
        read(_with(stored, part, changed))


def _with(stored: StoredRun, part: str, value: Any) -> StoredRun:
    fields = {name: getattr(stored, name) for name in ReportRunRow.__table__.columns.keys()}  # noqa: SIM118
    return StoredRun(**{**fields, part: value})


def test_another_boards_report_is_not_there(reporting: Reporting) -> None:
    run, sue = reporting.make(), reporting.actor("Sue")
    for board in (reporting.board, reporting.south):
        with pytest.raises(NotFound):
            report_pages.report(reporting.session, sue, board, run)
    with pytest.raises(NotFound):
        report_pages.narrate(reporting.session, sue, reporting.south, run, "Mine.", NOW)
    with pytest.raises(NotFound):
        report_runs.make(
            reporting.session, reporting.content, sue, reporting.board, OCTOBER, NOW, links=LINKS
        )


def test_what_is_said_last_counts(reporting: Reporting) -> None:
    run, ann = reporting.make(), reporting.actor()
    for words in ("First.", "Second."):
        report_pages.narrate(reporting.session, ann, reporting.board, run, words, NOW)
    found = report_pages.report(reporting.session, ann, reporting.board, run).narrative
    assert found
    assert (found.text, found.written_by) == ("Second.", "Ann")


def test_who_asked_for_it_gets_a_letter_with_a_link_and_no_figure(reporting: Reporting) -> None:
    someone = reporting.area.holder("Bob", Role.ANALYST, board=reporting.board, agreement="x")
    bob = reporting.actor("Bob")
    reporting.session.execute(
        text("UPDATE account SET address = 'bob@board.example' WHERE person_id = :bob"),
        {"bob": someone.id},
    )
    for name in ("Ann", "Bob"):
        actor = reporting.actor(name)
        report_pages.set_letters(reporting.session, actor, reporting.board, True, NOW)
    run = reporting.make()
    [letter] = latest(reporting.session, 5)
    assert (letter.kind, letter.person_id) == (report_letters.LETTER, someone.id)
    assert f"/boards/{reporting.board}/reports/{run}" in letter.text
    assert "about" not in letter.text
    assert "%" not in letter.text
    assert report_letters.still_wanted(reporting.session, letter, NOW) == ""
    report_pages.set_letters(reporting.session, bob, reporting.board, False, NOW)
    assert report_letters.still_wanted(reporting.session, letter, NOW) == "no-reader"


def test_who_is_no_analyst_any_more_gets_none(reporting: Reporting) -> None:
    someone = reporting.area.holder("Bob", Role.ANALYST, board=reporting.board, agreement="x")
    actor = reporting.actor("Bob")
    report_pages.set_letters(reporting.session, actor, reporting.board, True, NOW)
    reporting.session.execute(
        text("UPDATE access_grant SET revoked_at = granted_at WHERE person_id = :bob"),
        {"bob": someone.id},
    )
    reporting.make()
    assert latest(reporting.session, 5) == ()
