"""Notes that a slip closed: what their person is told, and how they open again."""

import pytest

from app.services import coming_in, doors, ways_in
from app.services.coming_in import Chosen
from app.services.passwords import Passwords
from app.store import reflections
from app.store.database import Database
from tests.coming_in import HERE, LINKS, PASSWORD, Setting, open_setting
from tests.conftest import FakeClock
from tests.people import PASSWORD as FIRST
from tests.people import Someone, learner
from tests.web.browsing import Browsing

PAGE = "/profile/slips"
CLOSED = "Notes from before Monday 23 November 2026 are closed"


@pytest.fixture
def setting(database: Database, passwords: Passwords, clock: FakeClock) -> Setting:
    return open_setting(database, passwords, clock())


@pytest.fixture
def aled(setting: Setting, passwords: Passwords, clock: FakeClock, client: Browsing) -> Someone:
    """With a note; then a slip was used, and she signed in with the password of then."""
    database = setting.database
    with database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
        said = {"title": "Signs", "prompt": "What did you see?"}
        reflections.save_reflection(session, someone.id, "x", "my own words", clock(), **said)
        arguments = (session, setting.dsp, setting.agency_id, [someone.id], clock())
        [slip] = ways_in.make_slips(*arguments, links=LINKS)
    door = doors.look(database, slip.code, None, HERE, clock())
    chosen = Chosen(PASSWORD, "ignored", shared=True)
    coming_in.use_with_password(database, passwords, door, chosen, "X", clock())
    now = Someone(someone.id, someone.name, someone.username, PASSWORD)
    client.sign_in(now)
    return now


def test_where_she_begins_she_is_told_of_the_slip(
    client: Browsing, aled: Someone, clock: FakeClock
) -> None:
    page = client.get("/training").get_data(as_text=True)
    assert "A slip from Ruth Llewellyn at Little Acorns Nursery opened your account" in page
    assert "Monday 23 November 2026, 09:00" in page
    clock.forward(days=15)
    client.sign_in(aled)
    assert "opened your account" not in client.get("/training").get_data(as_text=True)
    assert "opened your account" in client.get(PAGE).get_data(as_text=True)


def test_closed_notes_are_not_shown_and_open_with_the_password_from_then(
    client: Browsing, aled: Someone
) -> None:
    for path in ("/reflections", PAGE):
        page = client.get(path).get_data(as_text=True)
        assert CLOSED in page
        assert "my own words" not in page
    opened = client.submit(PAGE, {"former_password": FIRST})
    assert opened.location == "/reflections"
    page = client.get("/reflections").get_data(as_text=True)
    assert "my own words" in page
    assert CLOSED not in page
    assert "former_password" not in client.get(PAGE).get_data(as_text=True)


def test_what_does_not_open_them_is_told_in_the_field(client: Browsing, aled: Someone) -> None:
    for typed, words in (
        (PASSWORD, "No closed notes open with this password."),
        ("", "Enter the password that you had then."),
    ):
        answer = client.submit(PAGE, {"former_password": typed})
        assert answer.status_code == 422
        assert words in answer.get_data(as_text=True)
    assert "my own words" not in client.get("/reflections").get_data(as_text=True)


def test_without_a_slip_nothing_is_closed(client: Browsing, setting: Setting) -> None:
    client.sign_in(setting.lead)
    assert "No slip has opened your account" in client.get(PAGE).get_data(as_text=True)
    assert client.submit(PAGE, {"former_password": FIRST}).status_code == 422


def test_before_she_uses_a_slip_she_is_told_what_it_closes(
    client: Browsing, setting: Setting, passwords: Passwords, clock: FakeClock
) -> None:
    with setting.database.transaction() as session:
        aled = learner(session, passwords, clock(), name="Aled Prosser", at=setting.agency_id)
        arguments = (session, setting.dsp, setting.agency_id, [aled.id], clock())
        [slip] = ways_in.make_slips(*arguments, links=LINKS)
    page = client.get(f"/in/{slip.code}").get_data(as_text=True)
    assert "Notes that you wrote for yourself before now are then closed" in page
