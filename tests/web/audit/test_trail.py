"""The audit page: words for each action, names as far as the reader may know them, page by page."""

import ast
from datetime import date

import pytest
from flask import Flask

from app.ids import AgencyId, PersonId
from app.paths import PROJECT
from app.policy.roles import Role
from app.services.audit_trail import Known
from app.services.auditing import Action, record, record_own
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.inserting import insert_returning_id
from app.store.tables import GroupSessionRow
from app.web.audit.subjects import subject_words
from app.web.audit.words import ACTIONS, KINDS, TEXTS
from tests.area import Area, actor_of
from tests.conftest import FakeClock
from tests.people import Someone
from tests.walking import Walker
from tests.web.organisations.conftest import walking

NOTHING_KNOWN = Known({}, {}, {}, {})


def test_every_action_has_words_of_its_own() -> None:
    assert set(ACTIONS) == set(Action)
    assert len({str(words) for words in ACTIONS.values()}) == len(ACTIONS)


def kinds_recorded() -> set[str]:
    """Every kind of subject that a service writes down, as the code says it."""
    return {
        keyword.arg
        for path in (PROJECT / "app").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("record", "record_own")
        for keyword in call.keywords
        if keyword.arg is not None
    }


def test_every_kind_of_subject_has_words(app: Flask) -> None:
    kinds = kinds_recorded()
    assert {"person", "role", "group_session", "what"} <= kinds
    assert kinds <= {*KINDS, *TEXTS}, "app/web/audit/words.py says what each is called"
    with app.test_request_context("/audit"):
        for kind in kinds & set(KINDS):
            for value in (4, [4, 5]):
                said = subject_words(kind, value, NOTHING_KNOWN)
                assert said.startswith(f"{KINDS[kind]} 4")
                assert "_" not in said


SAID: dict[str, dict[str, str]] = {
    "role": {
        "dsp": "role: safeguarding lead",
        "analyst": "role: analyst",
        "author": "role: author",
        "administrator": "role: administrator",
    },
    "course": {
        "noticing-neglect": "course: Noticing neglect",
        "long-gone": "course: long gone",
    },
    "quiz": {"noticing-neglect": "quiz: Check what you know"},
    "what": {
        "who needs what, csv": "data: who needs what, as CSV",
        "matrix, pdf": "data: the matrix, as PDF",
        "rows left out of a list, csv": "data: rows left out of a list, as CSV",
    },
    "joined": {"yes": "decided: let in", "no": "decided: turned down"},
    "arrived": {"yes": "decided: it arrived", "no": "decided: to be sent once more"},
}


def test_what_is_written_as_a_key_is_read_in_words(app: Flask) -> None:
    assert set(SAID) == set(TEXTS)
    assert set(SAID["role"]) == set(Role)
    with app.test_request_context("/audit"):
        for kind, values in SAID.items():
            for value, words in values.items():
                assert subject_words(kind, value, NOTHING_KNOWN) == words


def test_a_session_is_told_by_its_day_to_those_who_see_the_staff(
    app: Flask, database: Database, clock: FakeClock, area: dict[str, Someone]
) -> None:
    with database.transaction() as session:
        dee = actor_of(session, area["Dee Oak"])
        [oak] = [held.reach.agency_id for held in dee.held]
        number = insert_returning_id(
            session,
            GroupSessionRow,
            agency_id=oak,
            title="Staff meeting",
            held_on=date(2026, 11, 3),
            led_by="Dee",
            recorded_by=dee.person_id,
            recorded_at=clock(),
        )
        record(session, dee, Action.SESSION_RECORDED, clock(), agency=oak, group_session=number)
    said = "Recorded a session Oak School"
    lead = walking(app, area["Dee Oak"]).go("/audit")
    assert f"{said} a session held on Tuesday 3 November 2026" in lead.text
    ada = walking(app, area["Ada Everywhere"]).go("/audit")
    assert f"{said} session {number}" in ada.text


@pytest.fixture
def area(database: Database, passwords: Passwords, clock: FakeClock) -> dict[str, Someone]:
    """Dee runs Oak School, where Lee teaches and where Gone taught; she changed something of each."""
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        north = area.board("North Board")
        oak, ash = area.agency("Oak School", north), area.agency("Ash School")
        area.holder("Ada Everywhere", Role.ADMINISTRATOR)
        dee = area.holder("Dee Oak", Role.DSP, agency=oak)
        lee, gone = area.staff("Lee Oak", oak), area.staff("Gone Elsewhere")
        actor = actor_of(session, dee)
        for someone in (lee, gone):
            record(session, actor, Action.POST_CHANGED, clock(), agency=oak, person=someone.id)
        people = [PersonId(number) for number in range(900, 908)]
        record(session, actor, Action.REMINDED, clock(), agency=oak, people=list(map(int, people)))
        record(session, None, Action.AGENCY_ADDED, clock(), agency=AgencyId(ash))
        for _ in range(60):
            record(session, actor, Action.CONTACTS_CHANGED, clock(), agency=oak)
        record(session, None, Action.GRANTED, clock(), person=dee.id, role="author")
        return area.people


def test_a_lead_reads_her_agencys_rows_with_her_staffs_names(
    app: Flask, area: dict[str, Someone]
) -> None:
    dee = walking(app, area["Dee Oak"]).go("/audit")
    assert "Changed contacts" in dee.text
    assert "Gave a role" not in dee.text
    dee.follow("Older ones")
    assert "Changed a post Oak School Lee Oak" in dee.text
    assert f"person {area['Gone Elsewhere'].id}" in dee.text
    assert "Gone Elsewhere" not in dee.text
    assert "and 3 more" in dee.text
    assert "Ash School" not in dee.text
    dee.follow("The latest")
    assert "Changed contacts" in dee.text


def test_an_administrator_reads_numbers_where_staff_are_meant(
    app: Flask, area: dict[str, Someone]
) -> None:
    ada = walking(app, area["Ada Everywhere"]).go("/audit")
    assert "the command line Gave a role the whole installation Dee Oak; role: author" in ada.text
    ada.follow("Older ones")
    assert "Added an agency Ash School" in ada.text
    assert f"Changed a post Oak School person {area['Lee Oak'].id}" in ada.text
    assert "Lee Oak" not in ada.text


@pytest.mark.parametrize("before", ["0", "-1", "x", "9" * 40, "٣"])
def test_a_number_that_was_made_up_breaks_nothing(
    app: Flask, area: dict[str, Someone], before: str
) -> None:
    ada: Walker = walking(app, area["Ada Everywhere"])
    assert ada.go(f"/audit?before={before}").status == 200


def test_what_staff_did_themselves_names_them_to_their_lead_alone(
    app: Flask, database: Database, clock: FakeClock, area: dict[str, Someone]
) -> None:
    lee = area["Lee Oak"]
    with database.transaction() as session:
        [oak] = [held.reach.agency_id for held in actor_of(session, area["Dee Oak"]).held]
        record_own(session, lee.id, Action.WAY_IN_USED, clock(), agency=oak)
    said = "Came in by an invitation or a slip Oak School"
    dee = walking(app, area["Dee Oak"]).go("/audit")
    assert f"Lee Oak {said}" in dee.text
    ada = walking(app, area["Ada Everywhere"]).go("/audit")
    assert f"person {lee.id} {said}" in ada.text
    assert "Lee Oak" not in ada.text
