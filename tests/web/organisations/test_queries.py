"""How often these pages ask the database: not once more with 300 agencies than with three."""

from flask import Flask

from app.policy.roles import Role
from app.services.auditing import Action, record
from app.services.passwords import Passwords
from app.store.database import Database
from tests.area import Area, actor_of
from tests.conftest import FakeClock
from tests.walking import Walker
from tests.web.organisations.conftest import Two
from tests.web.training.test_queries import asked_for


def test_pages_ask_no_more_when_there_is_more(
    app: Flask,
    ada: Walker,
    lee: Walker,
    two: Two,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
) -> None:
    pages = {
        "/organisations": 4,
        f"/organisations/boards/{two.north}": 8,
        "/organisations/agencies": 7,
        "/organisations/agencies?q=school": 7,
        f"/organisations/agencies/{two.oak}": 17,
        "/organisations/invited": 5,
        "/audit": 7,
    }
    before = {path: asked_for(ada, path) for path in pages}
    help_before = asked_for(lee, "/help")
    fill(database, passwords, clock, two)
    after = {path: asked_for(ada, path) for path in pages}
    assert after == before, (before, after)
    assert all(after[path] <= most for path, most in pages.items()), list(after.values())
    assert asked_for(lee, "/help") == help_before <= 3


def fill(database: Database, passwords: Passwords, clock: FakeClock, two: Two) -> None:
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        actor = actor_of(session, two.people["Ada Everywhere"])
        for number in range(300):
            agency = area.agency(f"School {number}", two.north, parent=two.oak)
            record(session, actor, Action.AGENCY_ADDED, clock(), agency=agency)
        for number in range(30):
            someone = area.holder(f"Lead {number}", Role.DSP, agency=two.oak)
            area.give(someone, Role.ANALYST, board=two.north, agreement="May")
            record(session, actor, Action.GRANTED, clock(), agency=agency, person=someone.id)
