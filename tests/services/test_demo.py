"""The demo's people come about through the same services as everybody's."""

import pytest
from flask import Flask

from app.services import demo
from app.services.demo import Login
from app.store import accounts
from app.store.database import Database
from tests.conftest import FakeClock, heed_of
from tests.people import Someone
from tests.web.browsing import Browsing


@pytest.fixture
def people(app: Flask, clock: FakeClock) -> dict[str, Login]:
    heed = heed_of(app)
    made = demo.fill(heed.database, heed.passwords, heed.content, clock())
    return {each.username: each for each in made}


def enter(app: Flask, database: Database, login: Login) -> Browsing:
    with database.reading() as session:
        account = accounts.find_account(session, login.username)
    assert account is not None
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(Someone(account.person_id, login.name, login.username, login.password))
    return client


def test_everyone_can_sign_in_with_what_is_printed(
    app: Flask, database: Database, people: dict[str, Login]
) -> None:
    assert len(people) == 5
    assert len({each.job_role for each in people.values()}) >= 4
    assert len({each.password for each in people.values()}) == 5
    for login in people.values():
        client = enter(app, database, login)
        assert login.name in client.get("/profile").get_data(as_text=True)


def test_one_is_in_the_middle_of_the_case_and_one_has_finished(
    app: Flask, database: Database, people: dict[str, Login]
) -> None:
    middle = enter(app, database, people["sian"]).get("/training").get_data(as_text=True)
    assert "Decision 4 of about" in middle
    finished = enter(app, database, people["aled"]).get("/record").get_data(as_text=True)
    assert "Noticing neglect" in finished
