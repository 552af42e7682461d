"""The pages of reminders: what would be told, sent by hand once, and set as people write it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from app.learning.reminders import ReminderPlan
from app.policy.roles import Reach, Role
from app.services.mail_servers import parse_mail_server
from app.services.passwords import Passwords
from app.services.post_offices import Mailbox
from app.services.ticking import tick
from app.settings import Settings
from app.store import letters, posts, reminder_plans, staff_entries
from app.store.database import Database
from app.store.letters import Letter
from app.store.reminder_plans import Reminding
from app.store.staff_entries import Known
from tests.conftest import FakeClock
from tests.people import Someone, agency, granted, learner
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import CANARY, Nurseries
from tests.web.team.test_team import counted

CLOSED = "21/12/2026 to 4/1/2027\n  26 March 2027\n\n2027-05-03 – 2027-05-07"


@pytest.fixture
def walker(dsp: Browsing, nurseries: Nurseries, database: Database, clock: FakeClock) -> Walker:
    """Carys can be written to; Dai cannot."""
    give_address(database, nurseries, nurseries.overdue, clock)
    return Walker(dsp)


def give_address(
    database: Database, nurseries: Nurseries, someone: Someone, clock: FakeClock
) -> None:
    known = {someone.id: Known(someone.name, f"{someone.username}@nursery.example")}
    with database.transaction() as session:
        staff_entries.put_entries(session, nurseries.own, known, clock())


def page(nurseries: Nurseries, tail: str = "") -> str:
    return f"/team/{nurseries.own}/reminders{tail}"


def all_letters(database: Database) -> tuple[Letter, ...]:
    with database.reading() as session:
        return letters.latest(session)


def kept(database: Database, nurseries: Nurseries) -> Reminding:
    with database.reading() as session:
        return reminder_plans.find_reminding(session, nurseries.own)


def switch_on(walker: Walker, nurseries: Nurseries, **typed: str | list[str]) -> Walker:
    walker.go(page(nurseries, "/plan"))
    return walker.press("Save", **{"switched": "on", **typed})


def test_the_page_says_whether_reminders_are_on_and_what_they_would_say(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(page(nurseries))
    for words in (
        "Reminders are off",
        "30 and 7 days before something is due",
        "7 and 21 days after it was due, while it is not done",
        "If reminders were on: on Monday 30 November 2026.",
        "This installation sends no letters",
        "Hello =Dai Morris,",
        "Noticing neglect: Due by 7 Dec 2026",
        "No reminders yet",
    ):
        assert words in walker.text, words
    switch_on(walker, nurseries, own_words="Diolch o galon.")
    assert walker.path == page(nurseries)
    for words in ("Reminders are on", "On Monday 30 November 2026:", "Diolch o galon."):
        assert words in walker.text, words


def test_the_team_page_leads_to_just_those_people(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(f"/team/{nurseries.own}").follow("Remind 1 person")
    assert walker.heading == "Reminders"
    assert "1 person can be told" in walker.text
    assert walker.page.find("input", {"name": "people", "value": str(nurseries.overdue.id)})
    walker.follow("Late, or due in the next 30 days")
    assert "2 people can be told" in walker.text
    assert str(nurseries.in_date.id) not in [
        box["value"] for box in walker.page.find_all("input", {"name": "people"})
    ]


def test_all_are_ticked_or_none_and_nobody_is_told_before_a_second_look(
    walker: Walker, nurseries: Nurseries, database: Database
) -> None:
    walker.go(page(nurseries)).press("See what would be sent")
    assert walker.heading == "Remind 2 people?"
    assert "A letter to 1 person" in walker.text
    assert "1 person to tell in person" in walker.text
    assert all_letters(database) == ()
    walker.press("Send the reminders")
    assert walker.path == page(nurseries)
    assert "1 letter is written. 1 person has no address: tell them in person." in str(walker.page)
    assert {(each.person_id, each.reason) for each in all_letters(database)} == {
        (nurseries.overdue.id, ""),
        (nurseries.new.id, "no-address"),
    }
    for words in ("Heed knows no address", "last reminded on Monday 23 November 2026"):
        assert words in walker.text, words
    walker.press("See what would be sent").press("Send the reminders")
    assert "No letter was written." in str(walker.page)
    assert len(all_letters(database)) == 2
    walker.go(page(nurseries)).follow("Begin with nobody ticked")
    assert not walker.page.find_all("input", {"name": "people", "checked": True})
    walker.press("See what would be sent")
    assert walker.status == 422
    assert "Tick at least one person to remind." in walker.text


def test_it_says_when_it_was_sent_and_forgets_the_name_of_who_left(
    walker: Walker, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    walker.go(page(nurseries)).press("See what would be sent").press("Send the reminders")
    tick(database, Mailbox(), clock)
    assert "sent Monday 23 November 2026, 09:00" in walker.go(page(nurseries)).text
    with database.transaction() as session:
        [post] = posts.posts_at(session, nurseries.own, [nurseries.overdue.id])
        posts.end_post(session, post, clock().date() - timedelta(days=1), None, clock())
    walker.go(page(nurseries))
    assert "Carys" not in walker.text
    assert "somebody who does not work here" in walker.text


@pytest.mark.parametrize("people", [["x"], [""], ["9" * 30], ["-1"], []])
def test_odd_ticks_are_nobody(walker: Walker, nurseries: Nurseries, people: list[str]) -> None:
    for then in ("look", "send"):
        answer = walker.client.submit(page(nurseries, "/send"), {"people": people, "then": then})
        assert answer.status_code == 422
        assert "Tick at least one person to remind." in answer.text


def test_somebody_elses_people_are_not_there(
    walker: Walker, nurseries: Nurseries, database: Database
) -> None:
    both = {"people": [nurseries.overdue.id, nurseries.stranger.id], "then": "send"}
    assert walker.client.submit(page(nurseries, "/send"), both).status_code == 404
    elsewhere = f"/team/{nurseries.other}/reminders"
    for tail in ("", "/plan", "/paper"):
        assert walker.client.get(f"{elsewhere}{tail}").status_code == 404
        assert CANARY not in walker.client.get(page(nurseries, tail)).text
    for tail in ("/send", "/plan"):
        assert walker.client.submit(f"{elsewhere}{tail}", both).status_code == 404
    assert all_letters(database) == ()


def test_a_learner_reminds_nobody(signed_in: Browsing, nurseries: Nurseries) -> None:
    assert signed_in.get(page(nurseries)).status_code == 403
    assert signed_in.submit(page(nurseries, "/send"), {"people": "1"}).status_code == 403


def test_a_plan_is_typed_as_people_write(
    walker: Walker, nurseries: Nurseries, database: Database
) -> None:
    typed = {"days_before": " 7 and 30 days;14 ", "days_after": "", "closures": CLOSED}
    switch_on(walker, nurseries, own_words="  Diolch ", **typed)
    assert "Saved." in str(walker.page)
    closures = (
        (date(2026, 12, 21), date(2027, 1, 4)),
        (date(2027, 3, 26), date(2027, 3, 26)),
        (date(2027, 5, 3), date(2027, 5, 7)),
    )
    found = kept(database, nurseries)
    assert found.plan == ReminderPlan((30, 14, 7), True, (), closures)
    assert (found.switched_on, found.words) == (True, "Diolch")
    assert "never from 21 Dec 2026 to 4 Jan 2027, while you are closed" in walker.text
    walker.go(page(nurseries, "/plan"))
    shown = walker.page.find("textarea", {"name": "closures"})
    assert shown is not None
    assert shown.get_text().strip().splitlines() == [
        "21/12/2026 to 4/1/2027",
        "26/3/2027",
        "3/5/2027 to 7/5/2027",
    ]
    walker.press("Save", switched="off")
    assert kept(database, nurseries) == replace(found, switched_on=False)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("days_before", "soon", "Enter numbers of days with commas between them, like 30, 7."),
        ("days_before", "0", "Enter at most six numbers, each from 1 to 365."),
        ("days_before", "1,2,3,4,5,6,7", "Enter at most six numbers, each from 1 to 365."),
        ("days_before", "7 " * 60, "Enter numbers of days with commas"),
        ("days_after", "-7", "Enter numbers of days with commas between them, like 30, 7."),
        ("days_after", "400", "Enter at most six numbers, each from 1 to 365."),
        ("closures", "Christmas", "“Christmas” is not clear. Write it like 21/12/2026"),
        ("closures", "31/2/2027", "“31/2/2027” is not clear."),
        ("closures", "4/1/2027 to 21/12/2026", "the last day lies before the first."),
        ("closures", "1/1/2027 to 1/1/2029", "Enter at most twenty times, none of them over"),
        ("closures", "\n".join(["1/1/2027"] * 21), "Keep it to twenty lines."),
        ("own_words", "x" * 1001, "Keep your words under 1,000 characters."),
    ],
)
def test_what_is_not_clear_is_said_in_its_field_and_kept_as_typed(
    walker: Walker, nurseries: Nurseries, database: Database, field: str, typed: str, words: str
) -> None:
    switch_on(walker, nurseries, **{field: typed})
    assert walker.status == 422
    error = walker.page.find("p", id=f"{field}-error")
    assert error is not None
    assert words in " ".join(error.get_text().split())
    box = walker.page.find(["input", "textarea"], {"name": field})
    assert box is not None
    assert str(box.get("value") or box.get_text()).strip() == typed.strip()
    assert kept(database, nurseries) == reminder_plans.SWITCHED_OFF


def test_a_plan_that_never_tells_is_not_switched_on(walker: Walker, nurseries: Nurseries) -> None:
    walker.go(page(nurseries, "/plan"))
    box = walker.page.find("input", {"name": "on_the_day"})
    assert box is not None
    del box["checked"]
    walker.press("Save", switched="on", days_before="", days_after="")
    assert "Choose at least one day on which people are told" in walker.text


def test_the_list_to_print_has_those_without_an_address(
    walker: Walker, nurseries: Nurseries
) -> None:
    walker.go(page(nurseries)).follow("List of those to tell in person")
    assert walker.heading == "To tell in person"
    assert "=Dai Morris Noticing neglect 7 Dec 2026" in walker.text
    assert "Carys" not in walker.text


def test_nobody_to_tell(
    client: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    with database.transaction() as session:
        empty = agency(session, "Empty Nursery")
        someone = learner(session, passwords, clock(), name="Eve Empty")
        granted(session, someone, Role.DSP, Reach(agency_id=empty), clock())
    client.sign_in(someone)
    walker = Walker(client).go(f"/team/{empty}/reminders")
    for words in (
        "Nobody needs reminding",
        "Nothing falls due in the next two months",
        "Hello Eve Empty,",
        "No reminders yet",
    ):
        assert words in walker.text, words
    assert "Nobody is to be told in person" in walker.go(f"/team/{empty}/reminders/paper").text


def test_where_letters_are_sent_no_warning_stands(
    app: Flask, walker: Walker, nurseries: Nurseries, settings: Settings
) -> None:
    heed = app.extensions["heed"]
    server = parse_mail_server("smtp://127.0.0.1:1025?tls=none", "heed@board.example")
    app.extensions["heed"] = replace(heed, settings=replace(settings, mail_server=server))
    assert "sends no letters" not in walker.go(page(nurseries)).text


@pytest.mark.parametrize("tail", ["", "?show=all", "/paper", "/send"])
def test_more_people_take_no_more_queries(
    walker: Walker,
    nurseries: Nurseries,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
    tail: str,
) -> None:
    def ask() -> list[str]:
        with counted() as seen:
            if tail == "/send":
                people = [str(nurseries.overdue.id), str(nurseries.new.id)]
                data = {"csrf_token": token, "people": people, "then": "look"}
                assert "Remind 2 people?" in walker.client.post(address, data=data).text
            else:
                assert walker.client.get(address).status_code == 200
        return seen

    address, token = page(nurseries, tail), walker.client.token()
    walker.go(page(nurseries)).press("See what would be sent").press("Send the reminders")
    few = ask()
    with database.transaction() as session:
        for number in range(130):
            learner(session, passwords, clock(), name=f"Person {number:03}", at=nurseries.own)
    assert ask() == few
    assert few


def test_a_long_list_is_cut_into_pages(
    walker: Walker,
    nurseries: Nurseries,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
) -> None:
    with database.transaction() as session:
        for number in range(130):
            learner(session, passwords, clock(), name=f"Person {number:03}", at=nurseries.own)
    walker.go(page(nurseries, "?show=late"))
    assert "131 people can be told" in walker.text
    assert len(walker.page.find_all("input", {"name": "people"})) == 100
    walker.follow("Next")
    assert walker.path == page(nurseries, "?show=late&page=2")
    assert len(walker.page.find_all("input", {"name": "people"})) == 31
    for query in ("?page=99", "?page=x", "?page=0", "?show=nonsense", "?tick=none&page=-1"):
        assert walker.client.get(page(nurseries, query)).status_code == 200
