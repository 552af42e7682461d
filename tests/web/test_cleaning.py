"""A NUL character, which SQLite keeps and PostgreSQL refuses, comes through no door."""

import pytest

from app.store import drafts
from app.store.database import Database
from tests.people import PASSWORD, Someone
from tests.web.browsing import Browsing

PLACE = "attempt/1"


def test_what_was_typed_round_it_is_kept(
    signed_in: Browsing, database: Database, person: Someone
) -> None:
    typed = {"place": f"{PLACE}\0", "te\0xt": "before\0after", "csrf_token": signed_in.token()}
    assert signed_in.post("/drafts", data=typed).status_code == 204
    with database.reading() as session:
        draft = drafts.find_draft(session, person.id, PLACE)
    assert draft is not None
    assert draft.fields["text"] == ["beforeafter"]


def test_somebody_signs_in_all_the_same(client: Browsing, person: Someone) -> None:
    typed = {"username": f"\0{person.username}", "password": PASSWORD}
    assert client.submit("/sign-in", typed).status_code == 302


@pytest.mark.parametrize(
    ("path", "status"),
    [("/help?ne%00xt=%00x", 200), ("/he%00lp", 404), ("/courses/noticing%00neglect", 404)],
)
def test_an_address_is_an_address(signed_in: Browsing, path: str, status: int) -> None:
    assert signed_in.get(path).status_code == status


@pytest.mark.parametrize("number", ["2147483648", "999999999", "99999999999999999999"])
def test_a_number_beyond_the_databases_own_is_nobodys(signed_in: Browsing, number: str) -> None:
    assert signed_in.get(f"/cases/attempts/{number}").status_code == 404
