"""Heed's own case, to each of its endings, page by page; each page held against all that it must not give away."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.content.loading import load_library
from app.content.model.scenario import Choice
from app.content.model.terms import Nation
from app.ids import SceneId
from app.learning.scenario_run import Move, MoveKind, Passage, apply, begin
from app.paths import CONTENT
from tests.roads import roads_to_endings
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.play.giving_away import given_away

LIBRARY = load_library([CONTENT])
CASE = LIBRARY.scenarios["the-long-monday"]
ROADS = roads_to_endings(CASE)
WORDS = LIBRARY.terms.of(Nation.ENGLAND).words


@pytest.fixture
def content_root() -> Path:
    return CONTENT


@pytest.mark.parametrize("ending", sorted(ROADS))
def test_to_this_ending_and_its_review(client: Browsing, ending: SceneId) -> None:
    walker = Walker(client).go(f"/try/{CASE.slug}").follow("Begin")
    run = begin(CASE)
    for move in ROADS[ending]:
        assert walker.heading == CASE.scenes[run.scene].title.fill(WORDS)
        assert given_away(CASE, str(walker.page), WORDS) <= just_made(run.road)
        take(walker, move)
        run = apply(CASE, run, move)
    assert walker.heading == CASE.scenes[ending].title.fill(WORDS)
    assert given_away(CASE, str(walker.page), WORDS) <= just_made(run.road)
    walker.follow("Look back on what you did").follow("Open the review")
    told = given_away(CASE, str(walker.page), WORDS)
    assert told >= {choice for passage in run.road if (choice := passage.choice)}
    assert all(debrief.title.fill(WORDS) in walker.text for debrief in CASE.debriefs)


def take(walker: Walker, move: Move) -> None:
    if move.kind is MoveKind.CHOOSE:
        walker.press("This is what I would do", choice=move.choice)
        return
    button = walker.page.select_one("button[name=move][value=go-on]")
    assert button is not None
    walker.press(button.get_text(strip=True))


def just_made(road: Sequence[Passage]) -> set[Choice]:
    return {passage.choice for passage in road[-1:] if passage.choice}
