"""Every case of Heed's own, walked through the preview at random: whatever a scene asks, its form is answered."""

import random
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup, Tag

from app.paths import CONTENT
from app.web.preview.app import create_preview
from tests.own_files import CASE, OwnFiles
from tests.web.browsing import Browsing
from tests.web.preview.test_desk import page
from tests.web.preview.test_play import framed, here

MOST_STEPS = 60
CASES = sorted(path.name for path in (CONTENT / "scenarios").glob("*.md"))


@pytest.fixture(scope="module")
def walker() -> Browsing:
    app = create_preview([CONTENT / "scenarios"])
    app.testing = True
    app.test_client_class = Browsing
    browser = app.test_client()
    assert isinstance(browser, Browsing)
    return browser


def answer(chance: random.Random, form: Tag) -> dict[str, str | list[str]]:
    """Some choice, some ticks, some words: whatever there is."""
    fields: dict[str, str | list[str]] = {
        str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden]")
    }
    if choices := form.select("input[type=radio]"):
        fields["choice"] = str(chance.choice(choices)["value"])
    if ticks := form.select("input[type=checkbox]"):
        fields["tick"] = [str(tick["value"]) for tick in chance.sample(ticks, 2)]
    if form.find("textarea"):
        fields["text"] = "What I would say, in my own words."
    button = next(b for b in form.select("button[name=move]") if "leave" not in str(b))
    return {**fields, "move": str(button["value"])}


def walk(author: Browsing, address: str, chance: random.Random) -> tuple[str, BeautifulSoup]:
    """The last page and its address. The desk around it is left out: it has its own tests."""
    scene = page(author, address)
    for _ in range(MOST_STEPS):
        form = scene.find("form", id="answer")
        assert isinstance(form, Tag)
        if scene.find(string="Look back on what you did"):
            break
        response = author.post(str(form["action"]), data=answer(chance, form))
        assert response.status_code == 302, response.text
        address = response.location.replace("/desk?", "/page?", 1)
        scene = page(author, address)
    return address, scene


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_walked_to_its_review(walker: Browsing, name: str) -> None:
    file = quote((CONTENT / "scenarios" / name).as_posix())
    for seed in range(3):
        chance = random.Random(seed)  # noqa: S311  (the same roads every time)
        address, scene = walk(walker, f"/page?file={file}&show=scene", chance)
        assert "Look back on what you did" in scene.get_text()
        review = page(walker, address.replace("show=scene", "show=review", 1))
        assert "The road you took" in review.get_text()


def test_what_was_written_is_shown_beside_the_model_answer(
    author: Browsing, files: OwnFiles
) -> None:
    files.replace(
        'She picks at her sleeve. After a while she says, "He pulled me."',
        "`write`\n\nWhat would you say to her?\n\n- [ ] It is open\n\n> “Tell me more.”",
    )
    desk = page(author, "/desk", file=files.name(CASE), show="scene", scene="ella-goes-quiet")
    form = framed(author, desk).find("form", id="answer")
    assert isinstance(form, Tag)
    fields = {**answer(random.Random(0), form), "text": "I am listening, Ella."}  # noqa: S311
    after = page(author, author.post(str(form["action"]), data=fields).location)
    assert here(after) == "Ella goes quiet"
    shown = framed(author, after).get_text()
    assert "I am listening, Ella." in shown
    assert "Tell me more" in shown
