"""Numbers by dynamic programming, held against walking every road and solving every chance in fractions."""

from collections import Counter
from fractions import Fraction
from math import isinf

import pytest
from hypothesis import given, settings

from app.content.components import components
from app.content.model.scenario import Choices, Ending, EndingKind, Scenario
from app.content.random_play import expectations
from app.content.state import State, beginning
from app.content.state_graph import StateGraph
from app.content.state_statistics import Stage, Statistics, statistics
from app.ids import ChoiceId, SceneId
from tests.learning.cases import (
    BRUISE,
    LATE,
    best,
    decision,
    ending,
    fair,
    loop_of,
    only_way,
    poor,
    scenario,
    way,
)
from tests.learning.strategies import scenarios


def of(case: Scenario) -> Statistics:
    found = statistics(StateGraph.of(case))
    assert found is not None
    return found


def lengths(graph: StateGraph, case: Scenario, state: State) -> list[int]:
    """Decisions on every road from here to an ending, by walking them all; for cases without loops."""
    if isinstance(case.scenes[state.scene].onward, Ending):
        return [0]
    return [
        leg.decisions + further
        for leg in graph.legs[state]
        for further in lengths(graph, case, leg.to)
    ]


@given(scenarios(acyclic=True))
def test_paths_by_walking_every_road(case: Scenario) -> None:
    roads = lengths(StateGraph.of(case), case, beginning(case))
    found = of(case)
    assert found.paths == len(roads)
    assert found.shortest == (min(roads) if roads else None)
    assert found.longest == (max(roads) if roads else None)


def solved(case: Scenario) -> tuple[dict[EndingKind, Fraction], Fraction | None]:
    """Chances and expected decisions from the beginning, by Gauss's elimination in fractions."""
    graph = StateGraph.of(case)
    chances = {
        kind: _solve(graph, {s for s in graph.states if _ends(case, s) is kind}, None)
        for kind in EndingKind
    }
    decided = {state: _decided_onward(case, graph, state) for state in graph.states}
    settled = {state for state in graph.states if not decided[state]}
    for state in graph.states:
        if decided[state] and not _reachable(graph, state) & settled:
            return chances, None
    return chances, _solve(graph, settled, case)


def _ends(case: Scenario, state: State) -> EndingKind | None:
    onward = case.scenes[state.scene].onward
    return onward.kind if isinstance(onward, Ending) else None


def _reaches(graph: StateGraph, start: State, goals: set[State]) -> bool:
    return bool(_reachable(graph, start) & goals)


def _reachable(graph: StateGraph, start: State) -> set[State]:
    seen, waiting = {start}, [start]
    while waiting:
        for leg in graph.legs[waiting.pop()]:
            if leg.to not in seen:
                seen.add(leg.to)
                waiting.append(leg.to)
    return seen


def _decided_onward(case: Scenario, graph: StateGraph, state: State) -> bool:
    return any(
        isinstance(case.scenes[s.scene].onward, Choices) and graph.legs[s]
        for s in _reachable(graph, state)
    )


def _solve(graph: StateGraph, goals: set[State], case: Scenario | None) -> Fraction:
    """The chance of coming to a goal; with a case, how many decisions are met before one is come to."""
    open_ = [s for s in graph.legs.keys() - goals if _reaches(graph, s, goals)]
    places = {state: place for place, state in enumerate(open_)}
    if beginning_of(graph) not in places:
        return Fraction(beginning_of(graph) in goals and case is None)
    rows = []
    for state in open_:
        row = [Fraction(0)] * (len(open_) + 1)
        row[places[state]] += 1
        legs = graph.legs[state]
        for leg in legs:
            if leg.to in places:
                row[places[leg.to]] -= Fraction(1, len(legs))
            elif case is None:
                row[-1] += Fraction(leg.to in goals, len(legs))
        if case:
            row[-1] += isinstance(case.scenes[state.scene].onward, Choices)
        rows.append(row)
    return _eliminated(rows)[places[beginning_of(graph)]]


def beginning_of(graph: StateGraph) -> State:
    return next(iter(graph.states))


def _eliminated(rows: list[list[Fraction]]) -> list[Fraction]:
    for pivot in range(len(rows)):
        swap = next(place for place in range(pivot, len(rows)) if rows[place][pivot])
        rows[pivot], rows[swap] = rows[swap], rows[pivot]
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for place, row in enumerate(rows):
            if place != pivot and row[pivot]:
                factor = row[pivot]
                rows[place] = [v - factor * p for v, p in zip(row, rows[pivot], strict=True)]
    return [row[-1] for row in rows]


def small(case: Scenario) -> bool:
    return len(StateGraph.of(case).states) <= 40


@given(scenarios().filter(small))
@settings(max_examples=100, deadline=None)
def test_random_play_with_loops_in_exact_fractions(case: Scenario) -> None:
    chances, decisions = solved(case)
    random = of(case).random
    assert random is not None
    assert random.endings == pytest.approx({k: float(c) for k, c in chances.items()}, abs=1e-12)
    if decisions is None:
        assert random.decisions is None
    else:
        assert random.decisions == pytest.approx(float(decisions), rel=1e-9)


@given(scenarios().filter(small))
@settings(max_examples=60, deadline=None)
def test_sweeping_comes_to_what_elimination_comes_to(case: Scenario) -> None:
    found = StateGraph.of(case).search
    assert found is not None
    loops = components(dict(enumerate(found.targets)))
    gains = [[float(bool(ways.ways)) for ways in found.openings]]
    ((swept,), (taken_out,)) = (
        expectations(found.targets, loops, gains, small=small) or [[]] for small in (0, 200)
    )
    assert swept == pytest.approx(taken_out, rel=1e-6)


@given(scenarios())
def test_the_best_path_costs_what_the_beginning_is_worth(case: Scenario) -> None:
    graph = StateGraph.of(case)
    found = of(case)
    state, cost, decisions = beginning(case), 0, 0
    for stage in found.best[:-1]:
        assert state.scene == stage.scene
        leg = next(leg for leg in graph.legs[state] if leg.way_on.choice_id == stage.choice)
        cost, decisions, state = cost + leg.cost, decisions + leg.decisions, leg.to
    prospect = graph.prospect(beginning(case))
    if prospect is None:
        assert found.best == ()
    else:
        assert found.best[-1] == Stage(state.scene, None)
        end = graph.prospect(state)
        assert end is not None
        assert (cost + end.cost, decisions) == (prospect.cost, prospect.decisions)
        assert end.ending == prospect.ending


def test_the_format_s_example() -> None:
    found = of(BRUISE)
    assert (found.states, found.paths, found.shortest, found.longest) == (7, 6, 2, 3)
    assert found.random is not None
    assert found.random.decisions == 2.5
    assert found.random.endings == {
        EndingKind.GOOD: 0.25,
        EndingKind.MIXED: 0,
        EndingKind.UNSAFE: 0.75,
    }
    assert [(stage.scene, stage.choice) for stage in found.best] == [
        ("arrival", "ask-and-listen"),
        ("talks", "write-it-down"),
        ("talks", "go-to-dsp"),
        ("referred", None),
    ]


def test_a_route_is_no_decision() -> None:
    found = of(LATE)
    assert (found.states, found.paths, found.shortest, found.longest) == (10, 6, 1, 3)
    assert found.best == (
        Stage(SceneId("monday"), ChoiceId("tell-today")),
        Stage(SceneId("weekend"), None),
        Stage(SceneId("help"), None),
    )


def test_the_shortest_path_has_fewest_decisions_not_fewest_scenes() -> None:
    case = scenario(
        decision("start", best("slow", way("one")), fair("quick", way("two"))),
        *(only_way(here, way(there)) for here, there in [("one", "a"), ("a", "b"), ("b", "end")]),
        decision("two", best("tell", way("end")), poor("wait", way("end"))),
        ending("end", EndingKind.GOOD),
    )
    assert (of(case).shortest, of(case).longest) == (1, 2)


def test_where_a_road_can_go_round_paths_are_unbounded() -> None:
    found = of(loop_of(3))
    assert (found.paths, found.longest, found.shortest) == (None, None, 1)
    assert found.random is not None
    assert found.random.decisions == pytest.approx(7)
    assert found.random.endings[EndingKind.GOOD] == pytest.approx(1)


def test_a_loop_that_leads_to_no_ending_leaves_the_roads_counted() -> None:
    case = scenario(
        decision("start", best("in", way("trap")), poor("out", way("end"))),
        decision("trap", best("round", way("trap")), poor("again", way("trap"))),
        ending("end", EndingKind.MIXED),
    )
    found = of(case)
    assert (found.paths, found.shortest, found.longest) == (1, 1, 1)
    assert found.random is not None
    assert found.random.decisions is None
    assert found.random.endings[EndingKind.MIXED] == 0.5


def test_nothing_decided_for_ever_is_no_decision() -> None:
    case = scenario(only_way("start", way("start")), ending("end", EndingKind.GOOD))
    found = of(case)
    assert (found.paths, found.shortest, found.longest, found.best) == (0, None, None, ())
    assert found.random is not None
    assert (found.random.decisions, set(found.random.endings.values())) == (0, {0})


def ladder(rungs: int) -> Scenario:
    """At each rung a wrong choice leads back to the first: expected decisions double with each."""
    steps = [
        decision(f"s{n}", best("on", way(f"s{n + 1}")), poor("back", way("s0")))
        for n in range(rungs)
    ]
    return scenario(*steps, ending(f"s{rungs}", EndingKind.GOOD))


@pytest.mark.parametrize("rungs", [1, 5, 50])
def test_a_loop_that_is_seldom_left_keeps_its_digits(rungs: int) -> None:
    random = of(ladder(rungs)).random
    assert random is not None
    assert random.decisions == pytest.approx(2 ** (rungs + 1) - 2, rel=1e-12)
    assert random.endings[EndingKind.GOOD] == pytest.approx(1, rel=1e-12)


def test_a_great_loop_that_is_seldom_left_is_too_tangled() -> None:
    found = StateGraph.of(ladder(300)).search
    assert found is not None
    loops = components(dict(enumerate(found.targets)))
    gains = [[1.0] * len(found.numbers)]
    assert expectations(found.targets, loops, gains, most_work=1_000_000) is None


def test_many_roads_are_counted_no_further() -> None:
    steps = [
        decision(f"s{n}", *(fair(f"c{k}", way(f"s{n + 1}")) for k in range(10))) for n in range(20)
    ]
    found = of(scenario(*steps, ending("s20", EndingKind.GOOD)))
    assert found.paths == 10**15
    assert found.longest == found.shortest == 20


def test_a_case_of_too_many_states_has_no_statistics() -> None:
    assert statistics(StateGraph.of(loop_of(5), most=10)) is None


def test_gains_add_up_along_the_way_and_never_ending_ones_have_no_end() -> None:
    targets = [(1, 2), (0,), (), (3,)]
    loops = [[2], [1, 0], [3]]
    (expected,) = expectations(targets, loops, [[1.0, 2.0, 5.0, 1.0]]) or [[]]
    assert expected[:3] == pytest.approx([9.0, 11.0, 5.0])
    assert isinf(expected[3])
    assert Counter(map(isinf, expected)) == {False: 3, True: 1}
