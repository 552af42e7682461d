"""Whether a course changed something at work: said by a choice, shown to the person, written down, and never by words."""

import pytest
from sqlalchemy import select

from app.store.database import Database
from app.store.tables import AuditRow, PracticeSeenRow
from tests.everybody_notices import COURSE
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import Nurseries

ANSWER = f"{COURSE}-answer"


@pytest.fixture
def walker(dsp: Browsing) -> Walker:
    return Walker(dsp)


def said(database: Database) -> list[tuple[int, str]]:
    with database.reading() as session:
        rows = session.execute(
            select(PracticeSeenRow.person_id, PracticeSeenRow.answer).order_by(PracticeSeenRow.id)
        )
        return [(row.person_id, row.answer) for row in rows]


def written_down(database: Database) -> list[dict[str, object]]:
    with database.reading() as session:
        return list(
            session.scalars(
                select(AuditRow.subjects).where(AuditRow.action == "change at work seen")
            )
        )


def page(nurseries: Nurseries) -> str:
    return f"/team/{nurseries.own}/people/{nurseries.in_date.id}"


def test_it_is_said_once_shown_and_written_down(
    walker: Walker, database: Database, nurseries: Nurseries
) -> None:
    walker.go(page(nurseries)).press("Record what I saw", **{ANSWER: "in-part"})
    assert "That is recorded. The person sees it too." in walker.text
    assert "You said on 23 Nov 2026: In part." in walker.text
    walker.press("Record what I saw", **{ANSWER: "in-part"})
    assert said(database) == [(nurseries.in_date.id, "in-part")]
    assert written_down(database) == [{"person": nurseries.in_date.id, "course": COURSE}]
    walker.press("Record what I saw", **{ANSWER: "yes"})
    assert [answer for _, answer in said(database)] == ["in-part", "yes"]


def test_nothing_chosen_is_said_in_the_field(
    walker: Walker, database: Database, nurseries: Nurseries
) -> None:
    walker.go(page(nurseries)).press("Record what I saw")
    assert "Choose the answer that fits best." in walker.text
    assert said(database) == []


def test_of_what_was_met_lately_nothing_is_asked(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}/people/{nurseries.new.id}")
    assert "At work since then" not in walker.text


def test_of_a_course_that_was_not_met_nothing_can_be_said(
    dsp: Browsing, database: Database, nurseries: Nurseries
) -> None:
    path = f"/team/{nurseries.own}/people/{nurseries.new.id}/practice/{COURSE}"
    answer = dsp.submit(path, {ANSWER: "yes"})
    assert answer.status_code == 404
    assert said(database) == []
