"""The DSP's pages: the right people, the right days, nobody else's, and no slower for more of them."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pypdf
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from app.content.model.quiz import OneOf, Question
from app.content.model.terms import Nation
from app.ids import SessionId
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Picked, Response
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.policy.roles import Reach, Role
from app.services import quizzing, taking
from app.services.content import Content
from app.services.passwords import Passwords
from app.services.practised import Practised, right_answer
from app.services.quizzing import Reply
from app.store import awards
from app.store.database import Database
from app.store.tables import AuditRow
from app.web.context import Heed
from tests.conftest import FakeClock
from tests.people import Someone, agency, granted, learner
from tests.walking import Walker, said
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
    headings = {said(each) for each in walker.page.find_all(["h1", "h2"])}
    captions = [said(each) for each in walker.page.find_all("caption")]
    assert captions == ["1 of 1 course in date", "1 course completed"]
    assert headings.isdisjoint(captions)
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


def test_a_dsp_prints_a_certificate_and_that_is_noted(
    dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    with database.reading() as session:
        (award,) = awards.awards_of(session, nurseries.in_date.id)
        (other,) = awards.awards_of(session, nurseries.stranger.id)
    base = f"/team/{nurseries.own}/people"
    paper = dsp.submit(f"{base}/{nurseries.in_date.id}/awards/{award.id}/certificate")
    said = " ".join(pypdf.PdfReader(io.BytesIO(paper.data)).pages[0].extract_text().split())
    assert "Ŵyn Ansell" in said
    for person, number in ((nurseries.in_date, other), (nurseries.stranger, other)):
        address = f"{base}/{person.id}/awards/{number.id}/certificate"
        assert dsp.submit(address).status_code == 404
    with database.reading() as session:
        assert session.scalars(select(AuditRow.action)).all() == ["exported"]


def test_topics_to_revisit_are_told_and_no_answer_with_them(
    dsp: Browsing, nurseries: Nurseries, database: Database, heed: Heed, clock: FakeClock
) -> None:
    missed = answer_mistakenly(database, heed.content, nurseries.overdue, clock())
    walker = Walker(dsp).go(f"/team/{nurseries.own}/people/{nurseries.overdue.id}")
    assert "Topics to revisit" in walker.text
    assert {q.topic for q in missed if q.topic and q.topic in walker.text.casefold()}
    for question in missed:
        words = question.title.fill(heed.content.words(Nation.WALES))
        assert words not in walker.text


def answer_mistakenly(
    database: Database, content: Content, someone: Someone, now: datetime
) -> list[Question]:
    """The questions that were met with a wrong answer, the quiz sent in whole."""
    actor = Actor(someone.id, SessionId(0), someone.name, Nation.WALES, permissions=LEARNER)
    course = content.library.courses["noticing-neglect"]
    Practised(database, content, actor, now).take_until(course, "noticing-neglect")
    missed: list[Question] = []
    ended = False
    with database.transaction() as session:
        number = quizzing.begin(session, content, actor, "noticing-neglect", None, now)
    while not ended:
        with database.transaction() as session:
            here = taking.get_taking(session, content, actor, number)
            question = here.question(here.step)
            wrong = isinstance(question.task, OneOf)
            response = mistaken(question) if wrong else right_answer(question, here.words)
            missed += [question] if wrong else []
            reply = Reply(response, Confidence.SURE)
            ended = quizzing.answer(session, content, actor, here, here.step, reply, now).ended
    return missed


def mistaken(question: Question) -> Response:
    assert isinstance(question.task, OneOf)
    return Picked(next(option.id for option in question.task.options if not option.key))
