"""What a person sees and changes of her own."""

from datetime import timedelta

import pytest
from flask import Flask

from app.content.model.terms import Nation
from app.services.passwords import Passwords
from app.services.tokens import hashed
from app.store import accounts, sessions, throttle
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import PASSWORD, Someone, agency, learner
from tests.web.browsing import Browsing

NEW = "seven otters cross a bridge"


def other_browser(app: Flask, person: Someone) -> Browsing:
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(person)
    return client


def test_it_shows_who_she_is_and_where_she_works(signed_in: Browsing, person: Someone) -> None:
    page = signed_in.get("/profile").get_data(as_text=True)
    for words in (person.name, person.username, "Little Acorns Nursery", "Wales"):
        assert words in page


def test_without_a_post_she_chooses_her_nation(
    client: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    with database.transaction() as session:
        volunteer = learner(session, passwords, clock(), name="Ewan Ross")
    client.sign_in(volunteer)
    client.submit("/profile/nation", {"nation": "scotland"})
    with database.reading() as session:
        assert accounts.get_account(session, volunteer.id).nation is Nation.SCOTLAND


def test_with_a_post_her_nation_is_the_agencys(
    signed_in: Browsing, database: Database, person: Someone
) -> None:
    assert signed_in.submit("/profile/nation", {"nation": "england"}).status_code == 422
    with database.reading() as session:
        assert accounts.get_account(session, person.id).nation is None


def test_appearance_is_kept_and_used(signed_in: Browsing) -> None:
    signed_in.submit("/profile/appearance", {"appearance": "dark"})
    assert 'data-appearance="dark"' in signed_in.get("/help").get_data(as_text=True)


@pytest.mark.parametrize("appearance", ["", "neon"])
def test_an_appearance_that_there_is_not_changes_nothing(
    signed_in: Browsing, appearance: str
) -> None:
    signed_in.submit("/profile/appearance", {"appearance": appearance})
    assert 'data-appearance="system"' in signed_in.get("/help").get_data(as_text=True)


def test_a_new_password_signs_out_every_other_browser(
    app: Flask, signed_in: Browsing, person: Someone
) -> None:
    other = other_browser(app, person)
    signed_in.submit(
        "/profile/password", {"password": PASSWORD, "new_password": NEW, "repeated": NEW}
    )
    assert other.get("/profile").status_code == 302
    assert signed_in.get("/profile").status_code == 200
    signed_in.submit("/sign-out")
    signed_in.sign_in(Someone(person.id, person.name, person.username, NEW))


def test_after_a_new_password_no_device_is_known(
    app: Flask, signed_in: Browsing, person: Someone, database: Database, clock: FakeClock
) -> None:
    """Whoever knew the old password may have had a device of hers, and a bucket of guesses of its own."""
    device = signed_in.get_cookie("heed-device")
    assert device is not None

    def known() -> bool:
        with database.reading() as session:
            since = clock() - timedelta(days=1)
            return throttle.is_known_device(session, hashed(device.value), person.id, since)

    assert known()
    signed_in.submit(
        "/profile/password", {"password": PASSWORD, "new_password": NEW, "repeated": NEW}
    )
    assert not known()


@pytest.mark.parametrize(
    ("now", "new", "repeated", "words"),
    [
        ("not my password", NEW, NEW, "That is not the password that you use now."),
        (PASSWORD, NEW, NEW + "s", "The two new passwords are not the same."),
        (PASSWORD, "too short", "too short", "12 to 128 characters"),
        (PASSWORD, "x" * 129, "x" * 129, "12 to 128 characters"),
        (PASSWORD, "safeguarding1", "safeguarding1", "Many people use this password"),
        (PASSWORD, "Little Acorns 26", "Little Acorns 26", "made of a name"),
        (PASSWORD, "carys carys 12", "carys carys 12", "made of a name"),
    ],
)
def test_a_password_is_not_changed(
    app: Flask, signed_in: Browsing, person: Someone, now: str, new: str, repeated: str, words: str
) -> None:
    answer = signed_in.submit(
        "/profile/password", {"password": now, "new_password": new, "repeated": repeated}
    )
    page = answer.get_data(as_text=True)
    assert words in page
    assert "Error: Profile" in page
    other_browser(app, person)


def test_the_present_password_cannot_be_guessed_at_here_either(signed_in: Browsing) -> None:
    form = {"password": "not my password", "new_password": NEW, "repeated": NEW}
    statuses = [signed_in.submit("/profile/password", form).status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]


def test_one_browser_is_signed_out_from_the_list(
    app: Flask, signed_in: Browsing, person: Someone
) -> None:
    other = other_browser(app, person)
    page = signed_in.get("/profile").get_data(as_text=True)
    (path,) = {part.split('"')[0] for part in page.split('action="') if "/end" in part[:40]} - {
        "/profile/sessions/end-others"
    }
    signed_in.submit(path)
    assert other.get("/profile").status_code == 302
    assert signed_in.get("/profile").status_code == 200


def test_all_others_are_signed_out_at_once(
    app: Flask, signed_in: Browsing, person: Someone
) -> None:
    others = [other_browser(app, person) for _ in range(2)]
    signed_in.submit("/profile/sessions/end-others")
    assert [other.get("/profile").status_code for other in others] == [302, 302]
    assert signed_in.get("/profile").status_code == 200


def test_somebody_elses_session_is_not_hers_to_end(
    app: Flask,
    signed_in: Browsing,
    database: Database,
    passwords: Passwords,
    clock: FakeClock,
) -> None:
    with database.transaction() as session:
        neighbour = learner(
            session,
            passwords,
            clock(),
            name="Idris Bevan",
            at=agency(session, "High Street School"),
        )
    theirs = other_browser(app, neighbour)
    with database.reading() as session:
        (number,) = (each.session_id for each in sessions.open_sessions(session, neighbour.id))
    assert signed_in.submit(f"/profile/sessions/{number}/end").status_code == 404
    assert theirs.get("/profile").status_code == 200


def test_a_browser_that_went_stale_is_not_listed(
    app: Flask, signed_in: Browsing, person: Someone, clock: FakeClock
) -> None:
    other_browser(app, person)
    for _ in range(3):
        clock.forward(minutes=50)
        signed_in.get("/profile")
    assert "Sign it out" not in signed_in.get("/profile").get_data(as_text=True)
