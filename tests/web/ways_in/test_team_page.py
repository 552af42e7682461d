"""The DSP brings her staff in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import Engine, event

from app.services import first_ways_in, joining
from app.services.passwords import Passwords
from app.store import join_requests, staff_entries, ways_in
from app.store.database import Database
from app.store.staff_entries import Known
from tests.coming_in import HERE, Setting, all_letters, on_the_list, open_setting
from tests.conftest import FakeClock
from tests.people import learner
from tests.web.browsing import Browsing


@pytest.fixture
def page(setting: Setting) -> str:
    return f"/team/{setting.agency_id}/ways-in"


def read(client: Browsing, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def test_slips_for_several_at_once(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    people = [on_the_list(setting, name, clock()) for name in ("Carys Puw", "Aled Rhys")]
    answer = dsp.submit(f"{page}/slips", {"person": [str(each) for each in people]})
    text = answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert text.index("Aled Rhys") < text.index("Carys Puw")
    assert len(set(re.findall(r"slip__code\">([A-Z0-9-]{19})<", text))) == 2
    assert text.count("<svg") == 2
    assert "style=" not in text
    listed = read(dsp, page)
    assert listed.count("printed slip, until Monday 7 December 2026") == 2


def test_slips_for_everybody_without_an_address(
    dsp: Browsing, setting: Setting, clock: FakeClock, passwords: Passwords, page: str
) -> None:
    on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    with setting.database.transaction() as session:
        learner(session, passwords, clock(), name="Sam Signed-in", at=setting.agency_id)
    aled = on_the_list(setting, "Aled Rhys", clock())
    dsp.submit(f"{page}/slips", {"person": str(aled)})
    on_the_list(setting, "Bob Rhys", clock())
    for before in (page, page.replace("ways-in", "staff")):
        assert f'href="{page}/slips/without-address"' in read(dsp, before)
    asked = read(dsp, f"{page}/slips/without-address")
    assert "Prints 2 slips" in asked
    assert "1 of 2 has a slip that still works" in asked
    assert "Carys" not in asked
    assert "Sam" not in asked
    answer = dsp.submit(f"{page}/slips/without-address")
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.get_data(as_text=True)
    assert re.findall(r"slip__name\">([^<]+)<", text) == ["Aled Rhys", "Bob Rhys"]
    assert "2 of 2 have a slip" in read(dsp, f"{page}/slips/without-address")


def test_an_invitation_to_an_address_that_is_gone_is_no_slip(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    dsp.submit(f"{page}/invite", {"person": str(carys)})
    with setting.database.transaction() as session:
        known = {carys: Known("Carys Puw", None)}
        staff_entries.put_entries(session, setting.agency_id, known, clock())
    asked = read(dsp, f"{page}/slips/without-address")
    assert "Prints 1 slip" in asked
    assert "invitation by mail, until" in asked
    assert "a slip that still works" not in asked


def test_everybody_has_an_address_or_an_account(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    assert "Nobody needs a slip" in read(dsp, f"{page}/slips/without-address")
    dsp.submit(f"{page}/slips/without-address")
    assert "Nobody was left to print a slip for" in read(dsp, page)
    assert "slips/without-address" not in read(dsp, page)


def test_more_slips_than_are_printed_at_once(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has none comes first, so that two presses reach everybody."""
    monkeypatch.setattr(first_ways_in, "MOST_SLIPS", 2)
    for name in ("Aled Rhys", "Bob Rhys", "Cai Rhys"):
        on_the_list(setting, name, clock())
    assert "1 more person follows" in read(dsp, f"{page}/slips/without-address")
    printed = [
        re.findall(
            r"slip__name\">([^<]+)<",
            dsp.submit(f"{page}/slips/without-address").get_data(as_text=True),
        )
        for _ in range(2)
    ]
    assert printed == [["Aled Rhys", "Bob Rhys"], ["Aled Rhys", "Cai Rhys"]]


def test_nobody_ticked_and_somebody_without_an_address(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    for action, form, words in (
        ("slips", {}, "Nobody was ticked"),
        ("invite", {}, "Nobody was ticked"),
        ("invite", {"person": str(carys)}, "has no work address"),
        ("invite", {"everybody": "yes"}, "Nobody was left to invite"),
    ):
        dsp.submit(f"{page}/{action}", form)
        assert words in read(dsp, page)


def test_everybody_with_an_address_is_invited_once(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    on_the_list(setting, "Dewi Puw", clock(), "dewi@school.example")
    on_the_list(setting, "Aled Rhys", clock())
    for words in ("2 invitations are written", "Nobody was left to invite"):
        dsp.submit(f"{page}/invite", {"everybody": "yes"})
        assert words in read(dsp, page)
    addresses = {letter.address for letter in all_letters(setting.database)}
    assert addresses == {"carys@school.example", "dewi@school.example"}


def test_who_was_invited_today_gets_another_letter_for_the_asking(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    form = {"person": str(carys)}
    dsp.submit(f"{page}/invite", form)
    at = f"{clock():%H:%M}"
    clock.forward(minutes=9)
    answer = dsp.submit(f"{page}/invite", form)
    told = BeautifulSoup(read(dsp, answer.headers["Location"]), "html.parser")
    assert told.h1 is not None
    assert told.h1.get_text() == f"Already sent at {at}"
    assert "carys@school.example" in told.get_text()
    assert len(all_letters(setting.database)) == 1
    [sends] = told.select("main form")
    form = {str(box["name"]): str(box["value"]) for box in sends.select("input[type=hidden]")}
    dsp.submit(str(sends["action"]), form)
    assert "1 invitation is written." in read(dsp, page)
    answer = dsp.submit(str(sends["action"]), form)
    assert "/ways-in/invite?" in answer.headers["Location"], "a double click sends one"
    assert len(all_letters(setting.database)) == 2
    clock.forward(hours=24)
    dsp.sign_in(setting.lead)
    dsp.submit(f"{page}/invite", {"person": str(carys)})
    assert len(all_letters(setting.database)) == 3


def test_of_several_those_who_were_not_invited_today_are(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    names = ("aled", "carys", "dewi")
    people = [on_the_list(setting, each, clock(), f"{each}@school.example") for each in names]
    dsp.submit(f"{page}/invite", {"person": [str(each) for each in people[:2]]})
    with setting.database.transaction() as session:
        moved = {people[0]: Known("aled", "aled@home.example")}
        staff_entries.put_entries(session, setting.agency_id, moved, clock())
    answer = dsp.submit(f"{page}/invite", {"person": [str(each) for each in people]})
    assert answer.headers["Location"] == f"{page}/invite?person={people[1]}"
    assert "2 invitations are written." in read(dsp, answer.headers["Location"])
    newest = [letter.address for letter in all_letters(setting.database)][:2]
    assert sorted(newest) == ["aled@home.example", "dewi@school.example"]
    told = BeautifulSoup(read(dsp, f"{page}/invite"), "html.parser")
    assert [each["value"] for each in told.select("[name=person]")] == list(map(str, people))
    assert len(all_letters(setting.database)) == 4


def test_where_nobody_was_invited_today_there_is_nothing_to_send_again(
    dsp: Browsing, page: str
) -> None:
    assert dsp.get(f"{page}/invite").headers["Location"] == page
    assert dsp.get(f"{page}/invite?person=x").status_code == 422


def test_without_a_mail_server_the_page_says_so(dsp: Browsing, page: str) -> None:
    assert "no mail server yet" in read(dsp, page)


def test_withdrawing(dsp: Browsing, setting: Setting, clock: FakeClock, page: str) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    dsp.submit(f"{page}/slips", {"person": str(carys)})
    with setting.database.reading() as session:
        kinds = [ways_in.Kind.SLIP]
        [slip] = ways_in.open_ways_in(session, clock(), agency_id=setting.agency_id, kinds=kinds)
    for words in ("It is withdrawn", "is over already"):
        dsp.submit(f"{page}/{slip.id}/withdraw")
        assert words in read(dsp, page)


def test_a_request_is_approved_in_one_press(
    client: Browsing, dsp: Browsing, setting: Setting, page: str
) -> None:
    dsp.submit(f"{page}/code", {"code": "on"})
    with setting.database.reading() as session:
        code = join_requests.get_code(session, setting.agency_id) or ""
    assert f"{code[:4]}-{code[4:]}" in read(dsp, page)
    answer = client.submit("/join", {"code": code.lower()})
    form = {"name": "Carys Puw", "job_role": "teacher", "address": ""}
    answer = client.submit(answer.headers["Location"], form, follow_redirects=True)
    assert "Your request is with Little Acorns Nursery" in answer.get_data(as_text=True)
    assert "Carys Puw" in read(dsp, page)
    with setting.database.reading() as session:
        [request] = join_requests.open_requests(session, setting.agency_id)
    answer = dsp.submit(f"{page}/requests/{request.id}/approve")
    assert "1 slip to print" in answer.get_data(as_text=True)
    assert dsp.submit(f"{page}/requests/{request.id}/approve").status_code == 404


def test_a_request_is_turned_down(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    dsp.submit(f"{page}/code", {"code": "on"})
    with setting.database.reading() as session:
        code = join_requests.get_code(session, setting.agency_id) or ""
    joining.ask(setting.database, code, joining.fit("Mallory", "teacher", ""), HERE, clock())
    dsp.submit(f"{page}/requests/1/turn-down")
    assert "Mallory was not added to your list." in read(dsp, page)
    dsp.submit(f"{page}/code", {"code": "off"})
    assert "Switch on a code" in read(dsp, page)


@pytest.mark.parametrize("person", ["x", "9" * 30, "-1", "١"])
def test_a_form_that_is_none_of_ours(dsp: Browsing, page: str, person: str) -> None:
    assert dsp.submit(f"{page}/slips", {"person": person}).status_code == 422


def test_another_settings_page_is_not_there(
    dsp: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    school = open_setting(database, passwords, clock(), "High Street School")
    theirs = f"/team/{school.agency_id}/ways-in"
    assert dsp.get(theirs).status_code == 404
    stranger = on_the_list(school, "Joe Bloom", clock(), "joe@school.example")
    for action, form in (
        ("slips", {"person": str(stranger)}),
        ("invite", {"person": str(stranger)}),
        ("invite", {"everybody": "yes"}),
        ("code", {"code": "on"}),
        ("1/withdraw", {}),
        ("requests/1/approve", {}),
        ("requests/1/turn-down", {}),
    ):
        assert dsp.submit(f"{theirs}/{action}", form).status_code == 404, action
    assert all_letters(database) == ()


def test_a_learner_gets_nowhere_near(
    client: Browsing, setting: Setting, passwords: Passwords, clock: FakeClock, page: str
) -> None:
    with setting.database.transaction() as session:
        client_of = learner(session, passwords, clock(), at=setting.agency_id)
    client.sign_in(client_of)
    assert client.get(page).status_code == 403


@contextmanager
def counting() -> Iterator[list[str]]:
    told: list[str] = []

    def note(_c: object, _u: object, statement: str, *_more: object) -> None:
        told.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield told
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_as_many_queries_for_thirty_people_as_for_three(
    dsp: Browsing, setting: Setting, clock: FakeClock, page: str
) -> None:
    dsp.submit(f"{page}/code", {"code": "on"})
    with setting.database.reading() as session:
        code = join_requests.get_code(session, setting.agency_id) or ""

    def more(first: int, last: int) -> None:
        for number in range(first, last):
            person = on_the_list(setting, f"Carys {number}", clock(), f"c{number}@x.example")
            dsp.submit(f"{page}/slips", {"person": str(person)})
            asking = joining.fit(f"Aled {number}", "teacher", "")
            joining.ask(setting.database, code, asking, HERE, clock())

    counts = []
    for first, last in ((0, 3), (3, 30)):
        more(first, last)
        with counting() as told:
            dsp.get(page)
        counts.append(len(told))
    assert counts[0] == counts[1]
    assert counts[0] < 15
