"""The quick search, held against stepping by content.state's rules."""

from time import process_time

from hypothesis import given

from app.content.model.conditions import Flag
from app.content.model.scenario import EndingKind, Scenario
from app.content.state import State, beginning, follow, ways_on
from app.content.state_graph import StateGraph
from app.content.state_search import search
from app.content.state_statistics import statistics
from app.ids import SceneId
from tests.content.compiling import scenario as compile_scenario
from tests.content.fixture_files import with_header
from tests.learning.cases import BRUISE, best, decision, ending, fair, poor, scenario, way
from tests.learning.strategies import scenarios


def stepped(case: Scenario) -> dict[State, list[tuple[str, State]]]:
    found: dict[State, list[tuple[str, State]]] = {}
    waiting = [beginning(case)]
    while waiting:
        state = waiting.pop()
        if state not in found:
            found[state] = [(w.key, follow(state, w)) for w in ways_on(case, state)]
            waiting += (there for _, there in found[state])
    return found


@given(scenarios())
def test_it_finds_what_stepping_finds(case: Scenario) -> None:
    found = search(case, 10_000)
    assert found is not None
    searched = {
        found.state(place): [
            (way_on.key, found.state(target))
            for way_on, target in zip(found.ways(place), found.targets[place], strict=True)
        ]
        for place in range(len(found.numbers))
    }
    assert searched == stepped(case)


@given(scenarios())
def test_a_state_and_its_place_name_each_other(case: Scenario) -> None:
    found = search(case, 10_000)
    assert found is not None
    assert [found.place(found.state(p)) for p in range(len(found.numbers))] == list(
        range(len(found.numbers))
    )


def test_a_state_that_nobody_can_come_to_has_no_place() -> None:
    found = search(BRUISE, 100)
    assert found is not None
    assert found.place(State(SceneId("nowhere"))) is None
    assert found.place(State(SceneId("talks"), frozenset({"unheard-of"}))) is None
    assert found.place(State(SceneId("arrival"), frozenset({"recorded"}))) is None


def tangle(flags: int, scenes: int = 50) -> Scenario:
    """A ring in which flags go on and off: nearly as many states as scenes times sets of flags."""
    names = [f"f{number}" for number in range(flags)]
    ring = []
    for place in range(scenes):
        on, asked = f"s{(place + 1) % scenes}", Flag(names[(place * 7 + 3) % flags])
        mine = names[place % flags]
        ring.append(
            decision(
                f"s{place}",
                best("set", way(on, sets=mine)),
                poor("clear", way(on, clears=mine)),
                fair("if", way(on, when=asked, sets=mine)),
                fair("out", way("end", when=asked)),
            )
        )
    return scenario(*ring, ending("end", EndingKind.GOOD), flags=" ".join(names))


def test_a_hundred_thousand_states_take_seconds() -> None:
    """Searched and valued in about a half, counted and played at random in some two more."""
    case = tangle(11)
    begun = process_time()
    graph = StateGraph.of(case, most=110_000)
    assert graph.prospect(beginning(case)) is not None
    assert graph.search is not None
    assert len(graph.search.numbers) == 104_447
    assert process_time() - begun < 4
    found = statistics(graph)
    assert found is not None
    assert found.random is not None
    assert process_time() - begun < 20


def written_tangle(flags: int, scenes: int) -> str:
    header = with_header("scenario", "")[0]
    names = ", ".join(f"f{number}" for number in range(flags))
    text = [header.replace("told, seen", names), "# T\n"]
    for place in range(scenes):
        on, mine, asked = (place + 1) % scenes, place % flags, (place * 7 + 3) % flags
        text.append(
            f"## s{place}\n"
            f"- [set](#s{on}) `best` `set f{mine}`\n- [clear](#s{on}) `poor` `clear f{mine}`\n"
            f"- [if](#s{on}) `fair` `if f{asked}` `set f{mine}`\n- [out](#end) `fair` `if f{asked}`\n\n"
        )
    return "".join([*text, "## end\n`ending: good`\n"])


def test_a_file_with_nearly_too_many_states_is_proved_within_a_second() -> None:
    """A busy machine gets a second try."""
    text = written_tangle(11, 47)
    case = compile_scenario(text).value
    assert case is not None
    found = StateGraph.of(case).search
    assert found is not None
    assert len(found.numbers) > 95_000

    def taken() -> float:
        begun = process_time()
        compile_scenario(text)
        return process_time() - begun

    assert taken() < 1 or taken() < 1


def test_conditions_by_the_hundred_stop_the_search_too() -> None:
    names = " ".join(f"f{number}" for number in range(20))
    closed = [
        fair(f"c{n}", way("end", when=Flag(f"f{n % 20}"), sets=f"f{n % 19}")) for n in range(800)
    ]
    doors = [best(f"d{n}", way("hall", sets=f"f{n}")) for n in range(3)]
    case = scenario(decision("hall", *doors, *closed), ending("end", EndingKind.GOOD), flags=names)
    assert search(case, 500) is None
    assert search(case, 10_000) is not None
