"""Playing a case on the author's desk: from any scene, with any flags, and all of it in the address."""

from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag

from tests.own_files import OwnFiles
from tests.web.browsing import Browsing
from tests.web.preview.test_desk import page


def desk(author: Browsing, files: OwnFiles, **query: object) -> BeautifulSoup:
    return page(author, "/desk", file=files.name(), **query)


def framed(author: Browsing, desk: BeautifulSoup) -> BeautifulSoup:
    frame = desk.find("iframe")
    assert isinstance(frame, Tag)
    return page(author, str(frame["src"]))


def send(author: Browsing, scene: BeautifulSoup, **fields: str) -> BeautifulSoup:
    form = scene.find("form", id="answer")
    assert isinstance(form, Tag)
    hidden = {str(f["name"]): str(f["value"]) for f in form.select("input[type=hidden]")}
    answer = author.post(str(form["action"]), data={**hidden, **fields})
    assert answer.status_code == 302, answer.text
    return page(author, answer.location)


def here(desk: BeautifulSoup) -> str:
    marked = desk.select_one(".case-map__scene--here .case-map__title")
    return marked.get_text() if marked else ""


def test_a_case_from_its_opening_to_its_review(author: Browsing, files: OwnFiles) -> None:
    at = desk(author, files)
    assert here(at) == ""
    begin = framed(author, at).find("a", string="Begin")
    assert isinstance(begin, Tag)
    at = page(author, str(begin["href"]))
    assert here(at) == "Arrival"
    at = send(author, framed(author, at), move="choose", choice="ask-her-what-happened-then-listen")
    assert here(at) == "Ella talks"
    assert "She leans in" in framed(author, at).get_text()
    at = send(author, framed(author, at), choice="write-down-her-words-and-the-time")
    assert "Flags set: recorded" in at.get_text()
    at = send(author, framed(author, at), choice="go-to-the-dsp-with-your-note")
    assert here(at) == "Referred"
    back = framed(author, at).find("a", string="Look back on what you did")
    assert isinstance(back, Tag)
    debrief = framed(author, page(author, str(back["href"])))
    review = debrief.find("a", string="Open the review")
    assert isinstance(review, Tag)
    text = framed(author, page(author, str(review["href"]))).get_text()
    assert "Sound" in text
    assert "Open questions" in text


def test_from_any_scene_with_any_flags(author: Browsing, files: OwnFiles) -> None:
    without = framed(author, desk(author, files, show="scene", scene="ella-talks"))
    assert "with your note" not in without.get_text()
    with_it = desk(author, files, show="scene", scene="ella-talks", flag="recorded")
    assert here(with_it) == "Ella talks"
    assert "with your note" in framed(author, with_it).get_text()
    at = send(author, framed(author, with_it), choice="go-to-the-dsp-with-your-note")
    review = framed(author, page(author, "/desk", **(query_of(at) | {"show": "review"})))
    assert "The other roads" in review.get_text()


def query_of(desk: BeautifulSoup) -> dict[str, object]:
    frame = desk.find("iframe")
    assert isinstance(frame, Tag)
    return dict(parse_qs(urlsplit(str(frame["src"])).query))


def test_a_scene_of_the_map_is_a_way_to_play_from_it(author: Browsing, files: OwnFiles) -> None:
    at = desk(author, files)
    links = {link.get_text(" ", strip=True): str(link["href"]) for link in at.select(".case-map a")}
    (warned,) = (href for words, href in links.items() if words.startswith("Warned"))
    assert here(page(author, warned)) == "Warned"


def test_the_scene_is_marked_in_the_text(author: Browsing, files: OwnFiles) -> None:
    at = desk(author, files, show="scene", scene="ella-goes-quiet")
    marked = [line.get_text() for line in at.select(".source__line--here code")]
    assert marked[0] == "## Ella goes quiet"
    assert "[Stay with her](#ella-talks)" in marked
    assert not any("Ella talks" in line for line in marked)


def test_a_form_without_a_choice_comes_back_with_the_error(
    author: Browsing, files: OwnFiles
) -> None:
    scene = framed(author, desk(author, files, show="scene"))
    again = framed(author, send(author, scene, move="choose"))
    assert "Choose what you would do" in again.get_text()


def test_a_road_that_the_text_no_longer_allows_stops_where_it_must(
    author: Browsing, files: OwnFiles
) -> None:
    at = send(
        author,
        framed(author, desk(author, files, show="scene")),
        choice="ask-her-what-happened-then-listen",
    )
    files.replace("Ask her what happened, then listen", "Ask her, and listen")
    at = page(author, "/desk", **query_of(at))
    assert here(at) == "Arrival"
    assert "no longer allows the last step" in at.get_text()


def test_strange_addresses_are_answered(author: Browsing, files: OwnFiles) -> None:
    for query in (
        {"scene": "nowhere", "show": "scene"},
        {"flag": ["nonsense", "recorded"], "show": "scene", "scene": "ella-talks"},
        {"move": ["choose:nothing", "back:99", "x"], "show": "scene"},
        {"nation": "atlantis", "show": "nothing"},
        {"show": "review"},
    ):
        framed(author, desk(author, files, **query))
    answer = author.post(
        "/page", query_string={"file": files.name()}, data={"step": "0", "move": "fly"}
    )
    assert answer.status_code == 422
    assert "This step cannot be taken" in answer.text
