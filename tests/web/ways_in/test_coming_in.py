"""From a letter or a slip to one's own training, in the pages."""

import re

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.policy.roles import Held, Reach, Role
from app.services import ways_in
from app.services.links import Links
from app.services.passwords import Passwords
from app.store import accounts, people
from app.store.database import Database
from tests.coming_in import LINKS, PASSWORD, Setting, all_letters, on_the_list, token_in
from tests.conftest import FakeClock
from tests.people import Someone, learner
from tests.web.browsing import Browsing

CODE = re.compile(r'class="slip__code">([A-Z0-9-]{19})<')
CHOSEN = {"new_password": PASSWORD, "repeated": PASSWORD}


def slip_of(dsp: Browsing, setting: Setting, person: int) -> str:
    page = dsp.submit(f"/team/{setting.agency_id}/ways-in/slips", {"person": str(person)})
    found = CODE.search(page.get_data(as_text=True))
    assert found, page.get_data(as_text=True)
    return found[1]


def letter_of(dsp: Browsing, setting: Setting, person: int) -> str:
    dsp.submit(f"/team/{setting.agency_id}/ways-in/invite", {"person": str(person)})
    return token_in(all_letters(setting.database)[0])


def cookies(answer: TestResponse) -> str:
    return "\n".join(answer.headers.getlist("Set-Cookie"))


def test_from_a_slip_to_my_training(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    code = slip_of(dsp, setting, carys)
    answer = client.submit("/in", {"code": f" {code.lower().replace('-', ' ')} "})
    page = client.get(answer.headers["Location"])
    assert "Carys Puw" in page.get_data(as_text=True)
    assert 'value="carys.puw"' in page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "no-store"
    answer = client.submit(answer.headers["Location"], {"username": "carys", **CHOSEN})
    assert answer.headers["Location"] == "/training"
    assert "heed-device" not in cookies(answer)
    assert "20 minutes" in client.get("/training").get_data(as_text=True)
    assert client.get(f"/in/{code}").status_code == 410


def test_a_device_of_her_own_is_known_from_now_on(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    code = slip_of(dsp, setting, carys)
    form = {"username": "carys", "device": "own", **CHOSEN}
    assert "heed-device" in cookies(client.submit(f"/in/{code}", form))
    clock.forward(minutes=119)
    assert client.get("/profile").status_code == 200


def test_opening_the_page_over_and_over_uses_nothing(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock
) -> None:
    """Mail scanners follow links."""
    carys = on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    token = letter_of(dsp, setting, carys)
    for _ in range(3):
        assert client.get(f"/in/{token}").status_code == 200
    assert client.submit(f"/in/{token}", CHOSEN).headers["Location"] == "/training"
    profile = client.get("/profile").get_data(as_text=True)
    assert profile.count("carys@school.example") >= 2


def test_what_was_mistaken_is_said_and_uses_nothing(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock
) -> None:
    carys = on_the_list(setting, "Carys Puw", clock())
    code = slip_of(dsp, setting, carys)
    for form, words in (
        ({"username": "carys", **CHOSEN, "repeated": "other"}, "not the same"),
        ({"username": setting.lead.username, **CHOSEN}, "Somebody has this username"),
        ({"username": "a@b.example", **CHOSEN}, "without spaces, @"),
        ({"username": "", **CHOSEN}, "Enter a username."),
        ({"username": "c", "new_password": "carys carys 1"}, "not the same"),
        (
            {"username": "c", "new_password": "little acorns 1", "repeated": "little acorns 1"},
            "made of a name",
        ),
    ):
        answer = client.submit(f"/in/{code}", form)
        assert answer.status_code == 422
        assert words in answer.get_data(as_text=True)
        assert "Error: Welcome to Heed" in answer.get_data(as_text=True)
    assert client.submit(f"/in/{code}", {"username": "carys", **CHOSEN}).status_code == 302


def test_a_link_that_is_nobodys(client: Browsing) -> None:
    assert client.get("/in/no-such-token").status_code == 404
    answer = client.submit("/in", {"code": "AAAA-CCCC-DDDD-EEEE"})
    assert (answer.status_code, "No slip has this code" in answer.get_data(as_text=True)) == (
        422,
        True,
    )


@pytest.fixture
def sian(database: Database, passwords: Passwords, clock: FakeClock) -> Someone:
    with database.transaction() as session:
        return learner(session, passwords, clock(), name="Siân Parry")


def test_signing_in_leads_back_and_joins_the_two(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock, sian: Someone
) -> None:
    shell = on_the_list(setting, "S. Parry", clock())
    code = slip_of(dsp, setting, shell)
    page = client.get(f"/in/{code}").get_data(as_text=True)
    sign_in = re.search(r'href="(/sign-in\?next=[^"]+)"', page)
    assert sign_in
    place = sign_in[1].partition("next=")[2]
    form = {"username": sian.username, "password": sian.password, "next": place}
    answer = client.submit("/sign-in", form)
    assert answer.headers["Location"] == f"/in/{code}"
    page = client.get(f"/in/{code}").get_data(as_text=True)
    assert "signed in as Siân Parry" in page
    answer = client.submit(f"/in/{code}")
    assert answer.status_code == 422
    assert "Tick the box" in answer.get_data(as_text=True)
    answer = client.submit(f"/in/{code}", {"sure": "y"})
    assert answer.headers["Location"] == "/training"
    assert "Little Acorns Nursery" in client.get("/profile").get_data(as_text=True)


def test_a_colleague_who_is_still_signed_in_is_signed_out_first(
    client: Browsing, dsp: Browsing, setting: Setting, clock: FakeClock, sian: Someone
) -> None:
    """On a shared tablet."""
    carys = on_the_list(setting, "Carys Puw", clock())
    code = slip_of(dsp, setting, carys)
    client.sign_in(sian)
    answer = client.submit(f"/in/{code}/leave")
    assert answer.headers["Location"] == f"/in/{code}"
    assert client.get("/profile").status_code == 302
    client.submit(f"/in/{code}", {"username": "carys", **CHOSEN})
    assert "Carys Puw" in client.get("/profile").get_data(as_text=True)


def test_a_role_is_accepted_by_its_person_and_nobody_else(
    app: Flask,
    client: Browsing,
    setting: Setting,
    clock: FakeClock,
    sian: Someone,
    passwords: Passwords,
) -> None:
    with setting.database.transaction() as session:
        other = learner(session, passwords, clock(), name="Joe Bloom")
        held = Held(Role.DSP, Reach(agency_id=setting.agency_id))
        ways_in.invite(
            session,
            None,
            sian.id,
            setting.agency_id,
            "sian@school.example",
            clock(),
            links=LINKS,
            held=held,
        )
    token = token_in(all_letters(setting.database)[0])
    page = client.get(f"/in/{token}").get_data(as_text=True)
    assert "new_password" not in page
    client.submit(f"/in/{token}", CHOSEN)
    stranger = app.test_client()
    assert isinstance(stranger, Browsing)
    stranger.sign_in(other)
    assert "account of Siân Parry" in stranger.get(f"/in/{token}").get_data(as_text=True)
    stranger.submit(f"/in/{token}")
    assert stranger.get("/team").status_code == 403
    client.sign_in(sian)
    before = client.get_cookie("heed")
    assert client.submit(f"/in/{token}").headers["Location"] == "/team"
    assert client.get(f"/team/{setting.agency_id}/ways-in").status_code == 200
    thief = app.test_client()
    assert before is not None
    thief.set_cookie("heed", before.value)
    assert thief.get("/profile").status_code == 302


def test_forgotten_answers_the_same_for_everybody(
    client: Browsing, database: Database, sian: Someone
) -> None:
    with database.transaction() as session:
        account = accounts.get_account(session, sian.id)
        accounts.set_address(session, account, "sian@school.example")
    answers = [
        client.submit("/forgotten", {"username": typed}, follow_redirects=True)
        for typed in ("sian@school.example", "nobody@school.example")
    ]
    known, unknown = (answer.get_data(as_text=True) for answer in answers)
    assert known == unknown
    [letter] = all_letters(database)
    answer = client.submit(f"/in/{token_in(letter)}", CHOSEN)
    assert answer.headers["Location"] == "/training"


def test_an_address_is_changed_from_the_profile(
    client: Browsing, database: Database, sian: Someone
) -> None:
    client.sign_in(sian)
    form = {"address": "sian@school.example", "password": "not my password"}
    answer = client.submit("/profile/address", form)
    assert "That is not the password that you use now." in answer.get_data(as_text=True)
    client.submit("/profile/address", {**form, "password": sian.password})
    [letter] = all_letters(database)
    assert client.get(f"/in/{token_in(letter)}").status_code == 200
    with database.reading() as session:
        assert accounts.get_account(session, sian.id).address is None
    client.submit(f"/in/{token_in(letter)}")
    assert "sian@school.example" in client.get("/profile").get_data(as_text=True)


def test_the_addresses_in_letters_are_pages_of_heeds(app: Flask) -> None:
    links = Links("http://localhost")
    adapter = app.url_map.bind("localhost")
    found = [
        adapter.match(address.removeprefix("http://localhost"))[0]
        for address in (
            links.way_in("abc"),
            links.typed_code(),
            links.join(),
            links.sign_in(),
            links.forgotten(),
            links.training(),
        )
    ]
    assert found == [
        "ways_in.door",
        "ways_in.typed",
        "ways_in.join",
        "account.sign_in",
        "ways_in.forgotten",
        "training.home",
    ]


def test_a_person_without_an_account_cannot_be_signed_in_by_address_alone(
    client: Browsing, database: Database, clock: FakeClock
) -> None:
    with database.transaction() as session:
        people.add_person(session, "Nobody Yet", clock())
    client.submit("/forgotten", {"username": "Nobody Yet"})
    assert all_letters(database) == ()
