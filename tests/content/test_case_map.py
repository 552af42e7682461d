"""The graph of a case, as data."""

from pathlib import Path

import pytest

from app.cli.authored import read_scenario
from app.content.case_map import CaseMap, RoadKind, TaskKind, map_of, written
from app.content.conditions import read_condition
from app.content.model.terms import Nation
from app.paths import PROJECT

BRUISE = PROJECT / "tests/content/examples/scenarios/a-bruise-at-the-door.md"


def map_at(path: Path, nation: Nation = Nation.ENGLAND) -> CaseMap:
    scenario, terms = read_scenario(path)
    return map_of(scenario.for_nation(nation), terms.of(nation).words)


@pytest.fixture(scope="module")
def bruise() -> CaseMap:
    return map_at(BRUISE)


def test_every_scene_is_a_place_with_its_roads(bruise: CaseMap) -> None:
    arrival, quiet, talks, *endings = bruise.places
    assert (arrival.start, quiet.start) == (True, False)
    assert [(r.number, r.target, r.soundness, r.erring) for r in arrival.roads] == [
        (1, "ella-goes-quiet", "poor", "leads"),
        (2, "ella-talks", "best", None),
    ]
    assert [road.kind for road in quiet.roads] == [RoadKind.ONLY_WAY]
    assert talks.safety
    recorded = talks.roads[0]
    assert (recorded.sets, recorded.once, recorded.target) == (("recorded",), True, "ella-talks")
    assert talks.roads[2].condition == "recorded"
    assert {place.ending for place in endings} == {"good", "unsafe"}


def test_roads_between_the_same_scenes_are_one_line() -> None:
    case_map = map_at(PROJECT / "scenarios/the-long-monday.md")
    first = case_map.bundles[0]
    assert len(first.roads) == len(case_map.places[0].roads) > 2
    assert sum(len(bundle.roads) for bundle in case_map.bundles) == sum(
        len(place.roads) for place in case_map.places
    )


def test_labels_are_in_the_words_of_the_nation() -> None:
    english, welsh = map_at(BRUISE), map_at(BRUISE, Nation.WALES)
    label = english.places[2].roads[2].label
    assert "DSL" in label
    assert welsh.places[2].roads[2].label == label.replace("DSL", "DSP")


def test_tasks_and_roles_are_marked(tmp_path: Path) -> None:
    text = BRUISE.read_text("utf-8").replace(
        "She picks at her sleeve.",
        "`role: {DSP}`\n\nWhat would you record?\n\n- [x] Her words\n  > Yes.\n- [ ] Your guess\n  > No.\n\nShe waits.",
        1,
    )
    path = tmp_path / "scenarios" / "tasks.md"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    place = map_at(path).places[1]
    assert (place.task, place.role) == (TaskKind.NOTICING, "DSL")


@pytest.mark.parametrize(
    "condition",
    [
        "told",
        "not told",
        "told and late",
        "told or late and asked",
        "(told or late) and asked",
        "not (told or late)",
        "told and not (late and asked)",
        "not not told",
    ],
)
def test_a_condition_is_written_as_its_author_could(condition: str) -> None:
    tree = read_condition(condition)
    assert written(tree) == condition
