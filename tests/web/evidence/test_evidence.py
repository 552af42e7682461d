"""Prior learning: handed in, looked at, on the record; and nobody else sees it."""

import io
from pathlib import Path
from typing import Any

import pytest

from app.store import awards, posts
from app.store.awards import Award, Source
from app.store.database import Database
from tests.conftest import FakeClock
from tests.everybody_notices import COURSE
from tests.people import Someone
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.nurseries import Nurseries

PDF = b"%PDF-1.7 a certificate"
LEARNT = {"course": COURSE, "provider": "Powys", "met_on": "2026-09-01"}


@pytest.fixture
def carys(client: Browsing, nurseries: Nurseries) -> Browsing:
    other = client.application.test_client()
    assert isinstance(other, Browsing)
    other.sign_in(nurseries.overdue)
    return other


def sent(name: str = "certificate.pdf", data: bytes = PDF) -> dict[str, Any]:
    return {"file": (io.BytesIO(data), name)}


def hand_in(browser: Browsing, **fields: Any) -> Any:
    return browser.submit(
        "/record/evidence/new", {**LEARNT, **fields}, content_type="multipart/form-data"
    )


def leave(database: Database, someone: Someone, nurseries: Nurseries, clock: FakeClock) -> None:
    with database.transaction() as session:
        (post,) = posts.posts_at(session, nurseries.own, [someone.id])
        posts.end_post(session, post, clock().date(), None, clock())


def awards_of(database: Database, someone: Someone) -> tuple[Award, ...]:
    with database.reading() as session:
        return awards.awards_of(session, someone.id)


def test_accepted_evidence_becomes_an_award_that_says_whose_word_it_is(
    carys: Browsing, dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    hand_in(carys, own_until="2027-02-28", **sent())
    walker = Walker(dsp).go(f"/team/{nurseries.own}/evidence").follow("Look at it")
    assert walker.heading == "Noticing neglect"
    walker.press("Record my decision", decision="accept")
    (award,) = awards_of(database, nurseries.overdue)
    assert award.facts.source is Source.EVIDENCE
    assert award.facts.provider == "Powys"
    assert award.facts.release_sha256 is None
    assert "On the record" in Walker(carys).go("/record/evidence").text
    walker.go(f"/team/{nurseries.own}/people/{nurseries.overdue.id}")
    assert "shown by evidence, Powys" in walker.text
    assert "In date until 28 Feb 2027" in walker.text
    assert "28 Feb 2027" in walker.text


def test_evidence_that_is_turned_down_says_why_to_its_person_and_awards_nothing(
    carys: Browsing, dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    hand_in(carys)
    walker = Walker(dsp).go(f"/team/{nurseries.own}/evidence/1")
    walker.press("Record my decision", decision="turn-down")
    assert "Say what is missing" in walker.text
    walker.press("Record my decision", decision="turn-down", note="No name is on it.")
    assert awards_of(database, nurseries.overdue) == ()
    assert "No name is on it." in Walker(carys).go("/record/evidence").text


def test_it_is_looked_at_once(carys: Browsing, dsp: Browsing, nurseries: Nurseries) -> None:
    hand_in(carys)
    address = f"/team/{nurseries.own}/evidence/1"
    assert dsp.submit(address, {"decision": "accept"}).status_code == 302
    assert dsp.submit(address, {"decision": "accept"}).status_code == 409


def test_the_file_comes_back_as_it_was_and_only_as_an_attachment(
    carys: Browsing, dsp: Browsing, nurseries: Nurseries
) -> None:
    hand_in(carys, **sent("../../etc/passwd.pdf"))
    answer = dsp.submit(f"/team/{nurseries.own}/evidence/1/file")
    assert answer.data == PDF
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="evidence-1.pdf"'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<html><script>alert(1)</script>", "Send a PDF, or a PNG or JPEG picture."),
        (b"MZ\x90", "Send a PDF, or a PNG or JPEG picture."),
        (PDF + b"x" * (5 * 1024 * 1024), "over 5 MB"),
    ],
    ids=["a page", "a program", "too large"],
)
def test_other_files_are_refused_at_their_field_and_nothing_typed_is_lost(
    carys: Browsing, data: bytes, words: str, settings: Any
) -> None:
    answer = hand_in(carys, **sent("c.pdf", data))
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="Powys"' in answer.text
    assert not list(Path(settings.uploads).glob("*"))


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("met_on", "2026-11-24", "That day lies ahead."),
        ("met_on", "yesterday", "Give the day on which it was completed, for example 3 3 2027."),
        ("own_until", "2026-08-31", "before the day it was completed"),
        ("provider", " ", "Enter who taught it."),
        ("course", "no-such-course", "valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    carys: Browsing, field: str, value: str, words: str
) -> None:
    answer = hand_in(carys, **{field: value})
    assert answer.status_code == 422
    assert words in answer.text


def test_a_dsp_cannot_accept_her_own(
    dsp: Browsing, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    with database.transaction() as session:
        held = posts.Held("nursery manager", clock().date())
        posts.add_post(session, nurseries.dsp.id, nurseries.own, held, None, clock())
    hand_in(dsp)
    answer = dsp.submit(f"/team/{nurseries.own}/evidence/1", {"decision": "accept"})
    assert answer.status_code == 422
    assert "Somebody else has to look" in answer.text
    assert awards_of(database, nurseries.dsp) == ()


def test_a_dsp_enters_what_she_has_seen(
    dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    address = f"/team/{nurseries.own}/people/{nurseries.new.id}/evidence/new"
    assert dsp.submit(address, LEARNT).status_code == 302
    (award,) = awards_of(database, nurseries.new)
    assert award.facts.source is Source.EVIDENCE


def test_what_was_taken_back_can_be_entered_again(
    dsp: Browsing, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    address = f"/team/{nurseries.own}/people/{nurseries.new.id}/evidence/new"
    for _sent in range(2):
        assert dsp.submit(address, LEARNT).status_code == 302
    (award,) = awards_of(database, nurseries.new)
    with database.transaction() as session:
        awards.add_void(session, award.id, "It was another person’s certificate.", clock())
    assert awards_of(database, nurseries.new) == ()
    assert dsp.submit(address, LEARNT).status_code == 302
    (again,) = awards_of(database, nurseries.new)
    assert again.id != award.id


def test_there_is_no_file_where_none_was_handed_in(
    carys: Browsing, dsp: Browsing, nurseries: Nurseries
) -> None:
    hand_in(carys)
    page = dsp.get(f"/team/{nurseries.own}/evidence/1").get_data(as_text=True)
    assert "There is no file with it." in page
    assert dsp.submit(f"/team/{nurseries.own}/evidence/1/file").status_code == 404


def test_evidence_from_elsewhere_and_of_a_leaver_is_not_there(
    carys: Browsing, dsp: Browsing, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    hand_in(carys, **sent())
    for address in ("", "/1", "/1/file"):
        here = f"/team/{nurseries.other}/evidence{address}"
        answer = dsp.submit(here) if address.endswith("file") else dsp.get(here)
        assert answer.status_code == 404
    leave(database, nurseries.overdue, nurseries, clock)
    clock.forward(days=1)
    dsp.sign_in(nurseries.dsp)
    assert dsp.get(f"/team/{nurseries.own}/evidence/1").status_code == 404
    assert dsp.submit(f"/team/{nurseries.own}/evidence/1/file").status_code == 404
    assert "Carys Puw" not in dsp.get(f"/team/{nurseries.own}/evidence").get_data(as_text=True)


def test_a_session_gives_everybody_who_was_there_an_award_that_says_so(
    dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    walker = Walker(dsp).go(f"/team/{nurseries.own}/sessions").follow("Record a session")
    fields = {"title": "Staff meeting", "held_on": "2026-11-20", "led_by": "Ruth"}
    there = [str(nurseries.overdue.id), str(nurseries.new.id)]
    walker.press("Record the session", **fields, course=COURSE, people=there)
    assert walker.heading == "Staff meeting"
    assert "Carys Puw" in walker.text
    for someone in (nurseries.overdue, nurseries.new):
        (award,) = awards_of(database, someone)
        assert award.facts.source is Source.SESSION
    assert awards_of(database, nurseries.in_date)[0].facts.source is Source.HEED


def test_who_has_left_is_counted_at_a_session_and_not_named(
    dsp: Browsing, nurseries: Nurseries, database: Database, clock: FakeClock
) -> None:
    walker = Walker(dsp).go(f"/team/{nurseries.own}/sessions/new")
    there = [str(nurseries.overdue.id), str(nurseries.new.id)]
    walker.press("Record the session", title="Staff meeting", people=there)
    page = walker.path
    assert "Carys Puw" in walker.text
    assert "left" not in walker.text
    leave(database, nurseries.overdue, nurseries, clock)
    assert "Carys Puw" in walker.go(page).text
    clock.forward(days=1)
    dsp.sign_in(nurseries.dsp)
    assert "Carys Puw" not in walker.go(page).text
    assert "And 1 person who has left." in walker.text
    leave(database, nurseries.new, nurseries, clock)
    clock.forward(days=1)
    dsp.sign_in(nurseries.dsp)
    assert "2 people who have left." in walker.go(page).text


def test_attendance_alone_awards_nothing(
    dsp: Browsing, nurseries: Nurseries, database: Database
) -> None:
    fields = {"title": "Staff meeting", "held_on": "2026-11-20", "led_by": "Ruth"}
    answer = dsp.submit(
        f"/team/{nurseries.own}/sessions/new",
        {**fields, "people": [str(nurseries.overdue.id)], "course": "", "scenario": ""},
    )
    assert answer.status_code == 302
    assert awards_of(database, nurseries.overdue) == ()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Tick who was there."),
        ({"held_on": "2026-11-24", "people": "own"}, "That day lies ahead."),
        ({"people": "other"}, "valid choice"),
    ],
)
def test_a_session_that_cannot_be_is_refused(
    dsp: Browsing, nurseries: Nurseries, fields: dict[str, str], words: str, database: Database
) -> None:
    people = {"own": [str(nurseries.overdue.id)], "other": [str(nurseries.stranger.id)]}
    sent_fields = {"title": "T", "held_on": "2026-11-20", "led_by": "R", **fields}
    chosen = people.get(str(sent_fields.pop("people", "")), [])
    answer = dsp.submit(
        f"/team/{nurseries.own}/sessions/new",
        {**sent_fields, "people": chosen, "course": COURSE, "scenario": ""},
    )
    assert answer.status_code == 422
    assert words in answer.text
    assert len(awards_of(database, nurseries.stranger)) == 1
