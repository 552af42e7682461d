"""Heed's own cases, each played through the engine of play to all of its endings, in each nation."""

from collections import deque
from collections.abc import Iterable, Iterator

from app.content.model.scenario import Choice, Ending, EndingKind, Scenario, Soundness
from app.content.state_search import Search
from app.ids import SceneId
from app.learning.scenario_run import Move, Run, ending_of, is_complete, replay
from tests.content.curriculum import cases, cases_of, courses, graph_of, views_of
from tests.roads import with_tasks

DECISIONS = range(5, 8)
ENDINGS = range(3, 6)
Leg = tuple[int, int]
"""From which place by which of its ways."""


def views() -> Iterator[tuple[str, Scenario]]:
    return (named for case in cases() for named in views_of(case))


def searched(case: Scenario) -> Search:
    found = graph_of(case).search
    assert found is not None
    return found


def endings_of(case: Scenario) -> set[SceneId]:
    return {scene.id for scene in case.scenes.values() if isinstance(scene.onward, Ending)}


def shortest_roads(found: Search) -> dict[SceneId, tuple[int, list[Leg]]]:
    """By scene that can be come to: its nearest place, and the road there."""
    back: dict[int, Leg] = {}
    roads: dict[SceneId, tuple[int, list[Leg]]] = {}
    waiting = deque([0])
    while waiting:
        place = waiting.popleft()
        scene = found.scene(place).id
        if scene not in roads:
            roads[scene] = (place, list(_traced(back, place))[::-1])
        for way, target in enumerate(found.targets[place]):
            if target and target not in back:
                back[target] = (place, way)
                waiting.append(target)
    return roads


def _traced(back: dict[int, Leg], place: int) -> Iterator[Leg]:
    while place in back:
        yield back[place]
        place = back[place][0]


def played(case: Scenario, legs: Iterable[Leg]) -> Run:
    found = searched(case)
    chosen = (found.ways(place)[way].choice_id for place, way in legs)
    moves = (Move.choosing(choice) if choice else Move.going_on() for choice in chosen)
    return replay(case, with_tasks(case, moves))


def least_harm(case: Scenario, place: int) -> Iterator[Leg]:
    found, graph = searched(case), graph_of(case)
    while (leg := graph.best_leg(place)) is not None:
        way_on, target = leg
        yield place, found.ways(place).index(way_on)
        place = target


def put_right(case: Scenario, place: int, road: list[Leg]) -> Run:
    """There a choice that is not poor, and the least harm from then on."""
    found = searched(case)
    way = next(n for n, way_on in enumerate(found.ways(place)) if is_sound(way_on.choice))
    return played(case, [*road, (place, way), *least_harm(case, found.targets[place][way])])


def is_sound(choice: Choice | None) -> bool:
    return choice is not None and choice.soundness is not Soundness.POOR


def test_every_ending_is_reached_by_playing() -> None:
    for name, case in views():
        roads = shortest_roads(searched(case))
        for ending in endings_of(case):
            assert ending in roads, (name, ending)
            run = played(case, roads[ending][1])
            onward = case.scenes[ending].onward
            assert isinstance(onward, Ending)
            assert (run.scene, ending_of(case, run)) == (ending, onward.kind), name


def test_every_safety_decision_met_can_be_put_right() -> None:
    met = 0
    for name, case in views():
        for scene, (place, road) in shortest_roads(searched(case)).items():
            if case.scenes[scene].safety:
                run = put_right(case, place, road)
                assert ending_of(case, run) is not None, (name, scene)
                assert scene not in run.unsettled, (name, scene)
                met += 1
    assert met >= len(cases())


def test_every_case_has_a_safety_decision() -> None:
    without = [name for name, case in views() if not any(s.safety for s in case.scenes.values())]
    assert without == []


def test_the_best_road_completes_the_case_and_ends_safely() -> None:
    for name, case in views():
        run = played(case, least_harm(case, 0))
        assert is_complete(case, run), name
        assert ending_of(case, run) is not EndingKind.UNSAFE, name


def test_the_best_road_has_five_to_seven_decisions() -> None:
    of_courses = {case.slug for course in courses() for case in cases_of(course)}
    counts = {name: prospect.decisions for name, case in views()
              if case.slug in of_courses and (prospect := graph_of(case).prospect_at(0))}  # fmt: skip
    assert {name: n for name, n in counts.items() if n not in DECISIONS} == {}


def test_a_case_has_three_to_five_endings() -> None:
    counts = {name: len(endings_of(case)) for name, case in views()}
    assert {name: n for name, n in counts.items() if n not in ENDINGS} == {}
