"""Noticing, writing, explaining and changing roles on the road."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.header import Coaching
from app.content.model.scenario import EndingKind, Noticing, OnlyWay, Scenario, Writing
from app.content.model.text import PlainText
from app.content.state_graph import StateGraph
from app.learning.errors import IllegalMove, MoveRefusal
from app.learning.noticing import report
from app.learning.ordering import signs_shown
from app.learning.review import review_tasks
from app.learning.scenario_run import (
    Done,
    Move,
    Run,
    Waiting,
    apply,
    begin,
    ending_of,
    go_back,
    is_complete,
    replay,
    role_of,
    waiting,
)
from tests.learning import cases
from tests.learning.cases import best, decision, ending, noticing, poor, scene, task, way
from tests.learning.strategies import SIGNS, STEERING, scenarios, walk

LUNCH = cases.scenario(
    task("table", noticing("untouched sleeves", "laughs"), "words"),
    task("words", cases.WRITING, "asks"),
    decision("asks", best("listen", way("office")), poor("promise", way("office"))),
    scene("office", OnlyWay(PlainText(), way("help")), role="DSP"),
    decision("help", best("ring", way("good")), poor("wait", way("bad")), safety=True),
    ending("good", EndingKind.GOOD),
    ending("bad", EndingKind.UNSAFE),
)
WORKED = cases.scenario(*LUNCH.scenes.values(), coaching=Coaching.WORKED)


def played(case: Scenario, *moves: str) -> Run:
    return replay(case, [Move.decode(move) for move in moves])


@pytest.mark.parametrize(
    ("case", "moves", "waits"),
    [
        (LUNCH, [], Waiting.NOTICING),
        (LUNCH, ["notice:laughs,sleeves"], Waiting.GOING_ON),
        (LUNCH, ["notice:"], Waiting.GOING_ON),
        (LUNCH, ["notice:", "go-on"], Waiting.WRITING),
        (LUNCH, ["notice:", "go-on", "wrote"], Waiting.GOING_ON),
        (LUNCH, ["notice:", "go-on", "wrote", "go-on"], Waiting.CHOICE),
        (LUNCH, ["notice:", "go-on", "wrote", "go-on", "choose:listen"], Waiting.GOING_ON),
        (WORKED, ["notice:", "go-on", "wrote", "go-on", "choose:listen"], Waiting.EXPLANATION),
        (
            WORKED,
            ["notice:", "go-on", "wrote", "go-on", "choose:listen", "explained"],
            Waiting.GOING_ON,
        ),
    ],
)
def test_what_is_asked_next(case: Scenario, moves: list[str], waits: Waiting) -> None:
    assert waiting(case, played(case, *moves)) is waits


@pytest.mark.parametrize(
    ("case", "moves", "refused", "reason"),
    [
        (LUNCH, [], "go-on", MoveRefusal.NOTICING_WAITING),
        (LUNCH, [], "choose:listen", MoveRefusal.NOTICING_WAITING),
        (LUNCH, [], "wrote", MoveRefusal.NOT_ASKED),
        (LUNCH, [], "notice:sleeves,stranger", MoveRefusal.NO_SUCH_SIGN),
        (LUNCH, ["notice:"], "notice:sleeves", MoveRefusal.NOT_ASKED),
        (LUNCH, ["notice:", "go-on"], "go-on", MoveRefusal.WRITING_WAITING),
        (LUNCH, ["notice:", "go-on", "wrote"], "wrote", MoveRefusal.NOT_ASKED),
        (LUNCH, ["notice:", "go-on"], "explained", MoveRefusal.NOT_ASKED),
        (
            WORKED,
            ["notice:", "go-on", "wrote", "go-on", "choose:listen"],
            "go-on",
            MoveRefusal.EXPLANATION_WAITING,
        ),
        (
            LUNCH,
            ["notice:", "go-on", "wrote", "go-on", "choose:listen", "go-on", "choose:ring"],
            "notice:",
            MoveRefusal.AT_AN_ENDING,
        ),
    ],
)
def test_what_is_not_asked_is_refused(
    case: Scenario, moves: list[str], refused: str, reason: MoveRefusal
) -> None:
    run = played(case, *moves)
    with pytest.raises(IllegalMove) as refusal:
        apply(case, run, Move.decode(refused))
    assert refusal.value.reason is reason


def test_the_road_keeps_what_was_ticked_and_where_words_belong() -> None:
    run = played(WORKED, "notice:sleeves", "go-on", "wrote", "go-on", "choose:promise", "explained")
    table, words, asks = run.road

    assert (table.task, table.step) == (Done(0, frozenset({"sleeves"})), 1)
    assert (words.task, words.step) == (Done(2), 3)
    assert (asks.task, asks.step, asks.explained) == (None, 4, 5)
    assert run.task is None


def test_a_worked_case_ends_once_its_last_step_is_explained() -> None:
    moves = ["notice:", "go-on", "wrote", "go-on", "choose:listen", "explained", "go-on"]
    arrived = played(WORKED, *moves, "choose:ring")
    done = played(WORKED, *moves, "choose:ring", "explained")

    assert (ending_of(WORKED, arrived), is_complete(WORKED, arrived)) == (None, False)
    assert (ending_of(WORKED, done), is_complete(WORKED, done)) == (EndingKind.GOOD, True)


def test_going_back_is_allowed_while_an_explanation_waits_and_owes_none() -> None:
    run = played(WORKED, "notice:", "go-on", "wrote", "go-on", "choose:promise")
    back = go_back(WORKED, run, 0)

    assert waiting(WORKED, back) is Waiting.CHOICE
    again = replay(WORKED, [*back.moves, Move.choosing("listen")])
    assert waiting(WORKED, again) is Waiting.EXPLANATION


def test_a_scene_met_again_asks_again() -> None:
    case = cases.scenario(
        task("table", noticing("sleeves"), "asks"),
        decision("asks", best("look-again", way("table")), poor("leave", way("end"))),
        ending("end", EndingKind.MIXED),
    )
    run = played(case, "notice:sleeves", "go-on", "choose:look-again")

    assert waiting(case, run) is Waiting.NOTICING
    assert [t.decisions_before for t in review_tasks(case, run)] == [0]
    both = replay(case, [*run.moves, Move.noticing([]), Move.going_on()])
    assert [t.decisions_before for t in review_tasks(case, both)] == [0, 1]
    first, second = (t.report for t in review_tasks(case, both))
    assert first is not None
    assert second is not None
    assert (len(first.hits), len(second.misses)) == (1, 1)


@pytest.mark.parametrize(
    ("moves", "role"),
    [
        ([], "teacher"),
        (["notice:", "go-on", "wrote", "go-on", "choose:listen"], "DSP"),
        (["notice:", "go-on", "wrote", "go-on", "choose:listen", "go-on"], "DSP"),
        (["notice:", "go-on", "wrote", "go-on", "choose:listen", "go-on", "choose:ring"], "DSP"),
        (["notice:", "go-on", "wrote", "go-on", "choose:listen", "go-on", "back:0"], "teacher"),
    ],
)
def test_a_role_stays_until_the_next_along_the_road(moves: list[str], role: str) -> None:
    assert role_of(LUNCH, played(LUNCH, *moves)).parts == (role,)


def test_the_latest_of_several_roles_holds() -> None:
    case = cases.scenario(
        scene("hall", OnlyWay(PlainText(), way("office")), role="supervisor"),
        scene("office", OnlyWay(PlainText(), way("street")), role="DSP"),
        scene("street", OnlyWay(PlainText(), way("home"))),
        scene("home", OnlyWay(PlainText(), way("end")), role="social worker"),
        ending("end", EndingKind.GOOD),
    )
    runs = [played(case, *["go-on"] * count) for count in range(5)]
    roles = [role_of(case, run).parts[0] for run in runs]
    assert roles == ["supervisor", "DSP", "DSP", "social worker", "social worker"]


def test_tasks_cost_nothing() -> None:
    without = cases.scenario(*list(LUNCH.scenes.values())[2:])
    graphs = StateGraph.of(LUNCH), StateGraph.of(without)
    starts = [begin(LUNCH).state, begin(without).state]

    assert [graph.value(start) for graph, start in zip(graphs, starts, strict=True)] == [0, 0]
    assert graphs[0].decisions_left(starts[0]) == graphs[1].decisions_left(starts[1]) == 2


def test_the_review_tells_what_was_noticed_and_written() -> None:
    run = played(LUNCH, "notice:laughs,sleeves", "go-on", "wrote", "go-on", "choose:listen")
    table, words = review_tasks(LUNCH, run)

    assert (table.scene.id, table.step, table.decisions_before) == ("table", 0, 0)
    assert table.report is not None
    assert [sign.id for sign in table.report.hits] == ["sleeves"]
    assert [sign.id for sign in table.report.misses] == ["untouched"]
    assert [sign.id for sign in table.report.false_alarms] == ["laughs"]
    assert table.report.rightly_left == ()
    assert (words.scene.id, words.step, words.report) == ("words", 2, None)
    assert isinstance(words.task, Writing)


noticed = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6)


@given(noticed)
def test_every_item_is_reported_once_and_in_its_place(drawn: list[tuple[bool, bool]]) -> None:
    items = tuple(cases.sign(f"s{n}", expected=e) for n, (e, _) in enumerate(drawn))
    ticked = {f"s{n}" for n, (_, is_ticked) in enumerate(drawn) if is_ticked}
    made = report(Noticing(items), ticked)

    told = (*made.hits, *made.misses, *made.false_alarms, *made.rightly_left)
    assert sorted(sign.id for sign in told) == sorted(sign.id for sign in items)
    assert {sign.id for sign in (*made.hits, *made.false_alarms)} == ticked
    assert all(sign.expected for sign in (*made.hits, *made.misses))
    assert not any(sign.expected for sign in (*made.false_alarms, *made.rightly_left))
    assert list(made.hits) == [sign for sign in items if sign in made.hits]


@given(st.lists(st.sampled_from(SIGNS), unique=True))
def test_noticings_are_written_and_read_back(ticked: list[str]) -> None:
    move = Move.noticing(ticked)
    assert Move.decode(move.encode()) == move


def test_items_are_shuffled_by_the_attempt_unless_they_keep_their_order() -> None:
    items = noticing("a b c d", "e f g h")
    place = scene("here", OnlyWay(PlainText(), way("end")), task=items)
    orders = {tuple(s.id for s in signs_shown(str(n), place, items)) for n in range(20)}
    kept = Noticing(items.items, keep_order=True)

    assert len(orders) > 10
    assert all(sorted(order) == list("abcdefgh") for order in orders)
    assert signs_shown("1", place, items) == signs_shown("1", place, items)
    assert [s.id for s in signs_shown("1", place, kept)] == list("abcdefgh")


@given(scenarios(), STEERING)
def test_every_task_on_the_road_is_reviewed_in_order(case: Scenario, steering: list[int]) -> None:
    run = walk(case, steering)[-1]
    told = review_tasks(case, run)

    assert [t.step for t in told] == [p.task.step for p in run.road if p.task]
    for one in told:
        assert (one.report is None) == isinstance(one.task, Writing)
        earlier = [p for p in run.decisions if p.step < one.step]
        assert one.decisions_before == len(earlier)
