"""A form that is sent twice, by an impatient finger or by Back, does once what it says."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.services import assigning
from app.store.audit import length
from app.store.database import Database
from app.store.tables import (
    AssignmentRow,
    AwardRow,
    Base,
    EvidenceRow,
    ExemptionRow,
    ExtraAttemptRow,
    GroupSessionRow,
    RequirementRow,
)
from app.web.context import Heed
from tests.area import actor_of
from tests.conftest import FakeClock
from tests.everybody_notices import COURSE
from tests.web.assigning.test_requirements import WHOLE
from tests.web.browsing import Browsing
from tests.web.nurseries import Nurseries, dsp, heed, nurseries

__all__ = ["dsp", "heed", "nurseries"]

LEARNT = {"course": COURSE, "provider": "County", "met_on": "2026-11-20"}
MEETING = {
    "title": "Staff meeting",
    "held_on": "2026-11-20",
    "led_by": "Ruth",
    "course": COURSE,
    "scenario": "",
}
ASKED = {"course": COURSE, "whom": "people", "due_on": "2026-12-20", "then": "assign"}
FORMS: dict[str, tuple[str, dict[str, str], type[Base], str]] = {
    "a session": ("sessions/new", MEETING, GroupSessionRow, "people"),
    "evidence": ("people/{person}/evidence/new", LEARNT, EvidenceRow, ""),
    "an assignment": ("assign", ASKED, AssignmentRow, "people"),
    "an exemption": (
        "assign/{person}/exempt",
        {"course": COURSE, "starts_on": "2026-11-23", "reason": "On another site"},
        ExemptionRow,
        "",
    ),
}


def rows(database: Database, row: type[Base]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(row)) or 0


@pytest.mark.parametrize(("where", "said", "row", "people"), FORMS.values(), ids=FORMS)
def test_twice_is_once(
    dsp: Browsing,
    nurseries: Nurseries,
    database: Database,
    where: str,
    said: dict[str, str],
    row: type[Base],
    people: str,
) -> None:
    person = str(nurseries.overdue.id)
    address = f"/team/{nurseries.own}/{where.format(person=person)}"
    fields: dict[str, Any] = said | ({people: person} if people else {})
    before, awards, trail = rows(database, row), rows(database, AwardRow), 0
    for _ in range(2):
        answer = dsp.submit(address, fields)
        assert answer.status_code == 302, answer.get_data(as_text=True)
        assert rows(database, row) == before + 1
        assert rows(database, AwardRow) <= awards + 1
        with database.reading() as session:
            now = length(session)
        assert trail in (0, now)
        trail = now


def test_another_attempt_given_twice_is_one(
    nurseries: Nurseries, database: Database, heed: Heed, clock: FakeClock
) -> None:
    quiz = next(iter(heed.content.library.quizzes))
    for _ in range(2):
        with database.transaction() as session:
            by, person = actor_of(session, nurseries.dsp), nurseries.overdue.id
            asked = (session, heed.content, by, nurseries.own, person, quiz, clock())
            assigning.give_attempt(*asked)
        assert rows(database, ExtraAttemptRow) == 1


def test_a_rule_saved_twice_is_one(dsp: Browsing, nurseries: Nurseries, database: Database) -> None:
    address = f"/team/{nurseries.own}/requirements/new"
    before = rows(database, RequirementRow)
    for _ in range(2):
        assert dsp.submit(address, {**WHOLE, "then": "save"}).status_code == 302
        assert rows(database, RequirementRow) == before + 1
