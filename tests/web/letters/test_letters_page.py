"""What became of letters: for the DSP by name, for administrators without, and for nobody the text."""

import pytest
from flask import Flask

from app.policy.roles import Reach, Role
from app.services import letters
from app.services.civil_time import civil_date
from app.services.passwords import Passwords
from app.services.post_offices import Mailbox
from app.services.ticking import tick
from app.settings import Settings
from app.store import letters as store
from app.store import posts
from app.store.letters import State
from tests.coming_in import Setting, all_letters, on_the_list, open_setting
from tests.conftest import FakeClock
from tests.people import granted, learner
from tests.web.browsing import Browsing

CANARY = "canary-in-the-text"


@pytest.fixture
def unsure(setting: Setting, clock: FakeClock) -> int:
    carys = on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    with setting.database.transaction() as session:
        arguments = (carys, setting.agency_id, "due/1", "carys@school.example", "Due", CANARY)
        letters.post(session, "notice", *arguments, clock())
        [letter] = store.latest(session)
        store.doubt(session, letter, "connection-lost")
        return letter.id


def signed_in_as(
    app: Flask, setting: Setting, passwords: Passwords, clock: FakeClock, role: Role, reach: Reach
) -> Browsing:
    with setting.database.transaction() as session:
        someone = learner(session, passwords, clock(), name="Ada Everywhere")
        granted(session, someone, role, reach, clock())
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(someone)
    return client


def test_the_dsp_sees_whose_it_is_and_not_what_it_says(dsp: Browsing, unsure: int) -> None:
    page = dsp.get("/letters").get_data(as_text=True)
    assert "Carys Puw" in page
    assert "may have arrived" in page
    assert CANARY not in page
    assert "Carys Puw" not in dsp.get("/letters?show=sent").get_data(as_text=True)
    assert "Carys Puw" in dsp.get("/letters?show=review").get_data(as_text=True)


def test_who_has_left_is_out_of_sight_here_too(
    dsp: Browsing, setting: Setting, unsure: int, clock: FakeClock
) -> None:
    with setting.database.transaction() as session:
        carys = next(each.person_id for each in store.latest(session) if each.id == unsure)
        [post] = posts.posts_at(session, setting.agency_id, [carys])
        posts.end_post(session, post, civil_date(clock()), None, clock())
    assert "Carys Puw" in dsp.get("/letters").get_data(as_text=True)
    clock.forward(days=1)
    dsp.sign_in(setting.lead)
    page = dsp.get("/letters").get_data(as_text=True)
    assert "may have arrived" in page
    assert "Carys Puw" not in page


def test_an_administrator_sees_no_name(
    app: Flask, setting: Setting, passwords: Passwords, clock: FakeClock, unsure: int
) -> None:
    ada = signed_in_as(app, setting, passwords, clock, Role.ADMINISTRATOR, Reach())
    page = ada.get("/letters").get_data(as_text=True)
    assert "may have arrived" in page
    assert "Carys" not in page


def test_another_settings_dsp_sees_nothing_and_decides_nothing(
    app: Flask, setting: Setting, passwords: Passwords, clock: FakeClock, unsure: int
) -> None:
    school = open_setting(setting.database, passwords, clock(), "High Street School")
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(school.lead)
    assert "No letters here" in client.get("/letters").get_data(as_text=True)
    assert client.submit(f"/letters/{unsure}/again").status_code == 404
    assert client.submit(f"/letters/{unsure}/arrived").status_code == 404


def test_it_arrived(dsp: Browsing, setting: Setting, unsure: int) -> None:
    dsp.submit(f"/letters/{unsure}/arrived")
    [letter] = all_letters(setting.database)
    assert (letter.state, letter.text) == (State.SENT, "")
    dsp.submit(f"/letters/{unsure}/again")
    assert "decided about that letter already" in dsp.get("/letters").get_data(as_text=True)
    assert all_letters(setting.database)[0].state is State.SENT


def test_send_it_again_sends_it_once(
    dsp: Browsing, setting: Setting, clock: FakeClock, unsure: int
) -> None:
    for _ in range(2):
        dsp.submit(f"/letters/{unsure}/again")
    assert tick(setting.database, Mailbox(), clock) == {State.SENT: 1}
    assert tick(setting.database, Mailbox(), clock) == {}


def test_long_lists_go_on_where_they_end(dsp: Browsing, setting: Setting, clock: FakeClock) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    with setting.database.transaction() as session:
        for number in range(51):
            arguments = (carys, setting.agency_id, f"due/{number}", "c@x.example", "Due", "")
            letters.post(session, "notice", *arguments, clock())
    page = dsp.get("/letters").get_data(as_text=True)
    assert page.count("<tr>") == 51
    older = page.partition("before=")[2].partition('"')[0]
    assert dsp.get(f"/letters?before={older}").get_data(as_text=True).count("<tr>") == 2


def test_there_is_no_mailbox_in_a_real_installation(app: Flask, client: Browsing) -> None:
    assert client.get("/demo/mailbox").status_code == 404


def test_no_real_installation_can_be_told_to_have_one() -> None:
    settings = Settings.from_environment(
        {
            "HEED_DATABASE": "sqlite:////srv/heed/heed.db",
            "HEED_SECRET_KEY": "k" * 32,
            "HEED_BASE_URL": "https://heed.example",
            "HEED_MAILBOX": "1",
        }
    )
    assert not settings.mailbox
    assert not settings.sends_letters
