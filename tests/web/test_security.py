"""What guards every request and travels with every answer."""

from dataclasses import replace

import pytest
from flask import Flask

from app.factory import create_app
from app.settings import Settings
from tests.conftest import FakeClock, compiled
from tests.outages import gone
from tests.people import PASSWORD, Someone
from tests.web.browsing import Browsing


@pytest.fixture
def secure(settings: Settings, clock: FakeClock, content_root: object) -> Flask:
    there = replace(settings, base_url="https://heed.example")
    app = create_app(there, clock, compiled(settings.content[0]))
    app.testing = True
    app.test_client_class = Browsing
    return app


@pytest.mark.parametrize("path", ["/", "/sign-in", "/no-such-page", "/static/no-such-file"])
def test_every_answer_carries_the_policy(client: Browsing, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "form-action 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_pages_of_the_signed_in_are_stored_nowhere(signed_in: Browsing) -> None:
    assert signed_in.get("/profile").headers["Cache-Control"] == "no-store"
    assert signed_in.get("/help").headers["Cache-Control"] == "no-store"


def test_static_files_are_kept_for_good_and_are_the_same_for_all(signed_in: Browsing) -> None:
    page = signed_in.get("/help").get_data(as_text=True)
    address = page.split('rel="stylesheet" href="', 1)[1].split('"')[0]
    headers = signed_in.get(address).headers
    assert "immutable" in headers["Cache-Control"]
    assert "Cookie" not in headers.get("Vary", "")


def test_a_visitors_page_asks_the_database_nothing(app: Flask, client: Browsing) -> None:
    with gone(app):
        assert client.get("/help").status_code == 200


def test_over_https_the_cookies_are_bound_to_the_host(secure: Flask) -> None:
    client = secure.test_client()
    answer = client.get("/sign-in", base_url="https://heed.example")
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-heed=")
    assert "Secure" in cookie
    assert "Domain" not in cookie
    assert "Path=/" in cookie
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_signing_in_works_over_https(secure: Flask, person: Someone) -> None:
    client = secure.test_client()
    assert isinstance(client, Browsing)
    there = {"base_url": "https://heed.example"}
    page = client.get("/sign-in", **there).get_data(as_text=True)
    token = page.split('name="csrf_token" value="', 1)[1].split('"')[0]
    answer = client.post(
        "/sign-in",
        data={"csrf_token": token, "username": person.username, "password": PASSWORD},
        **there,
    )
    assert answer.headers["Location"] == "/training"
    names = {cookie.split("=")[0] for cookie in answer.headers.getlist("Set-Cookie")}
    assert names == {"__Host-heed", "__Host-heed-device"}


@pytest.mark.parametrize(
    "address",
    [
        "http://heed.example",
        "http://192.168.1.5:8000",
        "https://evil.example",
        "http://evil.example",
    ],
)
def test_heed_answers_at_its_own_address_alone(secure: Flask, address: str) -> None:
    answer = secure.test_client().get("/sign-in", base_url=address)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 421
    assert "https://heed.example" in page
    assert "password" not in page


def test_on_the_machine_itself_plain_http_will_do(client: Browsing) -> None:
    for address in ("http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"):
        assert client.get("/help", base_url=address).status_code == 200


def test_health_is_answered_at_any_address(secure: Flask) -> None:
    answer = secure.test_client().get("/livez", base_url="http://10.0.0.7:8000")
    assert answer.get_data(as_text=True) == "alive\n"


def test_a_proxy_is_believed_only_where_the_settings_say_so(
    settings: Settings, clock: FakeClock, secure: Flask
) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    plain = {"base_url": "http://heed.example", "headers": forwarded}
    assert secure.test_client().get("/help", **plain).status_code == 421
    behind = replace(settings, base_url="https://heed.example", trusted_proxies=1)
    app = create_app(behind, clock, compiled(settings.content[0]))
    assert app.test_client().get("/help", **plain).status_code == 200


def test_a_form_too_large_is_refused_before_it_is_read(signed_in: Browsing) -> None:
    answer = signed_in.submit("/profile/appearance", {"appearance": "x" * 300_000})
    assert answer.status_code == 413
    assert "x" * 100 not in answer.get_data(as_text=True)


def test_a_form_without_a_token_changes_nothing(signed_in: Browsing) -> None:
    signed_in.post("/profile/appearance", data={"appearance": "dark"})
    assert 'data-appearance="system"' in signed_in.get("/help").get_data(as_text=True)
