"""A round does everything that is due; a part that fails is told of, and stops no other."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.services import evidence
from app.services.content import Content
from app.services.evidence import File
from app.services.post_offices import Mailbox
from app.services.rounds import Round
from app.store.evidence import KeptFile, Shown, add_evidence
from app.store.letters import State
from tests.coming_in import LINKS
from tests.conftest import FakeClock, heed_of
from tests.reminded import COURSE, Nursery, open_nursery

PDF = b"%PDF-1.7 a certificate"


@pytest.fixture
def nursery(app: Flask, clock: FakeClock) -> Nursery:
    return open_nursery(heed_of(app), clock)


@pytest.fixture
def going(nursery: Nursery, app: Flask, clock: FakeClock) -> Round:
    heed = heed_of(app)
    uploads = heed.settings.uploads
    return Round(heed.database, lambda: heed.content, Mailbox(), LINKS, uploads, clock)


def file_of(uploads: Path, hours: int, clock: FakeClock) -> str:
    """Handed in so long ago; its name."""
    kept = evidence.keep_file(uploads, File("certificate.pdf", PDF))
    then = (clock() - timedelta(hours=hours)).timestamp()
    os.utime(uploads / kept.stored_as, (then, then))
    return kept.stored_as


def test_a_reminder_is_written_and_goes_in_one_round(nursery: Nursery, going: Round) -> None:
    nursery.ask(nursery.person("Carys Puw"))
    nursery.switch_on()
    done = going.go()
    assert done.others["reminders written"] == 1
    assert done.letters == {State.SENT: 1}
    assert done.failed == ()
    assert going.go().letters == {}


def test_files_without_a_row_go_after_a_day(
    nursery: Nursery, going: Round, clock: FakeClock
) -> None:
    known, old, new = (file_of(going.uploads, hours, clock) for hours in (30, 25, 23))
    with nursery.database.transaction() as session:
        shown = Shown(COURSE, "Powys", nursery.today, None, KeptFile("certificate.pdf", known, ""))
        lead = nursery.setting.lead.id
        add_evidence(session, lead, nursery.agency_id, shown, lead, clock())
    assert going.go().others["files without a row thrown away"] == 1
    assert {file.name for file in going.uploads.iterdir()} == {known, new}
    assert old not in {known, new}


def test_a_part_that_fails_stops_no_other(
    nursery: Nursery, going: Round, clock: FakeClock, caplog: pytest.LogCaptureFixture
) -> None:
    def no_content() -> Content:
        raise RuntimeError("the content is being changed")

    carys = nursery.person("Carys Puw")
    nursery.ask(carys)
    nursery.switch_on()
    nursery.send(carys)
    file_of(going.uploads, 25, clock)
    done = replace(going, content=no_content).go()
    assert done.failed == ("reminders",)
    assert done.letters == {State.SENT: 1}
    assert done.others["files without a row thrown away"] == 1
    assert "this part of the round failed: reminders" in caplog.text
    assert "the content is being changed" in caplog.text


def test_content_is_compiled_only_to_remind(going: Round) -> None:
    def no_content() -> Content:
        raise RuntimeError("nobody is to be reminded")

    assert replace(going, content=no_content).go().failed == ()
