"""Heed's own cases, to each of their endings, page by page; each page held against all that it must not give away."""

from pathlib import Path

import pytest

from app.content.model.scenario import Choice, Noticing, Scenario, Writing
from app.content.model.terms import Nation
from app.ids import SceneId
from app.learning.coaching import feedback
from app.learning.scenario_run import (
    Move,
    MoveKind,
    Run,
    Waiting,
    apply,
    begin,
    is_complete,
    waiting,
)
from app.paths import CONTENT
from tests.conftest import compiled
from tests.roads import roads_to_endings
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.play.giving_away import (
    given_away,
    models_given_away,
    signs_given_away,
    whys_given_away,
)
from tests.world import MORE_CONTENT

LIBRARY = compiled(CONTENT, MORE_CONTENT)
ROADS = [
    pytest.param(nation, case.for_nation(nation), ending, id=f"{nation}: {case.slug} to {ending}")
    for case in LIBRARY.scenarios.values()
    for nation in (case.header.nations if case.views else case.header.nations[:1])
    for ending in roads_to_endings(case.for_nation(nation))
]


@pytest.fixture
def content_roots() -> tuple[Path, ...]:
    return CONTENT, MORE_CONTENT


@pytest.mark.parametrize(("nation", "case", "ending"), ROADS)
def test_to_this_ending_and_its_review(
    client: Browsing, nation: Nation, case: Scenario, ending: SceneId
) -> None:
    words = LIBRARY.terms.of(nation).words
    walker = Walker(client).go(f"/try/{case.slug}?nation={nation}").follow("Begin")
    run = begin(case)
    for move in roads_to_endings(case)[ending]:
        assert_nothing_early(case, run, walker, nation)
        take(walker, case, run, move)
        run = apply(case, run, move)
    assert walker.heading == case.scenes[ending].title.fill(words)
    assert_nothing_early(case, run, walker, nation)
    walker.follow("Look back on what you did")
    if not is_complete(case, run):
        assert not any(link.get_text() == "Open the review" for link in walker.page.find_all("a"))
        return
    walker.follow("Open the review")
    page = str(walker.page)
    made = {choice for passage in run.road if (choice := passage.choice)}
    assert given_away(case, page, words) >= made
    assert whys_given_away(case, page, words) >= {choice for choice in made if choice.why}
    assert all(debrief.title.fill(words) in walker.text for debrief in case.debriefs)


def assert_nothing_early(case: Scenario, run: Run, walker: Walker, nation: Nation) -> None:
    words, page = LIBRARY.terms.of(nation).words, str(walker.page)
    told, whys = may_be_told(case, run)
    assert given_away(case, page, words) <= told
    assert whys_given_away(case, page, words) <= whys
    scene = case.scenes[run.scene]
    noticing = scene.task if isinstance(scene.task, Noticing) and run.task else None
    assert signs_given_away(case, page, words) <= set(noticing.items if noticing else ())
    written = scene.task if run.task and isinstance(scene.task, Writing) else None
    assert models_given_away(case, page, words, written) == set()


def may_be_told(case: Scenario, run: Run) -> tuple[set[Choice], set[Choice]]:
    """Choices whose consequence, and whose why, may stand on the page."""
    last = run.road[-1] if run.road else None
    said = feedback(case, last) if last else None
    if last is None or last.choice is None or said is None:
        return set(), set()
    explaining = waiting(case, run) is Waiting.EXPLANATION
    told = {last.choice, *said.expert} if explaining else {last.choice}
    return told, told if said.why or explaining else set()


def take(walker: Walker, case: Scenario, run: Run, move: Move) -> None:
    match move.kind:
        case MoveKind.CHOOSE:
            walker.press("This is what I would do", choice=move.choice)
        case MoveKind.NOTICE:
            walker.press("This is what I would record", tick=sorted(move.ticked))
        case MoveKind.WROTE:
            walker.press("Show me what to check it by")
        case _:
            value = "go-on" if move.kind is MoveKind.GO_ON else "explained"
            button = walker.page.select_one(f"button[name=move][value={value}]")
            assert button is not None
            walker.press(button.get_text(strip=True))
