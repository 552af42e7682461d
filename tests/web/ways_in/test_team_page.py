"""The DSP brings her staff in."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event

from app.services import joining
from app.services.passwords import Passwords
from app.store import join_requests, ways_in
from app.store.database import Database
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
