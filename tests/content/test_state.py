import pytest

from app.content.model.conditions import Condition, Flag, Not
from app.content.model.scenario import EndingKind, OnlyWay, Onward, Route
from app.content.model.text import PlainText
from app.content.state import State, WayOn, follow, ways_on
from app.ids import SceneId
from tests.learning.cases import best, decision, ending, scenario, scene, way

HERE, THERE = SceneId("here"), SceneId("there")


@pytest.mark.parametrize(
    ("flags", "sets", "clears", "flags_after"),
    [
        ("", "", "", ""),
        ("", "told", "", "told"),
        ("told", "told", "", "told"),
        ("told", "", "told", ""),
        ("told late", "", "late", "told"),
        ("", "", "told", ""),
        ("late", "told", "late", "told"),
        ("told late", "told", "late", "told"),
        pytest.param("", "told", "told", "told", id="set outlasts clear"),
        pytest.param("told", "told", "told", "told", id="set outlasts clear, already set"),
    ],
)
def test_a_way_clears_and_sets_flags(flags: str, sets: str, clears: str, flags_after: str) -> None:
    state = State(HERE, frozenset(flags.split()))
    way_on = WayOn("0", way("there", sets=sets, clears=clears))

    assert follow(state, way_on) == State(THERE, frozenset(flags_after.split()))


def test_only_a_once_way_is_remembered_and_by_its_scene() -> None:
    assert follow(State(HERE), WayOn("ask", way("there"))).used == frozenset()
    assert follow(State(HERE), WayOn("ask", way("there", once=True))).used == {(HERE, "ask")}


def test_a_once_choice_used_in_one_scene_stays_open_in_another() -> None:
    case = scenario(
        decision("here", best("ask", way("there", once=True)), best("wait", way("there"))),
        decision("there", best("ask", way("end", once=True)), best("wait", way("end"))),
        ending("end", EndingKind.GOOD),
    )
    after = State(THERE, used=frozenset({(HERE, "ask")}))

    assert [way_on.key for way_on in ways_on(case, after)] == ["ask", "wait"]


def route(*conditions: Condition | None) -> Route:
    return Route(tuple(way("end", when=condition) for condition in conditions))


@pytest.mark.parametrize(
    ("onward", "open_"),
    [
        (route(Flag("told"), Not(Flag("late")), None), ["0"]),
        (route(Flag("late"), Flag("told"), None), ["1"]),
        (route(Flag("late"), None), ["1"]),
        (route(Flag("late")), []),
        (OnlyWay(PlainText(), way("end")), ["0"]),
        (OnlyWay(PlainText(), way("end", when=Flag("late"))), []),
    ],
)
def test_without_a_choice_at_most_one_way_is_open(onward: Onward, open_: list[str]) -> None:
    case = scenario(scene("here", onward), ending("end", EndingKind.GOOD))
    told = State(HERE, frozenset({"told"}))

    assert [way_on.key for way_on in ways_on(case, told)] == open_
