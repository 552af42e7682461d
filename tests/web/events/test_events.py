import csv
import io
import re

from bs4 import BeautifulSoup

from app.policy.scope import EVERYWHERE
from app.services.auditing import Action
from app.store.audit import entries_in
from app.store.awards import awards_of
from app.web.context import Heed
from tests.conftest import FakeClock
from tests.web.browsing import Browsing
from tests.web.events.conftest import Held

NAMES = re.compile(r"Eleri|Gwil|Haf|Aled \d|Nia Absent|Ifan|Jac|Kate")
NEW = {
    "title": "Talking with fathers",
    "held_on": "2026-12-14",
    "starts_at": "09:30",
    "ends_at": "12:30",
    "place": "The library",
    "led_by": "Gwen Tudor",
    "places": "12",
    "about": "",
    "course": "",
    "book_until": "",
}


def actions(heed: Heed, clock: FakeClock) -> list[str]:
    with heed.database.reading() as session:
        return [each.action for each in entries_in(session, EVERYWHERE, clock().date())]


def test_an_event_is_offered_and_the_agency_sees_it(client: Browsing, held: Held) -> None:
    client.sign_in(held.people["holds events"])
    path = held.path("/boards/{events board}/events/new")
    made = client.submit(path, NEW, follow_redirects=True)
    assert "Talking with fathers" in made.text
    client.submit("/sign-out")
    client.sign_in(held.people["books people"])
    offered = client.get(held.path("/team/{events school}/events")).text
    assert "Talking with fathers" in offered
    assert "12 of 12 free" in offered


def test_what_does_not_fit_is_told_at_its_field_and_kept(client: Browsing, held: Held) -> None:
    client.sign_in(held.people["holds events"])
    path = held.path("/boards/{events board}/events/new")
    for typed, told in (
        ({"title": ""}, "Enter what it is called."),
        ({"held_on": "2026-11-22"}, "That day is past."),
        ({"starts_at": "half nine"}, "Enter a time, for example 09:30."),
        ({"ends_at": "09:00"}, "It would end before it begins."),
        ({"places": "0"}, "Enter a number from 1"),
        ({"book_until": "2026-12-15"}, "Booking would end after the event."),
    ):
        answer = client.submit(path, {**NEW, **typed})
        assert answer.status_code == 422
        assert told in answer.text
        kept = [value for value in ({**NEW, **typed}).values() if value]
        shown = BeautifulSoup(answer.text, "html.parser").select("main input, main textarea")
        assert set(kept) <= {str(each.get("value", each.text)) for each in shown}, typed


def test_the_boards_pages_name_nobody(client: Browsing, held: Held) -> None:
    client.sign_in(held.people["holds events"])
    home = held.path("/boards/{events board}/events")
    for name in ("event over", "event today", "event full", "event cancelled"):
        page = client.get(f"{home}/{held.numbers[name]}").text
        assert "Elan School" in page or name == "event cancelled"
        assert not NAMES.search(page)
    for name in ("event over", "event full"):
        assert not NAMES.search(client.get(f"{home}/{held.numbers[name]}/register").text)
    assert not NAMES.search(client.get(home).text)


def test_the_register_is_opened_by_a_button_and_gives_what_the_event_stands_for(
    client: Browsing, held: Held, heed: Heed, clock: FakeClock
) -> None:
    client.sign_in(held.people["holds events"])
    full = held.path("/boards/{events board}/events/{event full}/register")
    assert not NAMES.search(client.get(full).text)
    clock.forward(days=21)
    client.sign_in(held.people["holds events"])
    assert not NAMES.search(client.get(full).text)
    opened = client.submit(f"{full}/open", follow_redirects=True).text
    assert "Ifan Placed" in opened
    assert actions(heed, clock)[0] == Action.REGISTER_OPENED
    page = BeautifulSoup(opened, "html.parser")
    boxes = {
        str(label.text).strip(): label.select_one("input")["value"]  # type: ignore[index]
        for label in page.select("label.tick")
    }
    shown = [each["value"] for each in page.select("input[name=shown]")]
    there = [boxes["Ifan Placed"], boxes["Kate Waits"]]
    done = client.submit(full, {"shown": shown, "there": there}, follow_redirects=True).text
    assert "Recorded: 2 people were there." in done
    assert not NAMES.search(done)
    with heed.database.reading() as session:
        assert len(awards_of(session, held.people["Ifan Placed"].id)) == 1
        assert awards_of(session, held.people["Jac Rhiw"].id) == ()
    clock.forward(days=15)
    client.sign_in(held.people["holds events"])
    assert not NAMES.search(client.get(full).text)
    late = client.submit(full, {"shown": shown, "there": there[:1]})
    assert late.status_code == 422
    with heed.database.reading() as session:
        assert len(awards_of(session, held.people["Kate Waits"].id)) == 1


def test_counts_are_taken_out_and_written_down(
    client: Browsing, held: Held, heed: Heed, clock: FakeClock
) -> None:
    client.sign_in(held.people["holds events"])
    path = held.path("/boards/{events board}/events/{event over}/counts.csv")
    answer = client.submit(path)
    rows = list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))
    assert rows[1:] == [
        ["Elan School", "13", "0", "12", "1"],
        ["Rhiw Nursery", "2", "0", "2", "0"],
        ["All agencies", "15", "0", "14", "1"],
    ]
    assert actions(heed, clock)[0] == Action.EXPORTED
    today = held.path("/boards/{events board}/events/{event today}/counts.csv")
    assert "Elan School,2,0,," in client.submit(today).text, "not recorded is no nought"


def test_answers_are_shares_of_those_who_answered(client: Browsing, held: Held) -> None:
    client.sign_in(held.people["holds events"])
    page = client.get(held.path("/boards/{events board}/events/{event over}")).text
    assert "12 of 14 who were there have answered." in page
    assert "8 of 12 found it useful" in page
    assert "12 of 12 found it clear" in page
    assert "6 of 12 are sure what to do" in page


def test_people_are_found_ticked_and_booked(client: Browsing, held: Held) -> None:
    client.sign_in(held.people["books people"])
    path = held.path("/team/{events school}/events/{event nobody booked}/book")
    eleri, gwil = (str(held.people[name].id) for name in ("Eleri Booked", "Gwil Booked"))
    shown = client.submit(path, {"q": "gwil", "people": [eleri], "then": "show"}).text
    names = re.findall(r"choice__label\">(\w+ \w+) · ", shown)
    assert names == ["Eleri Booked", "Gwil Booked"], "what is ticked stays"
    nobody = client.submit(path, {"then": "book"})
    assert nobody.status_code == 422
    assert "Tick who is to go." in nobody.text
    done = client.submit(path, {"people": [eleri, gwil], "then": "book"}, follow_redirects=True)
    assert "2 people have a place." in done.text
    event = held.path("/team/{events school}/events/{event nobody booked}")
    [link, *_] = re.findall(r'href="([^"]+/withdraw)"', client.get(event).text)
    gone = client.submit(link, follow_redirects=True).text
    assert "The booking is taken back." in gone
    assert "Eleri Booked" not in gone


def test_my_training_says_where_to_be_and_asks_once_how_it_was(
    client: Browsing, held: Held
) -> None:
    client.sign_in(held.people["Kate Waits"])
    assert "You are number 1." in client.get("/training").text
    client.submit("/sign-out")
    client.sign_in(held.people["Bethan Rhiw"])
    assert "Say how it was" in client.get("/training").text
    path = held.path("/training/events/{booking to answer}")
    half = client.submit(path, {"useful": "4"})
    assert half.status_code == 422
    assert half.text.count("Choose how") == 4, "two, at the field and above"
    assert re.search(r'value="4"[^>]*checked', half.text), "what was chosen stays"
    done = client.submit(path, {"useful": "4", "clear": "5", "sure": "3"}, follow_redirects=True)
    assert "Thank you." in done.text
    assert "Say how it was" not in client.get("/training").text
    other = held.path("/training/events/{booking answered}")
    assert client.get(other).status_code == 404
