"""Nothing typed is lost when a session ends under it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from werkzeug.test import TestResponse

from app.services.kept_forms import KEPT_FOR, MOST_KEPT
from app.services.passwords import Passwords
from app.services.signing_in import LEARNER_LIMITS
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone, agency, learner
from tests.web.browsing import Browsing

LONG = 'She said, "Mam was asleep again."\nThen: <b>nothing</b> & "more" — ŵ ŷ ’'


def late(client: Browsing, clock: FakeClock, path: str, data: dict[str, Any]) -> str:
    """The form is open while the session ends; where the answer leads."""
    token = client.token()
    clock.moment += LEARNER_LIMITS.idle
    return client.post(path, data={"csrf_token": token, **data}).headers["Location"]


def come_back(client: Browsing, person: Someone, address: str) -> TestResponse:
    place = address.split("next=", 1)[1]
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    return client.get(answer.headers["Location"])


def hidden(page: TestResponse) -> tuple[str, dict[str, list[str]]]:
    form = BeautifulSoup(page.get_data(as_text=True), "html.parser").select("main form")[0]
    fields: dict[str, list[str]] = {}
    for field in form.select("input[type=hidden]"):
        fields.setdefault(str(field["name"]), []).append(str(field["value"]))
    return str(form["action"]), fields


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("/profile/appearance", {"appearance": "dark"}),
        ("/profile/appearance", {"appearance": "dark", "why": LONG}),
        ("/profile/nation?from=profile", {"nation": ["wales", "england"]}),
    ],
)
def test_a_late_form_is_kept_shown_and_sent_again(
    signed_in: Browsing, person: Someone, clock: FakeClock, path: str, data: dict[str, Any]
) -> None:
    page = come_back(signed_in, person, late(signed_in, clock, path, data))
    assert "We kept what you typed" in page.get_data(as_text=True)
    action, fields = hidden(page)
    given = {name: value if isinstance(value, list) else [value] for name, value in data.items()}
    assert {name: fields[name] for name in given} == given
    answer = signed_in.post(action, data=fields)
    assert answer.status_code == 307
    assert answer.headers["Location"] == path


def test_sending_it_again_does_what_was_wanted(
    signed_in: Browsing, person: Someone, clock: FakeClock
) -> None:
    address = late(signed_in, clock, "/profile/appearance", {"appearance": "dark"})
    action, fields = hidden(come_back(signed_in, person, address))
    signed_in.post(signed_in.post(action, data=fields).headers["Location"], data=fields)
    assert 'data-appearance="dark"' in signed_in.get("/help").get_data(as_text=True)
    assert signed_in.post(action, data=fields).status_code == 404


def test_free_text_is_shown_as_it_was_typed(
    signed_in: Browsing, person: Someone, clock: FakeClock
) -> None:
    address = late(signed_in, clock, "/profile/appearance", {"text": LONG, "step": "3"})
    page = come_back(signed_in, person, address)
    shown = BeautifulSoup(page.get_data(as_text=True), "html.parser").select(".typed")
    assert [each.get_text() for each in shown] == [LONG]


@pytest.mark.sqlite_only("looks into SQLite's own files")
def test_passwords_are_never_kept(
    signed_in: Browsing, person: Someone, clock: FakeClock, database_path: Any
) -> None:
    typed = {
        "password": "secret-one-here",
        "new_password": "secret-two-here",
        "repeated": "secret-x",
    }
    late(signed_in, clock, "/profile/password", typed)
    stored = database_path.read_bytes() + database_path.with_name("heed.db-wal").read_bytes()
    assert b"secret-" not in stored


def test_it_is_for_its_writer_alone(
    app: Flask,
    signed_in: Browsing,
    person: Someone,
    clock: FakeClock,
    database: Database,
    passwords: Passwords,
) -> None:
    address = late(signed_in, clock, "/profile/appearance", {"text": LONG})
    with database.transaction() as session:
        colleague = learner(session, passwords, clock(), name="Idris Bevan", at=agency(session))
    page = come_back(signed_in, colleague, address)
    assert page.status_code == 404
    assert "asleep" not in page.get_data(as_text=True)


def test_after_a_day_it_is_gone(signed_in: Browsing, person: Someone, clock: FakeClock) -> None:
    address = late(signed_in, clock, "/profile/appearance", {"text": LONG})
    clock.moment += KEPT_FOR
    assert come_back(signed_in, person, address).status_code == 404


def test_it_can_be_thrown_away(signed_in: Browsing, person: Someone, clock: FakeClock) -> None:
    address = late(signed_in, clock, "/profile/appearance", {"text": LONG})
    page = come_back(signed_in, person, address)
    path = page.request.path
    signed_in.submit(f"{path}/drop")
    assert signed_in.get(path).status_code == 404


def test_signing_out_in_another_tab_loses_nothing(signed_in: Browsing, person: Someone) -> None:
    token = signed_in.token()
    signed_in.submit("/sign-out")
    answer = signed_in.post("/profile/appearance", data={"csrf_token": token, "text": LONG})
    page = come_back(signed_in, person, answer.headers["Location"])
    assert "We kept what you typed" in page.get_data(as_text=True)


def test_a_stale_token_leads_to_the_same_page(signed_in: Browsing) -> None:
    answer = signed_in.post("/profile/appearance", data={"csrf_token": "old", "text": LONG})
    page = signed_in.get(answer.headers["Location"]).get_data(as_text=True)
    assert "We kept what you typed" in page
    assert "Mam was asleep" in page


def test_a_visitor_without_any_session_sees_what_was_typed(client: Browsing) -> None:
    answer = client.post("/profile/appearance", data={"text": LONG})
    assert answer.status_code == 403
    assert "Mam was asleep" in answer.get_data(as_text=True)


def test_another_sites_form_is_neither_kept_nor_shown(signed_in: Browsing) -> None:
    answer = signed_in.post(
        "/profile/appearance",
        data={"text": LONG, "appearance": "dark"},
        headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    )
    assert answer.status_code == 403
    assert 'data-appearance="system"' in signed_in.get("/help").get_data(as_text=True)


def test_an_ended_session_cannot_fill_the_disk(
    signed_in: Browsing, person: Someone, clock: FakeClock
) -> None:
    addresses = [late(signed_in, clock, "/profile/appearance", {"text": LONG})]
    for _ in range(MOST_KEPT):
        clock.forward(seconds=1)
        answer = signed_in.post("/profile/appearance", data={"text": LONG})
        addresses.append(answer.headers["Location"])
    assert come_back(signed_in, person, addresses[0]).status_code == 404
    signed_in.submit("/sign-out")
    assert "Mam was asleep" in come_back(signed_in, person, addresses[1]).text
