"""What a case can ask of a visitor: ticks stand in the address, words nowhere."""

from pathlib import Path

import pytest

from app.store.database import Database
from app.web.tryout.roads import LONGEST
from tests.own_content import own_copy
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.play.test_tasks import (
    ADVICE,
    CHECK,
    COAT,
    COPE,
    DO,
    IN_PASSING,
    RECORD,
    panels,
    typed,
)
from tests.web.tryout.test_tryout import rows

START = "/try/two-desks"
WORDS = "Thank you. What were his words?"


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    return own_copy(tmp_path)


@pytest.fixture
def walker(client: Browsing) -> Walker:
    return Walker(client)


def to_the_office(walker: Walker) -> Walker:
    walker.go(START).follow("Begin").press(RECORD, tick=[COAT, COPE])
    return walker.press("Go on to the bell").press(DO, choice=IN_PASSING)


def test_to_the_end_and_the_review_without_a_row(walker: Walker, database: Database) -> None:
    before = rows(database)
    to_the_office(walker).press(CHECK, text=WORDS).press("Pick up the telephone")
    walker.press(DO, choice=ADVICE).follow("Look back on").follow("Open the review")
    assert "You ticked 1 of the 2 things that belong in a record." in walker.text
    assert "It takes under a minute." in walker.text
    assert rows(database) == before
    assert len(walker.path) < LONGEST


def test_ticks_come_back_with_the_address(walker: Walker) -> None:
    walker.go(START).follow("Begin").press(RECORD, tick=[COAT, COPE])
    again = walker.go(walker.path)
    assert "Third wet day" in panels(again)["What you noticed"]
    assert "His mother" in panels(again)["What you ticked, and is better left out"]


def test_nothing_ticked(walker: Walker) -> None:
    walker.go(START).follow("Begin").press(RECORD)
    assert walker.status == 422
    assert "You ticked 0 of the 2" in walker.press("I would record none of these").text


def test_words_stand_on_the_answer_and_nowhere_else(walker: Walker) -> None:
    to_the_office(walker)
    assert "it is not kept anywhere" in walker.text
    form = walker.page.select_one("form#answer")
    assert form is not None
    assert not form.has_attr("data-draft-url")
    walker.press(CHECK, text=WORDS)
    assert WORDS in panels(walker)["What you wrote"]
    addresses = [str(link["href"]) for link in walker.page.select("a[href]")]
    assert not any("his+words" in address or "his%20words" in address for address in addresses)
    walker.press("Pick up the telephone").press("Go back to the last decision")
    walker.press(DO, choice=IN_PASSING)
    assert typed(walker) == ""


def test_the_page_with_the_words_can_be_loaded_again_and_says_that_they_are_gone(
    walker: Walker, client: Browsing
) -> None:
    to_the_office(walker)
    asked, sent = walker.path, {"step": "4", "move": "wrote", "text": WORDS}
    answer = client.submit(asked, sent)
    assert answer.status_code == 302
    shown = client.get(answer.location)
    assert WORDS in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    again = walker.go(answer.location)
    assert WORDS not in again.text
    assert "It takes under a minute." in again.text
    assert "was shown once" in again.text


def test_words_are_shown_on_no_other_road(walker: Walker, client: Browsing) -> None:
    elsewhere = to_the_office(Walker(client)).press(CHECK).path
    to_the_office(walker)
    client.submit(walker.path, {"step": "4", "move": "wrote", "text": WORDS})
    assert WORDS not in client.get(elsewhere).text


@pytest.mark.parametrize("letter", ["a", "ŵ", "語", "🙂"])
def test_of_a_very_long_text_the_beginning_is_shown(walker: Walker, letter: str) -> None:
    """A cookie over 4096 bytes would be a warning here, and lost in a browser."""
    long = " ".join(f"{letter}{number:x}{letter}" for number in range(900))[:4900]
    to_the_office(walker).press(CHECK, text=long)
    begun = panels(walker)["What you wrote"].split(" …")[0].removeprefix("What you wrote ")
    assert long.startswith(begun)
    assert len(begun) > 400


def test_an_empty_box_goes_on_as_well(walker: Walker) -> None:
    to_the_office(walker).press(CHECK)
    assert (walker.status, "What you wrote" in panels(walker)) == (200, False)
    assert "One way to put it" in panels(walker)


def test_words_of_somebody_who_is_signed_in_are_not_kept_either(
    walker: Walker, signed_in: Browsing
) -> None:
    to_the_office(Walker(signed_in)).press(CHECK, text=WORDS)
    assert "No notes yet" in Walker(signed_in).go("/reflections").text


def test_each_step_is_explained(walker: Walker, database: Database) -> None:
    before = rows(database)
    walker.go("/try/one-step").follow("Begin").press(DO, choice="tell-her-to-splash-her-face")
    assert "Sit by her" in panels(walker)["How an experienced colleague thinks here"]
    assert walker.press("Go on", text=WORDS).heading == "Not told"
    assert rows(database) == before
