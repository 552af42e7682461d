"""Ways back: whatever the address that somebody came by had in its query."""

import pytest
from flask import Flask

from tests.people import PASSWORD, Someone
from tests.web.browsing import Browsing

STEERING = ["_scheme=http", "_external=1", "_external=&_scheme=x", "_method=POST", "_anchor=x"]
CLASHING = ["endpoint=x", "self=x", "place=x", "arguments=x"]


@pytest.mark.parametrize("query", [*STEERING, *CLASHING])
def test_a_query_does_not_steer_where_signing_in_leads(
    client: Browsing, person: Someone, query: str
) -> None:
    place = client.get(f"/profile?{query}").headers["Location"].split("next=", 1)[1]
    concern = client.get(f"/concern?place={place}").text
    assert 'href="/profile' in concern.split("<main", 1)[1]
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    kept = f"?{query}" if query in CLASHING and query != "endpoint=x" else ""
    assert answer.headers["Location"] == f"/profile{kept}"


@pytest.mark.parametrize("query", [*STEERING, *CLASHING])
def test_a_query_does_not_steer_where_a_kept_form_is_sent(signed_in: Browsing, query: str) -> None:
    data = {"csrf_token": "old", "appearance": "dark"}
    kept = signed_in.post(f"/profile/appearance?{query}", data=data).headers["Location"]
    sent = signed_in.submit(kept, {"appearance": "dark"})
    assert sent.headers["Location"].partition("?")[0] == "/profile/appearance"


def test_every_value_of_a_query_comes_back(client: Browsing, person: Someone) -> None:
    place = client.get("/profile?pick=a&pick=b").headers["Location"].split("next=", 1)[1]
    answer = client.submit(
        "/sign-in", {"username": person.username, "password": PASSWORD, "next": place}
    )
    assert answer.headers["Location"] == "/profile?pick=a&pick=b"


@pytest.mark.parametrize(
    "path",
    [
        "/cases/attempts/{}",
        "/quizzes/attempts/{}",
        "/quizzes/attempts/{}/result",
        "/record/awards/{}",
        "/reflections/{}/edit",
    ],
)
@pytest.mark.parametrize("number", ["9" * 19, "9" * 30, "9" * 5000, "-1"])
def test_a_number_that_no_row_can_have_leads_nowhere(
    app: Flask, signed_in: Browsing, path: str, number: str
) -> None:
    assert "There is no page here" in signed_in.get(path.format(number)).text
