"""The cases that docs/authoring.md shows and those of every construct, played in the pages to each of their endings."""

import shutil
from pathlib import Path

import pytest

from app.content.library import Library
from app.content.loading import load_library
from app.content.model.header import Kind
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.learning.scenario_run import apply, begin, ending_of, is_complete, replay
from app.paths import PROJECT
from tests.content.authoring_page import Example, examples, lay_out
from tests.roads import roads_to_endings
from tests.walking import Walker, said
from tests.web.browsing import Browsing
from tests.web.play.test_shipped_cases import take

EVERY_CONSTRUCT = PROJECT / "tests/content/every_construct"
EXAMPLES = [one for one in examples() if one.language == "markdown"]
CASES = [one for one in EXAMPLES if one.what.startswith("case")]
TWINS = [one for one in EXAMPLES if one.what.startswith("twin")]
CHOOSE = "This is what I would do"


def slug_with(text: str) -> str:
    """The example's that holds these words."""
    (one,) = [one for one in CASES if text in one.text]
    return slug_of(one)


def slug_of(one: Example) -> str:
    return one.what.partition(" ")[2] or f"example-{one.line}"


@pytest.fixture
def content_roots(tmp_path: Path) -> tuple[Path, ...]:
    root = tmp_path / "written"
    shutil.copytree(EVERY_CONSTRUCT, root)
    for one in CASES + TWINS:
        lay_out(one, root)
    return (root,)


@pytest.fixture
def library(content_roots: tuple[Path, ...]) -> Library:
    return load_library(content_roots)


@pytest.fixture
def walker(client: Browsing) -> Walker:
    return Walker(client)


def open_(walker: Walker, slug: str, nation: Nation = Nation.WALES) -> Walker:
    return walker.go(f"/try/{slug}?nation={nation}").follow("Begin")


def labels(walker: Walker) -> list[str]:
    return [said(label) for label in walker.page.select("label:has(input[type=radio])")]


@pytest.mark.parametrize("nation", Nation)
def test_every_case_is_played_to_every_ending(
    walker: Walker, library: Library, nation: Nation
) -> None:
    played = 0
    for slug in [*map(slug_of, CASES), "the-quiet-table"]:
        case = library.scenarios[slug].for_nation(nation)
        for ending, moves in roads_to_endings(case).items():
            run = begin(case)
            open_(walker, slug, nation)
            for move in moves:
                take(walker, case, run, move)
                run = apply(case, run, move)
            words = library.terms.of(nation).words
            assert walker.heading == case.scenes[ending].title.fill(words)
            walker.follow("Look back on what you did")
            reviewed = any(link.get_text() == "Open the review" for link in walker.page("a"))
            assert reviewed == is_complete(case, run)
            played += 1
    assert played > len(CASES)


def test_choices_under_keep_order_stand_as_they_were_written(walker: Walker) -> None:
    for _ in range(6):
        open_(walker, slug_with("`keep order`\n\nThe {DSP} is in a meeting"))
        assert labels(walker) == ["Knock", "Go home"]


def test_a_safety_scene_is_put_right_by_a_road_back(walker: Walker, library: Library) -> None:
    slug = slug_with("You think of him while the kettle boils")
    open_(walker, slug).press(CHOOSE, choice="go-home")
    assert walker.heading == "The evening"
    walker.press("Go back to the office")
    assert walker.heading == "The office door"
    walker.press(CHOOSE, choice="knock")
    walker.follow("Look back on what you did")
    assert "You have completed this case" in walker.text


def test_flags_open_and_close_choices_and_steer_the_route(walker: Walker) -> None:
    slug = slug_with("`set recorded` `once`")
    write = "write-down-her-words-and-the-time"

    def ends(*choices: str) -> str:
        open_(walker, slug)
        assert not any("with your note" in label for label in labels(walker))
        for choice in choices:
            walker.press(CHOOSE, choice=choice)
        walker.press("Continue")
        return walker.heading

    assert ends("wait-until-her-father-is-back") == "home time"
    assert ends(write, "go-to-the-dsp-with-your-note") == "a plan"
    assert ends(write, "wait-until-her-father-is-back") == "home time"
    open_(walker, slug).press(CHOOSE, choice=write)
    assert not any(label.startswith("Write down") for label in labels(walker))
    assert any("with your note" in label for label in labels(walker))


def test_what_is_only_for_one_nation_is_met_there_alone(walker: Walker) -> None:
    slug = slug_with("Ask in Welsh whether he would rather")
    for nation in Nation:
        open_(walker, slug, nation)
        offered = any(label.startswith("Ask in Welsh") for label in labels(walker))
        assert offered == (nation is Nation.WALES)
        walker.press(CHOOSE, choice="tell-him-to-eat-up").press("Continue")
        assert (walker.heading == "The named person") == (nation is Nation.SCOTLAND)


def test_a_role_holds_from_its_scene_on(walker: Walker) -> None:
    open_(walker, slug_with("`role: {DSP}`"))
    assert "You are now: DSP" in walker.text
    walker.press("Listen to her")
    assert "You are now: DSP" in walker.text


@pytest.mark.parametrize("nation", Nation)
def test_every_road_of_an_original_is_a_road_of_its_twin(library: Library, nation: Nation) -> None:
    for slug in ("the-quiet-table", "two-languages"):
        case = library.scenarios[slug].for_nation(nation)
        twin = library.twin(Kind.SCENARIO, slug, "cy")
        assert isinstance(twin, Scenario)
        for ending, moves in roads_to_endings(case).items():
            run = replay(twin.for_nation(nation), moves)
            assert run.scene == ending
            assert ending_of(twin, run) is ending_of(case, replay(case, moves))
