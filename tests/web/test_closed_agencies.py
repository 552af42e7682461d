"""A closed agency is there to be read: no address adds anything to it, and no page asks for anything."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.routing import Rule

from app.content.model.header import Standing
from app.content.model.terms import Nation
from app.ids import AgencyId, SessionId
from app.learning.obligation_facts import Pattern
from app.learning.reminders import ReminderPlan
from app.policy.actor import Actor, AgencyOfActor
from app.policy.permissions import LEARNER
from app.policy.roles import Role
from app.services import (
    assigning,
    evidence,
    group_sessions,
    members,
    reminder_planning,
    reminding,
    requiring,
    staff_lists,
)
from app.services.assigning import Asking, Whom
from app.services.errors import AgencyClosed
from app.services.links import Links
from app.services.members import Newcomer
from app.services.passwords import Passwords
from app.services.spreadsheets import read_pasted
from app.store import organisations
from app.store.database import Database, Session
from app.store.evidence import Shown
from app.store.group_sessions import Meeting
from app.store.reminder_plans import Reminding
from app.store.requirements import Owner, Terms
from app.web.access import changes_nothing, rule_of
from app.web.context import Heed
from tests.area import Area, actor_of
from tests.conftest import FakeClock, heed_of
from tests.people import Someone
from tests.web.browsing import Browsing
from tests.web.test_access_matrix import fixed, written

CLOSED = date(2026, 10, 30)
WORDS = "Oak Nursery closed on Friday 30 October 2026; nothing can be added any more."
TAKE_OUT = {
    "certificates.of_member",
    "evidence.file",
    "staff.left_out_file",
    "team.matrix_file",
    "team.who_file",
}
"""These leave the agency as it is, and answer when it has closed too."""
COURSE = "noticing-neglect"


@dataclass(frozen=True)
class Oak:
    """A closed nursery of a trust. Its lead, who runs everything besides, sees all that there is of it."""

    agency: AgencyId
    lead: Someone
    board: int


@pytest.fixture
def oak(database: Database, passwords: Passwords, clock: FakeClock) -> Oak:
    with database.transaction() as session:
        area = Area(session, passwords, clock())
        board = area.board("Menai Board")
        trust = area.agency("Coed Trust", board, sector="trust")
        oak = area.agency("Oak Nursery", board, sector="nursery", parent=trust)
        lead = area.holder("Tess Lead", Role.DSP, agency=trust)
        area.give(lead, Role.ADMINISTRATOR)
        organisations.close_organisation(session, oak, CLOSED)
    return Oak(oak, lead, board)


@pytest.fixture
def lead(client: Browsing, oak: Oak) -> Browsing:
    client.sign_in(oak.lead)
    return client


def addresses(app: Flask, oak: Oak, method: str) -> Iterator[tuple[str, str]]:
    """Endpoint and path of every address under an agency."""
    for rule in app.url_map.iter_rules():
        if "agency" in rule.arguments and method in (rule.methods or ()):
            values = {name: fixed(rule, name) or 1 for name in rule._converters}
            values |= {"agency": oak.agency}
            if "board" in values:
                values["board"] = oak.board
            yield rule.endpoint, built(app, rule, values)


def built(app: Flask, rule: Rule, values: dict[str, str | int]) -> str:
    with app.test_request_context():
        found = rule.build(values, append_unknown=False)
    assert found is not None
    return found[1]


def test_no_address_takes_anything_for_it(app: Flask, lead: Browsing, oak: Oak) -> None:
    told, faults = 0, []
    for endpoint, path in addresses(app, oak, "POST"):
        if endpoint in TAKE_OUT:
            continue
        with written() as statements:
            answer = lead.submit(path, {"name": "Typed before"})
        told += 1
        if (
            answer.status_code != 422
            or WORDS not in answer.text
            or "Typed before" not in answer.text
        ):
            faults.append(f"{endpoint}: {answer.status_code}")
        if statements:
            faults.append(f"{endpoint}: {statements[0][:60]}")
    assert told > 40
    assert faults == []


def test_what_takes_something_out_is_named_here(app: Flask, oak: Oak) -> None:
    named = {name for name, _ in addresses(app, oak, "POST") if changes_nothing(app, name)}
    assert named == TAKE_OUT


def test_its_pages_say_so_and_have_no_form_and_lead_to_none(
    app: Flask, lead: Browsing, oak: Oak
) -> None:
    seen = set()
    for endpoint, path in addresses(app, oak, "GET"):
        answer = lead.get(path, follow_redirects=True)
        if answer.status_code == 404 or "/team" not in path:
            continue
        [main] = BeautifulSoup(answer.text, "html.parser").select("main")
        assert WORDS in main.get_text(), endpoint
        forms = [str(form["action"]) for form in main.select("form[method=post]")]
        shut = [form for form in forms if not form.endswith((".csv", "csv", "xlsx", "pdf"))]
        assert shut == [], endpoint
        for link in main.select("a.button"):
            led = lead.get(str(link["href"]), follow_redirects=True)
            assert "This agency has closed" not in led.text, (endpoint, link)
        seen.add(endpoint)
    assert {"team.overview", "staff.people", "reminders.home", "ways_in.team"} <= seen


def test_nothing_of_it_is_set_up_any_more(app: Flask, lead: Browsing, oak: Oak) -> None:
    seen = 0
    for endpoint, path in addresses(app, oak, "GET"):
        if endpoint.startswith("beginning."):
            [main] = BeautifulSoup(lead.get(path).text, "html.parser").select("main")
            assert WORDS in main.get_text(), endpoint
            links = [str(link["href"]) for link in main.select("a")]
            assert links == [f"/team/{oak.agency}"], endpoint
            assert main.select("form") == []
            seen += 1
    assert seen > 6


def test_on_its_last_day_it_is_open(
    lead: Browsing, oak: Oak, database: Database, clock: FakeClock
) -> None:
    with database.transaction() as session:
        organisations.close_organisation(session, oak.agency, clock().date())
    assert "nothing can be added" not in lead.get(f"/team/{oak.agency}").text
    assert lead.get(f"/team/{oak.agency}/staff/new").text.count("<form") > 1


def test_who_does_not_see_it_is_not_told_that_it_closed(
    signed_in: Browsing, oak: Oak, database: Database, person: Someone, clock: FakeClock
) -> None:
    with database.transaction() as session:
        area = Area(session, heed_of(signed_in.application).passwords, clock())
        other = area.holder("Una Lead", Role.DSP, agency=area.agency("Elm School"))
    signed_in.submit("/sign-out")
    signed_in.sign_in(other)
    for answer in (
        signed_in.get(f"/team/{oak.agency}/staff/new"),
        signed_in.submit(f"/team/{oak.agency}/staff/new"),
    ):
        assert answer.status_code == 404
        assert "Oak Nursery" not in answer.text


@dataclass(frozen=True)
class Acting:
    session: Session
    heed: Heed
    actor: Actor
    agency: AgencyId
    now: datetime

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def owner(self) -> Owner:
        return Owner(agency_id=self.agency)

    @property
    def learner(self) -> Actor:
        here = AgencyOfActor(self.agency, "Oak Nursery")
        me = self.actor.person_id
        return Actor(me, SessionId(0), "Tess", Nation.WALES, permissions=LEARNER, agency=here)

    @property
    def shown(self) -> Shown:
        return Shown(COURSE, "Powys", self.today - timedelta(days=9), None)

    @property
    def terms(self) -> Terms:
        rolling = Pattern.ROLLING
        return Terms(COURSE, "Rule", (), 12, 0, 14, rolling, None, Standing.DRAFT, "", None)


WRITES: dict[str, Callable[[Acting], object]] = {
    "evidence by its learner": lambda a: evidence.hand_in(
        a.session, a.heed.content, a.learner, a.shown, a.now
    ),
    "evidence by the lead": lambda a: evidence.add_for(
        a.session, a.heed.content, a.actor, a.agency, a.actor.person_id, a.shown, a.now
    ),
    "a session": lambda a: group_sessions.hold(
        a.session,
        a.heed.content,
        a.actor,
        a.agency,
        Meeting("Staff meeting", a.today, "Tess", None, None),
        [a.actor.person_id],
        a.now,
    ),
    "a requirement": lambda a: requiring.save(
        a.session, a.heed.content, a.actor, a.owner, a.terms, a.today, None, a.now
    ),
    "an assignment": lambda a: assigning.assign(
        a.session,
        a.heed.content,
        a.actor,
        a.agency,
        Asking(COURSE, Whom(everyone=True), a.today, ""),
        a.now,
    ),
    "how it reminds": lambda a: reminder_planning.change(
        a.session, a.actor, a.agency, Reminding(True, ReminderPlan(), ""), a.now
    ),
    "a reminder": lambda a: reminding.send_now(
        a.session, a.heed.content, a.actor, Links("http://x"), a.agency, [], a.now
    ),
    "a list": lambda a: staff_lists.send(
        a.session, a.actor, a.agency, "a.csv", read_pasted("Name,Job\nAnn,Cook\n"), a.now
    ),
    "somebody": lambda a: members.add_member(
        a.session, a.actor, a.agency, Newcomer("Ann", None, None, "teacher", a.today), a.now
    ),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_no_service_writes_for_it(
    app: Flask, database: Database, oak: Oak, clock: FakeClock, write: Callable[[Acting], object]
) -> None:
    """Whoever asks, and when it closed between the page and the form."""
    with database.transaction() as session, written() as statements:
        actor = actor_of(session, oak.lead)
        with pytest.raises(AgencyClosed):
            write(Acting(session, heed_of(app), actor, oak.agency, clock()))
    assert statements == []


def test_every_address_with_an_agency_asks_for_a_permission(app: Flask, oak: Oak) -> None:
    """By which it is known whether she may be told that it has closed."""
    for endpoint, _path in addresses(app, oak, "POST"):
        rule = rule_of(app, endpoint)
        assert rule is not None
        assert rule.permission is not None, endpoint
