"""Pages that need no account."""

import pytest
from bs4 import BeautifulSoup

from app.services.passwords import Passwords
from app.store.database import Database
from tests.conftest import FakeClock
from tests.people import agency, learner
from tests.web.browsing import Browsing


@pytest.mark.parametrize("path", ["/", "/help", "/accessibility", "/privacy", "/sign-in"])
def test_visitors_read_them(client: Browsing, path: str) -> None:
    assert client.get(path).status_code == 200


def test_a_visitor_is_offered_a_case_and_can_follow_the_link(client: Browsing) -> None:
    page = BeautifulSoup(client.get("/").get_data(as_text=True), "html.parser")
    (link,) = (each for each in page.select("main a") if "/try/" in str(each["href"]))
    assert client.get(str(link["href"])).status_code == 200


def test_the_signed_in_go_to_their_training(signed_in: Browsing) -> None:
    assert signed_in.get("/").headers["Location"] == "/training"


def test_help_begins_with_999(client: Browsing) -> None:
    page = BeautifulSoup(client.get("/help").get_data(as_text=True), "html.parser")
    numbers = [str(link["href"]) for link in page.select("main a[href^='tel:']")]
    assert numbers[0] == "tel:999"
    assert set(numbers[1:]) == {
        "tel:116123",
        "tel:08000562561",
        "tel:08088005000",
        "tel:08001111",
    }


def test_help_shows_the_agencys_contacts_and_says_what_is_not_set(
    client: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    with database.transaction() as session:
        place = agency(session, contacts={"DSP": "Ruth Hale, 01632 960001", "out of hours": " "})
        person = learner(session, passwords, clock(), at=place)
    client.sign_in(person)
    page = BeautifulSoup(client.get("/help").get_data(as_text=True), "html.parser")
    rows = [row.get_text(" ", strip=True) for row in page.select(".facts")[0].select(".facts__row")]
    assert "Ruth Hale, 01632 960001" in rows[0]
    assert next(str(link["href"]) for link in page.select(".facts a")) == "tel:01632960001"
    assert ["Not set" in row for row in rows] == [False, True, True]


def test_an_agencys_contact_is_text_and_not_markup(
    client: Browsing, database: Database, passwords: Passwords, clock: FakeClock
) -> None:
    with database.transaction() as session:
        place = agency(
            session, name="<i>Nursery</i>", contacts={"DSP": "<script>alert(1)</script>"}
        )
        person = learner(session, passwords, clock(), at=place)
    client.sign_in(person)
    for path in ("/help", "/profile", "/concern"):
        page = client.get(path).get_data(as_text=True)
        assert "<script>alert" not in page
        assert "<i>" not in page


def words_in(page: BeautifulSoup) -> dict[str, str]:
    """By id: what stands under the word."""
    found = {}
    for word in page.select("dl.words dt"):
        said = []
        line = word.find_next_sibling()
        while line is not None and line.name == "dd":
            said.append(line.get_text(" ", strip=True))
            line = line.find_next_sibling()
        found[str(word["id"])] = " ".join(said)
    return found


def soup(client: Browsing, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).get_data(as_text=True), "html.parser")


def test_words_are_those_of_the_nation_that_is_asked_for(client: Browsing) -> None:
    wales, england = (soup(client, f"/words?nation={nation}") for nation in ("wales", "england"))
    assert "designated safeguarding person (DSP)" in words_in(wales)["dsp"]
    assert "you can go to social services yourself" in words_in(wales)["dsp"]
    assert "section-130" in words_in(wales)
    assert "lado" not in words_in(wales)
    assert "lado" in words_in(england)
    assert "section-130" not in words_in(england)
    chosen = england.select_one("select[name=nation] option[selected]")
    assert chosen is not None
    assert chosen["value"] == "england"


def test_words_stand_in_their_order_and_say_what_they_rest_on(client: Browsing) -> None:
    page = soup(client, "/words?nation=scotland")
    said = [word.get_text(strip=True).casefold() for word in page.select("dl.words dt")]
    assert said == sorted(said)
    assert all("It rests on: " in text for text in words_in(page).values())


def test_who_is_signed_in_reads_her_own_nations_words_and_may_look_at_others(
    signed_in: Browsing,
) -> None:
    """She works in Wales."""
    assert "section-130" in words_in(soup(signed_in, "/words"))
    assert "lado" in words_in(soup(signed_in, "/words?nation=england"))
    assert "section-130" in words_in(soup(signed_in, "/words?nation=atlantis"))


def test_every_page_leads_to_the_words(client: Browsing) -> None:
    page = soup(client, "/help")
    assert len(page.select("footer a[href='/words']")) == 1
    assert len(page.select("main a[href='/words']")) == 1


def test_a_place_that_nobody_signed_leads_nowhere(client: Browsing) -> None:
    page = soup(client, "/words?place=https://evil.example")
    assert "evil" not in page.get_text()
    assert not page.select("main a, main input[name=place]")
