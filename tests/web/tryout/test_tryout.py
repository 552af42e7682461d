"""A visitor plays: the same pages, no account, not a row."""

import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import func, select

from app.content.loading import load_library
from app.content.model.terms import Nation
from app.learning.scenario_run import Move
from app.store.database import Database
from app.store.tables import Base
from app.web.tryout.roads import MOST_MOVES, Road
from tests.conftest import heed_of
from tests.services.playing.conftest import CASE, EXAMPLES
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.play.test_debrief import GOOD, UNSAFE, play
from tests.web.play.test_scene import CHOOSE, LEAD, LISTEN, RING, WRITE, offered

START = f"/try/{CASE}"
LISTEN_MOVE = f"choose:{LISTEN}"


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    shutil.copytree(EXAMPLES, root)
    return root


@pytest.fixture
def walker(client: Browsing) -> Walker:
    return Walker(client)


def begin(walker: Walker) -> Walker:
    return walker.go(START).follow("Begin")


def rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in Base.metadata.tables.items()
        }


def test_a_whole_case_without_a_row(walker: Walker, database: Database) -> None:
    before = rows(database)
    play(begin(walker), LISTEN)
    assert walker.heading == "Ella talks"
    assert "Decision 2 of about 3" in walker.text
    assert "She leans in" in walker.text
    play(walker, WRITE, "go-to-the-dsp-with-your-note").follow("Look back on what you did")
    assert "What would you do differently?" in walker.text
    assert not walker.page.find("textarea")
    walker.follow("Open the review")
    assert "This road ended well." in walker.text
    assert "Open questions, a record in the child's words" in walker.text
    assert walker.follow("Sign in").path.startswith("/sign-in")
    assert rows(database) == before


def test_safety_and_the_way_back_hold_for_visitors_too(walker: Walker) -> None:
    play(begin(walker), *UNSAFE).follow("Look back on what you did")
    assert "One thing is still open" in walker.text
    review = walker.path.replace("/debrief", "/review")
    assert walker.go(review).heading == "What now?"
    walker.press("Go back to “Ella talks”")
    play(walker, *GOOD[1:]).follow("Look back on").follow("Open the review")
    assert "What you tried before Ella talks: Ring her father" in walker.text
    assert walker.follow("Try again from a decision").press(
        "Try again from here", choice="0"
    ).heading == ("Arrival")


def test_nothing_picked_and_what_the_scene_does_not_allow(walker: Walker) -> None:
    assert begin(walker).press(CHOOSE).status == 422
    assert "Choose what you would do." in walker.text
    assert walker.press(CHOOSE, choice=RING).status == 422
    assert offered(begin(walker)) == {LEAD, LISTEN}


def test_a_double_click_leads_to_the_same_place(walker: Walker, client: Browsing) -> None:
    data = {"step": "0", "move": "choose", "choice": LISTEN}
    path = begin(walker).path
    assert client.submit(path, data).location == client.submit(path, data).location


def test_the_words_of_the_chosen_nation(walker: Walker) -> None:
    walker.go(START).press("Use these words", nation="scotland").follow("Begin")
    play(walker, LISTEN, WRITE)
    assert "Go to the child protection coordinator with your note" in walker.text


def test_a_case_for_one_nation_uses_its_words(walker: Walker, content_root: Path) -> None:
    case = content_root / "scenarios" / f"{CASE}.md"
    scottish = case.read_text("utf-8").replace("minutes: 8", "minutes: 8\nnations: [scotland]")
    case.write_text(scottish, "utf-8")
    heed_of(walker.client.application).content.library = load_library([content_root])
    walker.go(f"{START}?nation=wales")
    options = walker.page.select("select[name=nation] option")
    assert [option.get_text() for option in options] == ["Scotland"]
    play(walker.follow("Begin"), LISTEN, WRITE)
    assert "Go to the child protection coordinator with your note" in walker.text


@pytest.mark.parametrize("fault", ["missing", "cut", "lengthened", "altered", "endless"])
def test_a_road_that_was_tampered_with(walker: Walker, fault: str) -> None:
    play(begin(walker), LISTEN)
    road = parse_qs(urlsplit(walker.path).query)["road"][0]
    tampered = {
        "missing": "",
        "cut": road[:-4],
        "lengthened": "x" + road,
        "altered": road[:5] + ("A" if road[5] != "A" else "B") + road[6:],
        "endless": "A" * 5000,
    }
    walker.go(f"{START}/play?road={tampered[fault]}")
    assert walker.status == 410
    assert walker.heading == "This road cannot be followed any further"
    assert walker.follow("Begin the case again").heading == "A bruise at the door"


def test_a_road_through_a_text_that_was_changed(walker: Walker, client: Browsing) -> None:
    play(begin(walker), LISTEN)
    heed = heed_of(client.application)
    root = heed.settings.content[0]
    case = root / "scenarios" / f"{CASE}.md"
    case.write_text(case.read_text("utf-8").replace("It is ten to nine.", "It is nine."), "utf-8")
    heed.content.library = load_library([root])
    assert walker.go(walker.path).status == 410
    assert begin(walker).heading == "Arrival"


def test_a_road_belongs_to_its_case(walker: Walker) -> None:
    path = play(begin(walker), LISTEN).path
    assert walker.go(path.replace(CASE, "another-case")).status == 410
    assert walker.follow("What Heed is").status == 200


def test_a_road_does_not_tell_where_the_author_put_a_choice(client: Browsing) -> None:
    content = heed_of(client.application).content
    first = Road.begin(content.current_scenario(CASE), Nation.WALES)
    told = set()
    for seed in range(30):
        road = replace(first, seed=str(seed))
        further = road.after(road.open(content, CASE), Move.decode(LISTEN_MOVE))
        assert further.open(content, CASE).run.moves[0].encode() == LISTEN_MOVE
        told.add(further.moves[0])
    assert told == {"c0", "c1"}


def test_an_endless_road_stays_an_address(walker: Walker, client: Browsing) -> None:
    """Back and forth, until it is too long for an address, and kindly refused."""
    scenario = heed_of(client.application).content.current_scenario(CASE)
    road = Road.begin(scenario, Nation.WALES)
    back_and_forth = replace(road, moves=("c1", "b0") * (MOST_MOVES // 2 - 1) + ("c1",))
    with client.application.test_request_context():
        signed = back_and_forth.sign()
    walker.go(f"{START}/play?road={signed}").press("Go back to the last decision")
    assert (walker.status, walker.heading) == (200, "Arrival")
    assert len(walker.path) < 1000
    assert walker.press(CHOOSE, choice=LISTEN).status == 410


def test_no_such_case(walker: Walker) -> None:
    assert walker.go("/try/no-such-case").status == 404
