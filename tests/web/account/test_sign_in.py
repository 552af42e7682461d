"""Into Heed, and out of it."""

import pytest
from flask import Flask

from app.policy.roles import Reach, Role
from app.services.signing_in import LEARNER_LIMITS
from app.store import accounts
from app.store.database import Database
from app.web.places import sign_place
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone, granted
from tests.web.browsing import Browsing

WRONG = "The username or the password is not right. Check both and try again."


def try_in(client: Browsing, username: str, password: str, **more: str) -> tuple[int, str]:
    answer = client.submit("/sign-in", {"username": username, "password": password, **more})
    return answer.status_code, answer.get_data(as_text=True)


def test_the_right_password_opens_my_training(client: Browsing, person: Someone) -> None:
    answer = client.submit("/sign-in", {"username": person.username, "password": PASSWORD})
    assert answer.headers["Location"] == "/training"
    assert person.name in client.get("/profile").get_data(as_text=True)


def test_a_username_is_found_in_any_case(client: Browsing, person: Someone) -> None:
    status, _ = try_in(client, person.username.upper(), PASSWORD)
    assert status == 302


@pytest.mark.parametrize(
    "password", ["", "four quiet grey heron", PASSWORD.upper(), "x" * 900, "x" * 5000]
)
def test_a_wrong_password_does_not(client: Browsing, person: Someone, password: str) -> None:
    status, page = try_in(client, person.username, password)
    assert status == 422
    assert "Error: Sign in" in page
    assert client.get("/profile").status_code == 302


def test_unknown_wrong_and_closed_accounts_read_the_same(
    client: Browsing, person: Someone, database: Database, clock: FakeClock
) -> None:
    wrong = try_in(client, person.username, "not the password at all")
    unknown = try_in(client, "nobody.at.all", "not the password at all")
    with database.transaction() as session:
        accounts.disable_account(session, person.id, clock())
    closed = try_in(client, person.username, PASSWORD)
    assert {status for status, _ in (wrong, unknown, closed)} == {422}
    assert all(WRONG in page for _, page in (wrong, unknown, closed))


def test_the_username_typed_is_still_there_and_the_password_is_not(
    client: Browsing, person: Someone
) -> None:
    _, page = try_in(client, person.username, "not the password at all")
    assert f'value="{person.username}"' in page
    assert "not the password at all" not in page


def test_what_a_visitor_had_does_not_survive_signing_in(client: Browsing, person: Someone) -> None:
    before = client.token()
    client.sign_in(person)
    answer = client.post("/profile/appearance", data={"csrf_token": before, "appearance": "dark"})
    assert "/kept/" in answer.headers["Location"]


def test_a_stolen_cookie_is_worth_nothing_after_signing_out(
    app: Flask, signed_in: Browsing
) -> None:
    cookie = signed_in.get_cookie("heed")
    assert cookie is not None
    signed_in.submit("/sign-out")
    thief = app.test_client()
    thief.set_cookie("heed", cookie.value)
    assert thief.get("/profile").headers["Location"].startswith("/sign-in")


def test_signing_in_again_in_the_same_browser_ends_the_session_before(
    app: Flask, client: Browsing, person: Someone
) -> None:
    client.sign_in(person)
    before = client.get_cookie("heed")
    assert before is not None
    client.submit("/sign-in", {"username": person.username, "password": PASSWORD})
    thief = app.test_client()
    thief.set_cookie("heed", before.value)
    assert thief.get("/profile").status_code == 302


def test_two_hours_without_use_end_a_session(signed_in: Browsing, clock: FakeClock) -> None:
    clock.moment += LEARNER_LIMITS.idle
    assert signed_in.get("/profile").headers["Location"].startswith("/sign-in")


def test_use_keeps_a_session_open_until_its_twenty_hours_are_over(
    signed_in: Browsing, clock: FakeClock
) -> None:
    started = clock.moment
    while clock.moment - started + LEARNER_LIMITS.idle / 2 < LEARNER_LIMITS.absolute:
        clock.moment += LEARNER_LIMITS.idle / 2
        assert signed_in.get("/profile").status_code == 200
    clock.moment += LEARNER_LIMITS.idle / 2
    assert signed_in.get("/profile").status_code == 302


def test_who_helps_to_run_heed_is_signed_out_after_half_an_hour(
    client: Browsing, database: Database, person: Someone, clock: FakeClock
) -> None:
    with database.transaction() as session:
        granted(session, person, Role.AUTHOR, Reach(), clock())
    client.sign_in(person)
    clock.forward(minutes=29)
    assert client.get("/profile").status_code == 200
    clock.forward(minutes=30)
    assert client.get("/profile").status_code == 302


def test_use_keeps_them_signed_in_for_twelve_hours_at_most(
    client: Browsing, database: Database, person: Someone, clock: FakeClock
) -> None:
    with database.transaction() as session:
        granted(session, person, Role.AUTHOR, Reach(), clock())
    client.sign_in(person)
    for _ in range(12 * 3 - 1):
        clock.forward(minutes=20)
        assert client.get("/profile").status_code == 200
    clock.forward(minutes=20)
    assert client.get("/profile").status_code == 302


def test_on_a_shared_device_a_session_is_short_and_no_device_is_remembered(
    client: Browsing, person: Someone, clock: FakeClock
) -> None:
    form = {"username": person.username, "password": PASSWORD, "device": "shared"}
    answer = client.submit("/sign-in", form)
    assert "heed-device" not in "".join(answer.headers.getlist("Set-Cookie"))
    assert "shared device" in client.get("/profile").get_data(as_text=True)
    for _ in range(7):
        clock.forward(minutes=15)
        assert client.get("/profile").status_code == 200
    clock.forward(minutes=15)
    assert client.get("/profile").status_code == 302


def test_a_shared_device_ends_after_twenty_minutes_without_use(
    client: Browsing, person: Someone, clock: FakeClock
) -> None:
    client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "device": "shared"}
    )
    clock.forward(minutes=20)
    assert client.get("/profile").status_code == 302


def test_ten_wrong_tries_close_the_door_for_five_minutes(
    app: Flask, client: Browsing, person: Someone, clock: FakeClock
) -> None:
    for _ in range(10):
        assert try_in(client, person.username, "not the password at all")[0] == 422
    answer = client.submit("/sign-in", {"username": person.username, "password": PASSWORD})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "300"
    clock.forward(minutes=5, seconds=1)
    assert try_in(client, person.username, PASSWORD)[0] == 302


def test_a_stranger_cannot_lock_out_a_device_that_is_known(
    app: Flask, client: Browsing, person: Someone
) -> None:
    client.sign_in(person)
    client.submit("/sign-out")
    stranger = app.test_client()
    assert isinstance(stranger, Browsing)
    for _ in range(11):
        try_in(stranger, person.username, "not the password at all")
    assert try_in(stranger, person.username, PASSWORD)[0] == 429
    assert try_in(client, person.username, PASSWORD)[0] == 302


def test_one_network_may_not_try_name_after_name(client: Browsing, person: Someone) -> None:
    statuses = [try_in(client, f"guess{n}", "not the password at all")[0] for n in range(61)]
    assert statuses == [422] * 60 + [429]


def test_next_leads_back_to_the_page_that_was_asked_for(client: Browsing, person: Someone) -> None:
    address = client.get("/profile").headers["Location"]
    page = client.get(address).get_data(as_text=True)
    assert 'name="next"' in page
    place = address.split("next=", 1)[1]
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    assert answer.headers["Location"] == "/profile"


@pytest.mark.parametrize(
    "place",
    ["https://evil.example/", "///evil.example", "/\\evil.example", "profile", "", "x" * 3000],
)
def test_a_stranger_cannot_choose_where_signing_in_leads(
    client: Browsing, person: Someone, place: str
) -> None:
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    assert answer.headers["Location"] == "/training"


def test_a_signed_place_that_is_gone_leads_to_my_training(
    app: Flask, client: Browsing, person: Someone
) -> None:
    with app.test_request_context():
        place = sign_place("no.such", page=1)
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    assert answer.headers["Location"] == "/training"


def test_a_stale_sign_in_page_asks_again_and_keeps_the_username(
    client: Browsing, person: Someone
) -> None:
    answer = client.post("/sign-in", data={"username": person.username, "password": PASSWORD})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'value="{person.username}"' in page
    assert "open for a long time" in page
    assert "CSRF" not in page
    assert client.get("/profile").status_code == 302


def test_the_session_cookie_is_closed_to_scripts_and_other_sites(
    client: Browsing, person: Someone
) -> None:
    answer = client.submit("/sign-in", {"username": person.username, "password": PASSWORD})
    for cookie in answer.headers.getlist("Set-Cookie"):
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
