"""Leaving at once, drafts, and a real concern remembered."""

import pytest
from flask import Flask

from app.services import drafts
from app.store.database import Database
from app.store.drafts import Draft
from app.web.places import sign_place
from tests.conftest import heed_of
from tests.outages import gone, locked
from tests.people import Someone
from tests.web.browsing import Browsing

PLACE = "attempt/12/3"
WEATHER = "https://www.bbc.co.uk/weather"


def kept(database: Database, person: Someone) -> Draft | None:
    with database.reading() as session:
        return drafts.find(session, person.id, PLACE)


def test_leaving_saves_what_was_typed_and_goes_at_once(
    signed_in: Browsing, database: Database, person: Someone
) -> None:
    answer = signed_in.submit("/leave", {"place": PLACE, "text": "half a sent", "step": "3"})
    assert answer.headers["Refresh"] == f"0; url={WEATHER}"
    page = answer.get_data(as_text=True)
    assert f'content="0; url={WEATHER}"' in page
    assert "history may still show" in page
    draft = kept(database, person)
    assert draft is not None
    assert draft.fields["text"] == ["half a sent"]
    assert "csrf_token" not in draft.fields


def test_the_page_one_leaves_by_says_nothing_of_heed(client: Browsing) -> None:
    page = client.submit("/leave").get_data(as_text=True)
    assert "Heed" not in page
    assert "safeguarding" not in page.casefold()


@pytest.mark.parametrize("data", [{}, {"place": PLACE, "text": "x"}, {"csrf_token": "old"}])
def test_a_stale_token_keeps_nobody_here_and_saves_nothing(
    signed_in: Browsing, database: Database, person: Someone, data: dict[str, str]
) -> None:
    assert signed_in.post("/leave", data=data).headers["Refresh"].startswith("0;")
    assert kept(database, person) is None


def test_a_database_that_is_locked_keeps_nobody_here(
    app: Flask, signed_in: Browsing, database: Database
) -> None:
    data = {"csrf_token": signed_in.token(), "place": PLACE, "text": "x"}
    with locked(heed_of(app).settings.database):
        answer = signed_in.post("/leave", data=data)
    assert answer.status_code == 200
    assert answer.headers["Refresh"].startswith("0;")


@pytest.mark.parametrize("length", [150_000, 400_000])
def test_too_long_a_draft_keeps_nobody_here(signed_in: Browsing, length: int) -> None:
    answer = signed_in.submit("/leave", {"place": PLACE, "text": "x" * length})
    assert answer.headers["Refresh"].startswith("0;")


def test_a_database_that_is_gone_keeps_nobody_here(
    app: Flask, signed_in: Browsing, database: Database
) -> None:
    data = {"csrf_token": signed_in.token(), "place": PLACE, "text": "x"}
    with gone(app):
        answer = signed_in.post("/leave", data=data)
    assert answer.headers["Refresh"] == f"0; url={WEATHER}"
    assert "history may still show" in answer.text


def test_a_draft_is_saved_in_passing(
    signed_in: Browsing, database: Database, person: Someone
) -> None:
    answer = signed_in.submit("/drafts", {"place": PLACE, "text": "first", "tick": ["a", "b"]})
    assert (answer.status_code, answer.get_data()) == (204, b"")
    signed_in.submit("/drafts", {"place": PLACE, "text": "then"})
    draft = kept(database, person)
    assert draft is not None
    assert draft.fields == {"place": [PLACE], "text": ["then"]}


def test_a_draft_without_a_session_or_token_says_so_to_the_script(
    client: Browsing, person: Someone, database: Database
) -> None:
    assert client.submit("/drafts", {"place": PLACE, "text": "x"}).status_code == 403
    client.sign_in(person)
    assert client.post("/drafts", data={"place": PLACE, "text": "x"}).status_code == 403
    assert kept(database, person) is None


@pytest.mark.parametrize(
    "data", [{"text": "x"}, {"place": "x" * 201, "text": "x"}, {"place": PLACE, "t": "x" * 110_000}]
)
def test_a_draft_that_is_unfit_is_refused(signed_in: Browsing, data: dict[str, str]) -> None:
    assert signed_in.submit("/drafts", data).status_code == 422


def test_a_concern_leads_back_to_the_kept_place(app: Flask, signed_in: Browsing) -> None:
    with app.test_request_context():
        place = sign_place("account.profile")
    page = signed_in.get("/concern", query_string={"place": place}).get_data(as_text=True)
    assert 'href="/profile"' in page.split("<main", 1)[1]
    assert page.index("tel:999") < page.index("Go back to where you were")


@pytest.mark.parametrize("place", ["https://evil.example", "//evil.example", "javascript:alert(1)"])
def test_a_concern_leads_nowhere_else(signed_in: Browsing, place: str) -> None:
    page = signed_in.get("/concern", query_string={"place": place}).get_data(as_text=True)
    assert "evil" not in page
    assert "alert" not in page
    assert 'href="/training"' in page.split("<main", 1)[1]
