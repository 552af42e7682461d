from time import process_time

import pytest
from hypothesis import given

from app.content.model.scenario import Choices, Ending, EndingKind, Scenario
from app.content.state import State, beginning, follow, ways_on
from app.content.state_graph import CHOICE_COST, ENDING_COST, Leg, StateGraph
from app.ids import SceneId
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

Road = tuple[Leg, ...]


def roads_from(graph: StateGraph, state: State) -> list[Road]:
    """Every road to an ending, by walking them all; for cases without loops."""
    return [
        (leg, *further)
        for leg in graph.legs[state]
        for further in (roads_from(graph, leg.to) or ([()] if not graph.legs[leg.to] else []))
    ]


def cost_of(case: Scenario, road: Road) -> tuple[int, int, EndingKind] | None:
    """None for a road that stops short of an ending."""
    last = case.scenes[road[-1].to.scene].onward
    if not isinstance(last, Ending):
        return None
    choices = [leg.way_on.choice for leg in road if leg.way_on.choice]
    cost = sum(CHOICE_COST[choice.soundness] for choice in choices)
    return cost + ENDING_COST[last.kind], len(choices), last.kind


@given(scenarios(acyclic=True))
def test_value_and_endings_by_walking_every_road(case: Scenario) -> None:
    graph = StateGraph.of(case)
    for state, legs in graph.legs.items():
        if legs:
            ends = [end for road in roads_from(graph, state) if (end := cost_of(case, road))]
            least = min((end[:2] for end in ends), default=(None, None))
            assert (graph.value(state), graph.decisions_left(state)) == least
            assert graph.endings(state) == {end[2] for end in ends}


@given(scenarios())
def test_value_with_loops_by_sinking_to_a_fixed_point(case: Scenario) -> None:
    graph = StateGraph.of(case)
    values: dict[State, tuple[int, int]] = {}
    for state in graph.states:
        if isinstance(onward := case.scenes[state.scene].onward, Ending):
            values[state] = (ENDING_COST[onward.kind], 0)
    for _ in graph.states:
        for state, legs in graph.legs.items():
            for leg in legs:
                if there := values.get(leg.to):
                    through = (there[0] + leg.cost, there[1] + leg.decisions)
                    values[state] = min(values.get(state, through), through)
    known = {state: (graph.value(state), graph.decisions_left(state)) for state in graph.states}
    assert known == {state: values.get(state, (None, None)) for state in graph.states}


@given(scenarios())
def test_regret_is_never_below_nothing_and_some_choice_has_none(case: Scenario) -> None:
    graph = StateGraph.of(case)
    for state, legs in graph.legs.items():
        if isinstance(case.scenes[state.scene].onward, Choices) and graph.value(state) is not None:
            regrets = [graph.regret(state, leg.way_on.choice_id or "") for leg in legs]
            assert min(regret for regret in regrets if regret is not None) == 0


@given(scenarios())
def test_every_state_that_can_be_stepped_to_is_found(case: Scenario) -> None:
    graph = StateGraph.of(case)
    assert beginning(case) in graph.states
    for state in graph.states:
        for way_on in ways_on(case, state):
            assert follow(state, way_on) in graph.states


def test_states_tell_scenes_flags_and_used_choices_apart() -> None:
    talks = SceneId("talks")
    recorded = State(talks, frozenset({"recorded"}), frozenset({(talks, "write-it-down")}))

    assert set(StateGraph.of(BRUISE).states) == {
        State(SceneId("arrival")),
        State(SceneId("goes-quiet")),
        State(talks),
        recorded,
        State(SceneId("warned")),
        State(SceneId("referred"), recorded.flags, recorded.used),
    } | {State(SceneId("warned"), recorded.flags, recorded.used)}


@pytest.mark.parametrize(
    ("scene", "choice", "regret"),
    [
        ("arrival", "ask-and-listen", 0),
        ("arrival", "ask-did-daddy", 3),
        ("talks", "write-it-down", 0),
        ("talks", "ring-father", 3 + 6),
        ("talks", "go-to-dsp", None),
        ("talks", "nonsense", None),
        ("referred", "go-to-dsp", None),
        ("nowhere", "nonsense", None),
    ],
)
def test_regret_in_the_example(scene: str, choice: str, regret: int | None) -> None:
    assert StateGraph.of(BRUISE).regret(State(SceneId(scene)), choice) == regret


@pytest.mark.parametrize(
    ("choice", "regret", "ending_then"),
    [("tell-today", 0, "good"), ("tell-tomorrow", 1, "good"), ("wait", 3, "good")],
)
def test_regret_counts_what_a_flag_costs_later(choice: str, regret: int, ending_then: str) -> None:
    graph = StateGraph.of(LATE)
    start = beginning(LATE)
    leg = graph.leg(start, choice)

    assert graph.regret(start, choice) == regret
    assert leg is not None
    prospect = graph.prospect(leg.to)
    assert prospect is not None
    assert prospect.ending == ending_then


def test_of_roads_that_cost_the_same_the_one_with_fewer_decisions_counts() -> None:
    case = scenario(
        decision("start", best("round", way("more")), best("straight", way("hall"))),
        decision("more", best("on", way("hall")), poor("stay", way("more"))),
        only_way("hall", way("last")),
        decision("last", fair("a", way("end")), fair("b", way("more"))),
        ending("end", EndingKind.MIXED),
    )
    graph = StateGraph.of(case)

    assert (graph.value(beginning(case)), graph.decisions_left(beginning(case))) == (3, 2)


def test_where_no_ending_can_be_reached_nothing_is_known() -> None:
    case = scenario(
        decision("start", best("in", way("trap")), poor("out", way("end"))),
        decision("trap", best("round", way("trap")), poor("again", way("trap"))),
        ending("end", EndingKind.GOOD),
    )
    graph = StateGraph.of(case)
    trap = State(SceneId("trap"))

    assert graph.prospect(trap) is None
    assert graph.endings(trap) == frozenset()
    assert graph.regret(beginning(case), "in") is None
    assert graph.regret(beginning(case), "out") == 0


def test_the_search_stops_beyond_its_most_states() -> None:
    case = loop_of(3)
    assert not StateGraph.of(case, most=16).truncated
    stopped = StateGraph.of(case, most=15)

    assert stopped.truncated
    assert stopped.value(beginning(case)) is None
    assert stopped.regret(beginning(case), "leave") is None


def test_the_search_stops_beyond_five_legs_a_state() -> None:
    choices = [fair(f"choice-{place}", way("end")) for place in range(11)]
    case = scenario(decision("start", *choices), ending("end", EndingKind.GOOD))

    assert StateGraph.of(case, most=2).truncated
    assert not StateGraph.of(case, most=3).truncated


def test_a_case_with_a_million_states_does_not_hang() -> None:
    begun = process_time()
    assert StateGraph.of(loop_of(20)).truncated
    assert process_time() - begun < 20
