from hypothesis import given

from app.content.model.scenario import Choices, EndingKind, Scenario
from app.content.state_graph import StateGraph
from app.learning.review import review
from app.learning.scenario_run import Move, Run, available, replay
from tests.learning.cases import BRUISE, LATE, best, decision, ending, loop_of, poor, scenario, way
from tests.learning.strategies import STEERING, scenarios, walk


def played(case: Scenario, *moves: str) -> Run:
    return replay(case, [Move.decode(move) for move in moves])


def test_the_road_and_what_lay_beside_it() -> None:
    run = played(LATE, "choose:wait", "go-on", "choose:speak-now", "choose:say-nothing")
    first, second, third = review(LATE, StateGraph.of(LATE), run)

    assert (first.scene.id, first.taken.choice.id, first.taken.regret) == ("monday", "wait", 3)
    assert [turn.choice.id for turn in first.others] == ["tell-today", "tell-tomorrow"]
    assert [turn.leads_to for turn in first.others] == ["weekend", "weekend"]
    assert [turn.worst_ending for turn in first.others] == [EndingKind.GOOD, EndingKind.MIXED]
    assert first.taken.worst_ending is EndingKind.UNSAFE
    assert first.taken.likely_ending is EndingKind.GOOD
    assert (second.taken.regret, third.taken.regret) == (0, 3)
    lost = second.others[0]
    assert (lost.choice.id, lost.regret, lost.good_stays_reachable) == ("keep", 9, False)
    assert not third.taken.good_stays_reachable
    assert third.others[0].good_stays_reachable


def test_the_first_of_the_costliest_turns_is_marked() -> None:
    run = played(LATE, "choose:wait", "go-on", "choose:speak-now", "choose:say-nothing")
    marked = [entry.index for entry in review(LATE, StateGraph.of(LATE), run) if entry.costliest]

    assert marked == [0]


def test_a_later_turn_that_cost_more_is_marked_instead() -> None:
    run = played(LATE, "choose:wait", "go-on", "choose:keep")
    marked = [entry.index for entry in review(LATE, StateGraph.of(LATE), run) if entry.costliest]

    assert marked == [1]


def test_a_road_without_regret_has_no_costliest_turn() -> None:
    run = played(BRUISE, "choose:ask-and-listen", "choose:write-it-down", "choose:go-to-dsp")
    entries = review(BRUISE, StateGraph.of(BRUISE), run)

    assert [entry.taken.regret for entry in entries] == [0, 0, 0]
    assert not any(entry.costliest for entry in entries)


def test_choices_gone_back_on_are_noted_at_their_scene() -> None:
    run = played(
        BRUISE,
        *("choose:ask-and-listen", "choose:ring-father", "back:1", "choose:write-it-down"),
        *("choose:go-to-dsp", "back:0", "choose:ask-and-listen", "choose:ring-father"),
    )
    arrival, talks = review(BRUISE, StateGraph.of(BRUISE), run)

    assert [choice.id for choice in arrival.tried_before] == ["ask-and-listen"]
    assert [choice.id for choice in talks.tried_before] == ["ring-father", "write-it-down"]
    assert [(turn.choice.id, turn.tried) for turn in talks.others] == [("write-it-down", True)]


def test_a_choice_of_the_same_name_in_another_scene_was_not_tried() -> None:
    case = scenario(
        decision("door", best("ask", way("room")), poor("wait", way("room"))),
        decision("room", best("ask", way("end")), poor("wait", way("end"))),
        ending("end", EndingKind.GOOD),
    )
    run = played(case, "choose:ask", "choose:wait", "back:1", "choose:ask")
    door, room = review(case, StateGraph.of(case), run)

    assert door.tried_before == ()
    assert [choice.id for choice in room.tried_before] == ["wait"]


def test_what_was_not_on_offer_is_not_reviewed() -> None:
    run = played(BRUISE, "choose:ask-and-listen", "choose:write-it-down", "choose:go-to-dsp")
    entries = review(BRUISE, StateGraph.of(BRUISE), run)

    assert [turn.choice.id for turn in entries[1].others] == ["ring-father"]
    assert [turn.choice.id for turn in entries[2].others] == ["ring-father"]


def test_a_graph_that_was_too_big_leaves_the_road_readable() -> None:
    case = loop_of(3)
    run = played(case, "choose:f0-on", "choose:leave")
    entries = review(case, StateGraph.of(case, most=2), run)

    assert [entry.taken.choice.id for entry in entries] == ["f0-on", "leave"]
    assert {turn.regret for entry in entries for turn in (entry.taken, *entry.others)} == {None}
    assert not any(entry.costliest for entry in entries)


def test_a_trap_is_told_from_a_bad_ending() -> None:
    case = scenario(
        decision("start", poor("in", way("trap")), best("out", way("end"))),
        decision("trap", best("round", way("trap")), poor("again", way("trap"))),
        ending("end", EndingKind.UNSAFE),
    )
    (entry,) = review(case, StateGraph.of(case), played(case, "choose:out"))

    assert (entry.taken.best_ending, entry.others[0].best_ending) == (EndingKind.UNSAFE, None)


@given(scenarios(), STEERING)
def test_every_decision_of_the_road_is_reviewed_with_all_that_was_on_offer(
    case: Scenario, steering: list[int]
) -> None:
    runs = walk(case, steering)
    run, graph = runs[-1], StateGraph.of(case)
    entries = review(case, graph, run)

    assert [entry.taken.choice for entry in entries] == [p.choice for p in run.decisions]
    for entry, passage in zip(entries, run.decisions, strict=True):
        seen = {turn.choice.id for turn in (entry.taken, *entry.others)}
        assert seen == {choice.id for choice in available(case, runs[passage.step])}
        onward = entry.scene.onward
        assert isinstance(onward, Choices)
    regrets = [entry.taken.regret or 0 for entry in entries]
    marked = [regrets[entry.index] for entry in entries if entry.costliest]
    assert marked == ([max(regrets)] if any(regrets) else [])
