"""The DSP's pages: the right people, the right days, nobody else's, and no slower for more of them."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager

import pypdf
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.policy.roles import Reach, Role
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.tables import AuditRow
from tests.conftest import FakeClock
from tests.people import agency, granted, learner
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import CANARY, Nurseries

PAGES = ("", "/who", "/matrix")


@pytest.fixture
def walker(dsp: Browsing) -> Walker:
    return Walker(dsp)


def test_with_one_team_the_first_page_is_that_team(walker: Walker, nurseries: Nurseries) -> None:
    walker.go("/team")
    assert walker.path == f"/team/{nurseries.own}"
    assert walker.heading == "Little Acorns Nursery"


def test_the_overview_counts_people_once_and_says_of_how_many(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}")
    for words in (
        "3 people hold a post here on Monday 23 November 2026.",
        "1 of 3 in date",
        "1 of 3 due in the next 30 days",
        "1 of 3 overdue",
        "1 of 3 people",
    ):
        assert words in walker.text, words


def test_who_needs_what_has_the_most_pressing_first_and_tells_why_it_stands_there(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}/who")
    names = [name for name in ("Carys Puw", "=Dai Morris", "Ŵyn Ansell") if name in walker.text]
    assert len(names) == 3
    places = [walker.text.index(name) for name in names]
    assert places == sorted(places)
    assert "Overdue since 19 Jan 2026" in walker.text
    assert "Due by 7 Dec 2026" in walker.text
    assert "In date until 1 Oct 2027" in walker.text


@pytest.mark.parametrize(
    ("query", "found", "hidden"),
    [
        ("status=overdue", "Carys Puw", "Ŵyn Ansell"),
        ("q=ŵyn", "Ŵyn Ansell", "Carys Puw"),
        ("role=teacher", "=Dai Morris", "Carys Puw"),
        ("by=2026-06-01", "Carys Puw", "=Dai Morris"),
        ("course=noticing-neglect&status=covered", "Ŵyn Ansell", "Carys Puw"),
    ],
)
def test_filters_stand_in_the_address(
    walker: Walker, nurseries: Nurseries, query: str, found: str, hidden: str
) -> None:
    walker.go(f"/team/{nurseries.own}/who?{query}")
    assert found in walker.text
    assert hidden not in walker.text


@pytest.mark.parametrize(
    "query", ["page=0", "page=-1", "page=x", "page=99", "status=?", "by=31/12", "order=?"]
)
def test_an_odd_address_still_gives_a_list(dsp: Browsing, nurseries: Nurseries, query: str) -> None:
    answer = dsp.get(f"/team/{nurseries.own}/who?{query}")
    assert answer.status_code == 200
    assert "Who needs what" in answer.text


def test_nobody_fits(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}/who?q=nobody+of+that+name")
    assert "Nobody fits all of that" in walker.text


def test_the_matrix_has_everybody_and_what_the_words_mean(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}/matrix")
    assert "✓ 1 Oct 2026" in walker.text
    for words in ("Overdue since 19 Jan 2026", "Due by 7 Dec 2026", "the days of grace"):
        assert words in walker.text, words


def test_a_person_page_says_why_and_shows_the_record_and_nothing_private(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(f"/team/{nurseries.own}/people/{nurseries.in_date.id}")
    assert walker.heading == "Ŵyn Ansell"
    for words in ("Everybody notices (for everyone)", "1 Oct 2027", "stays private"):
        assert words in walker.text, words


def test_somebody_elses_team_and_people_are_not_there(dsp: Browsing, nurseries: Nurseries) -> None:
    for page in PAGES:
        assert dsp.get(f"/team/{nurseries.other}{page}").status_code == 404
    for person in (nurseries.stranger.id, nurseries.dsp.id, 9_999):
        assert dsp.get(f"/team/{nurseries.own}/people/{person}").status_code == 404
    assert dsp.get(f"/team/{nurseries.other}/people/{nurseries.stranger.id}").status_code == 404


def test_a_name_from_elsewhere_is_on_no_page_and_in_no_file(
    dsp: Browsing, nurseries: Nurseries
) -> None:
    for page in PAGES:
        assert CANARY not in dsp.get(f"/team/{nurseries.own}{page}?q=").text
    answer = dsp.submit(f"/team/{nurseries.own}/who/csv")
    assert CANARY not in answer.text


def test_a_learner_has_no_team(signed_in: Browsing, nurseries: Nurseries) -> None:
    assert signed_in.get("/team").status_code == 403
    assert signed_in.get(f"/team/{nurseries.own}").status_code == 403


def test_files_say_what_the_pages_say(dsp: Browsing, nurseries: Nurseries) -> None:
    base = f"/team/{nurseries.own}"
    rows = list(
        csv.reader(io.StringIO(dsp.submit(f"{base}/who/csv").data.decode("utf-8-sig"), newline=""))
    )
    assert [
        "Carys Puw",
        "nursery practitioner",
        "Noticing neglect",
        "Overdue",
        "2026-01-19",
        "",
        "",
    ] in rows
    assert any(row[0] == "'=Dai Morris" for row in rows)
    book = CalamineWorkbook.from_filelike(io.BytesIO(dsp.submit(f"{base}/matrix/xlsx").data))
    assert any("Ŵyn Ansell" in row for row in book.get_sheet_by_index(1).to_python())
    paper = pypdf.PdfReader(io.BytesIO(dsp.submit(f"{base}/matrix/pdf").data))
    said = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for words in ("Ŵyn Ansell, nursery practitioner", "In date until 1 Oct 2027", "not passed"):
        assert words in said, words


def test_a_file_holds_what_the_filters_let_through(dsp: Browsing, nurseries: Nurseries) -> None:
    answer = dsp.submit(f"/team/{nurseries.own}/who/csv", {"status": "overdue"})
    assert "Carys Puw" in answer.text
    assert "Ŵyn Ansell" not in answer.text


def test_taking_a_file_is_noted(dsp: Browsing, nurseries: Nurseries, database: Database) -> None:
    dsp.submit(f"/team/{nurseries.own}/matrix/pdf")
    with database.reading() as session:
        row = session.execute(select(AuditRow.action, AuditRow.actor_id, AuditRow.agency_id)).one()
    assert row == ("exported", nurseries.dsp.id, nurseries.own)


@pytest.mark.parametrize("tail", [*PAGES, "/people/{person}"])
def test_more_people_take_no_more_queries(
    dsp: Browsing,
    nurseries: Nurseries,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    tail: str,
) -> None:
    address = f"/team/{nurseries.own}{tail.format(person=nurseries.overdue.id)}"
    with counted() as few:
        dsp.get(address)
    with database.transaction() as session:
        for number in range(60):
            learner(session, passwords, clock(), name=f"Person {number}", at=nurseries.own)
    with counted() as many:
        dsp.get(address)
    assert many == few
    assert few


def test_a_long_list_is_cut_into_pages(
    walker: Walker,
    nurseries: Nurseries,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
) -> None:
    with database.transaction() as session:
        for number in range(60):
            learner(session, passwords, clock(), name=f"Person {number:02}", at=nurseries.own)
    walker.go(f"/team/{nurseries.own}/who?order=name&q=person")
    assert "Page 1 of 2" in walker.text
    assert "Person 59" not in walker.text
    walker.follow("Next")
    assert "Person 59" in walker.text
    assert "Carys Puw" not in walker.text


def test_several_teams_are_a_choice(
    walker: Walker, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    with database.transaction() as session:
        second = agency(session, "Cwm Dyffryn Nursery")
        granted(session, nurseries.dsp, Role.DSP, Reach(agency_id=second), clock())
    walker.go("/team")
    assert "Cwm Dyffryn Nursery" in walker.text
    walker.follow("Little Acorns Nursery")
    assert walker.path == f"/team/{nurseries.own}"


@contextmanager
def counted() -> Iterator[list[str]]:
    """The shapes of the statements, so that a difference can be read."""
    seen: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        seen.append(statement.split("\n")[0][:60])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)
