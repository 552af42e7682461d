"""What is measured is what an author could have written: it passes the check, and has what cases have."""

import pytest

from app.content.checking import words_for
from app.content.model.scenario import Choices, Ending, EndingKind, Route, Scenario
from app.content.state_graph import MOST_STATES
from app.content.state_search import search
from app.paths import CONTENT
from bench import cases, engine, jobs

WORDS = words_for(CONTENT, CONTENT)


def case(number: int) -> Scenario:
    return jobs.compiled(cases.case_text(number), WORDS)


@pytest.mark.parametrize("number", [*range(20), engine.FULL.cases - 1])
def test_a_generated_case_passes_the_check_and_has_what_cases_have(number: int) -> None:
    scenes = case(number).scenes.values()
    ways_on = [scene.onward for scene in scenes]
    offers = [len(onward.options) for onward in ways_on if isinstance(onward, Choices)]
    ways = [o.way for onward in ways_on if isinstance(onward, Choices) for o in onward.options]
    assert len(scenes) == cases.SCENES
    assert set(offers) == {2, 3}
    assert {onward.kind for onward in ways_on if isinstance(onward, Ending)} == set(EndingKind)
    assert any(isinstance(onward, Route) for onward in ways_on)
    assert sum(scene.safety for scene in scenes) == 2
    assert {name for way in ways for name in way.sets} == {"recorded", "told", "late"}
    assert any(way.condition for way in ways)
    assert any(way.once for way in ways)


def test_a_number_gives_one_text_and_no_other() -> None:
    assert cases.case_text(7) == cases.case_text(7)
    below_titles = {cases.case_text(number).partition("\n\n")[2] for number in range(50)}
    assert len(below_titles) == 50


def test_a_long_case_is_played_through_all_its_decisions() -> None:
    road = jobs.long_road(jobs.long_case(engine.FULL.decisions))
    assert len(road) == engine.FULL.decisions == 300


def test_a_tangled_case_comes_close_to_the_most_states() -> None:
    found = search(jobs.tangled_case(engine.FULL.flags, engine.FULL.ring), MOST_STATES)
    assert found is not None
    assert 0.95 * MOST_STATES < len(found.numbers) <= MOST_STATES


def test_a_case_that_fails_the_check_is_not_measured() -> None:
    with pytest.raises(jobs.Faulty):
        jobs.compiled(cases.case_text(0).replace("`ending: good`", "`ending: god`"), WORDS)
