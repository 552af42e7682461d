"""Certificates: on paper for their holder, and open to others only while the holder wants it."""

import io
import re

import pypdf
import pytest

from app.store import awards
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import Someone
from tests.services.training.learning import Learning
from tests.walking import Walker
from tests.web.browsing import Browsing


@pytest.fixture
def certified(walker: Walker, learning: Learning) -> Walker:
    learning.take(learning.course(), len(learning.course().steps))
    walker.go("/record/awards/1/certificate")
    return walker


def words(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def check_page(walker: Walker) -> str:
    found = re.search(r"/check/[\w-]+", walker.text)
    assert found is not None
    return found.group()


def test_the_paper_says_who_completed_what_and_claims_no_more(
    certified: Walker, signed_in: Browsing, person: Someone
) -> None:
    pdf = signed_in.get("/record/awards/1/certificate.pdf")
    assert pdf.mimetype == "application/pdf"
    assert pdf.headers["Content-Disposition"].startswith("attachment")
    said = words(pdf.data)
    for part in (person.name, "Monday 23 November 2026", "does not say that anyone is competent"):
        assert part in said
    assert "/check/" not in said


def test_nobody_checks_it_until_its_holder_says_so(
    certified: Walker, signed_in: Browsing, client: Browsing
) -> None:
    certified.press("Open a check page")
    address = check_page(certified)
    assert address in words(signed_in.get("/record/awards/1/certificate.pdf").data)
    checked = client.application.test_client().get(address)
    assert "This record stands" in checked.text
    assert checked.headers["X-Robots-Tag"] == "noindex"
    certified.press("Close the check page")
    assert client.application.test_client().get(address).status_code == 404


def test_a_page_opened_again_has_another_address(certified: Walker) -> None:
    certified.press("Open a check page")
    first = check_page(certified)
    certified.press("Close the check page").press("Open a check page")
    assert check_page(certified) != first


def test_a_check_page_tells_of_a_record_that_ran_out(
    certified: Walker, client: Browsing, clock: FakeClock
) -> None:
    certified.press("Open a check page")
    address = check_page(certified)
    clock.forward(days=500)
    assert "This record has run out" in client.application.test_client().get(address).text


def test_a_withdrawn_award_gives_no_paper_and_its_check_page_says_so(
    certified: Walker, signed_in: Browsing, database: Database, clock: FakeClock, person: Someone
) -> None:
    certified.press("Open a check page")
    address = check_page(certified)
    with database.transaction() as session:
        awards.add_void(session, awards.awards_of(session, person.id)[0].id, "by mistake", clock())
    assert signed_in.get("/record/awards/1/certificate.pdf").status_code == 404
    said = signed_in.application.test_client().get(address).text
    assert "This record was withdrawn" in said
    assert "by mistake" not in said


def test_somebody_elses_certificate_is_not_there(certified: Walker, stranger: Browsing) -> None:
    for address in ("/record/awards/1/certificate", "/record/awards/1/certificate.pdf"):
        assert stranger.get(address).status_code == 404
