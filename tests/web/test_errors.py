"""Errors become pages: always a page, never JSON, never a false success, and what was typed comes back."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask

from app.services import errors
from app.web.access import public
from tests.conftest import FakeClock, heed_of
from tests.outages import gone, locked
from tests.web.browsing import Browsing

RAISED = [
    (errors.NotAllowed("inside: permission"), 403),
    (errors.NotFound("inside: row 12"), 404),
    (errors.Conflict("inside: step 3"), 409),
    (errors.Refused("inside-reason"), 422),
    (errors.TooMany(300), 429),
    (errors.Unavailable("inside: disk full"), 503),
]


@pytest.mark.parametrize(("error", "status"), RAISED, ids=lambda value: type(value).__name__)
def test_each_domain_error_has_its_page(app: Flask, error: errors.DomainError, status: int) -> None:
    def fail() -> str:
        raise error

    app.add_url_rule("/fail", "fail", public(fail), methods=["GET", "POST"])
    client = app.test_client()
    assert isinstance(client, Browsing)
    token = client.token()
    for method in ("GET", "POST"):
        data = (
            {"csrf_token": token, "text": "A long walk, in the rain."} if method == "POST" else {}
        )
        answer = client.open("/fail", method=method, data=data)
        assert answer.status_code == status
        assert answer.mimetype == "text/html"
        page = answer.get_data(as_text=True)
        assert ("A long walk" in page) is (method == "POST")
        assert str(error) not in page


def test_an_error_nobody_foresaw_has_a_page_too(app: Flask) -> None:
    def fail() -> str:
        raise RuntimeError("password=hunter2")

    app.add_url_rule("/fail", "fail", public(fail))
    app.testing = False
    answer = app.test_client().get("/fail", headers={"Accept": "application/json"})
    assert answer.status_code == 500
    assert answer.mimetype == "text/html"
    assert "hunter2" not in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/no-such-page", 404), ("GET", "/sign-out", 405), ("PUT", "/help", 405)],
)
def test_the_routers_errors_have_pages(
    client: Browsing, method: str, path: str, status: int
) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert "<h1" in answer.get_data(as_text=True)


def test_a_redirect_of_the_router_is_no_error(app: Flask, client: Browsing) -> None:
    app.add_url_rule("/folder/", "folder", public(lambda: "in"))
    assert client.get("/folder").status_code == 308


def test_a_save_that_fails_gives_back_what_was_typed(app: Flask, signed_in: Browsing) -> None:
    data = {"csrf_token": signed_in.token(), "appearance": "dark"}
    with locked(heed_of(app).settings.database):
        answer = signed_in.post("/profile/appearance", data=data)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 503
    assert 'name="appearance" value="dark"' in page
    assert "Send it again" in page
    assert 'data-appearance="system"' in signed_in.get("/help").get_data(as_text=True)


@contextmanager
def full(app: Flask) -> Iterator[None]:
    """No page more fits on the disk."""
    with heed_of(app).database.transaction() as session:
        pages = session.exec_driver_sql("PRAGMA page_count").scalar_one()
        session.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    yield
    with heed_of(app).database.transaction() as session:
        session.exec_driver_sql("PRAGMA max_page_count=1000000")


@pytest.mark.sqlite_only("a server's disk cannot be filled from here")
def test_what_a_learner_wrote_comes_back_from_a_full_disk_and_is_in_no_log(
    app: Flask, signed_in: Browsing, caplog: pytest.LogCaptureFixture
) -> None:
    written = "Mam was asleep again. " * 200
    token = signed_in.token()
    with full(app):
        answer = signed_in.post(
            "/drafts", data={"csrf_token": token, "place": "attempt/1", "text": written}
        )
        left = signed_in.post(
            "/leave", data={"csrf_token": token, "place": "attempt/1", "text": written}
        )
    assert answer.status_code == 503
    assert f'name="text" value="{written}"' in answer.text
    assert left.status_code == 200
    assert "full" in caplog.text
    assert "asleep" not in caplog.text


def test_reading_goes_on_while_nothing_can_be_written(
    app: Flask, signed_in: Browsing, clock: FakeClock
) -> None:
    clock.forward(minutes=10)
    with locked(heed_of(app).settings.database):
        assert "Where you are signed in" in signed_in.get("/profile").text


def test_a_database_with_other_tables_is_not_ready(app: Flask, client: Browsing) -> None:
    with heed_of(app).database.transaction() as session:
        session.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert client.get("/readyz").status_code == 503


def test_readiness_is_a_write_and_liveness_is_not(app: Flask, client: Browsing) -> None:
    assert client.get("/readyz").status_code == 200
    with gone(app):
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 503


@pytest.mark.sqlite_only("another's write holds up no other on PostgreSQL")
def test_a_database_that_another_writes_to_for_too_long_is_not_ready(
    app: Flask, client: Browsing
) -> None:
    with locked(heed_of(app).settings.database):
        assert client.get("/livez").status_code == 200
        assert client.get("/readyz").status_code == 503


def test_a_database_that_is_gone_gives_back_what_was_typed_and_then_takes_it(
    app: Flask, signed_in: Browsing
) -> None:
    """The page says so to somebody whom it cannot know just now; no 500, and nothing to restart afterwards."""
    data = {"csrf_token": signed_in.token(), "appearance": "dark"}
    with gone(app):
        answer = signed_in.post("/profile/appearance", data=data)
    assert answer.status_code == 503
    assert 'name="appearance" value="dark"' in answer.text
    assert signed_in.post("/profile/appearance", data=data).status_code == 302
    assert 'data-appearance="dark"' in signed_in.get("/help").text
