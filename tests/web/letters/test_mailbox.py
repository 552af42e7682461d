"""The demo's mailbox: the latest letters first, page by page, and by address."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from app.factory import create_app
from app.services import letters
from app.services.passwords import Passwords
from app.services.post_offices import Mailbox
from app.services.ticking import tick
from app.settings import Settings
from app.store.database import Database
from tests.coming_in import on_the_list, open_setting
from tests.conftest import FakeClock, compiled, heed_of
from tests.walking import Walker
from tests.web.browsing import Browsing


@pytest.fixture
def demo(settings: Settings, clock: FakeClock, content_roots: tuple[Path, ...]) -> Iterator[Flask]:
    app = create_app(replace(settings, mailbox=True), clock, compiled(*content_roots))
    app.testing = True
    app.test_client_class = Browsing
    yield app
    heed_of(app).database.close()


@pytest.fixture
def reader(demo: Flask) -> Walker:
    client = demo.test_client()
    assert isinstance(client, Browsing)
    return Walker(client)


@pytest.fixture
def database(demo: Flask) -> Database:
    return heed_of(demo).database


@pytest.fixture
def full(database: Database, passwords: Passwords, clock: FakeClock) -> None:
    """25 letters to three addresses, a minute apart; one more waits."""
    setting = open_setting(database, passwords, clock())
    carys = on_the_list(setting, "Carys Puw", clock(), "carys@school.example")
    addresses = ("carys@school.example", "Bob@School.example", "b_b@other.example")
    for number in range(26):
        with database.transaction() as session:
            about = session, "note", carys, setting.agency_id, f"stage-{number}"
            letters.post(*about, addresses[number % 3], f"Letter {number}.", "Bore da", clock())
        if number < 25:
            tick(database, Mailbox(), clock)
            clock.forward(minutes=1)


@pytest.fixture
def passwords(demo: Flask) -> Passwords:
    return heed_of(demo).passwords


def subjects(reader: Walker) -> list[str]:
    return [each.get_text().removeprefix("Letter ") for each in reader.page.select("main h2")]


@pytest.mark.usefixtures("full")
def test_the_latest_come_first_ten_a_page(reader: Walker) -> None:
    reader.go("/demo/mailbox")
    assert subjects(reader) == [f"{number}." for number in range(24, 14, -1)]
    assert "25 letters, the latest first" in reader.text
    assert "1 letter goes in a moment." in reader.text
    reader.follow("Next").follow("Next")
    assert subjects(reader) == ["4.", "3.", "2.", "1.", "0."]
    assert "Page 3 of 3" in reader.text
    assert subjects(reader.go("/demo/mailbox?page=99"))[-1] == "0.", "beyond the last is the last"


@pytest.mark.usefixtures("full")
def test_by_address_or_a_part_of_it(reader: Walker) -> None:
    reader.go("/demo/mailbox").press("Show", to="SCHOOL.example")
    assert "17 letters" in reader.text
    assert "other.example" not in reader.text
    reader.follow("Next")
    assert "other.example" not in reader.text
    assert subjects(reader)[-1] == "0."
    assert "No letter to such an address" in reader.press("Show", to="b%").text
    assert "8 letters" in reader.press("Show", to="b_b").text
    reader.press("Show", to="nobody").follow("Show every letter")
    assert "25 letters" in reader.text


def test_nothing_has_been_sent(reader: Walker) -> None:
    reader.go("/demo/mailbox")
    assert "No letters yet" in reader.text
    assert not reader.has_button("Show")
