from itertools import pairwise

import pytest
from hypothesis import given

from app.content.model.conditions import Flag, Not
from app.content.model.scenario import Choice, Choices, EndingKind, Scenario, Soundness
from app.ids import SceneId
from app.learning.errors import IllegalMove, MoveRefusal
from app.learning.scenario_run import (
    Move,
    MoveKind,
    Run,
    Waiting,
    apply,
    available,
    begin,
    choose,
    ending_of,
    go_back,
    is_complete,
    not_put_right,
    replay,
    undo,
    waiting,
)
from tests.learning.cases import BRUISE, LATE, best, decision, ending, poor, scenario, way
from tests.learning.strategies import SIGNS, STEERING, legal_moves, scenarios, subsets, walk


def played(case: Scenario, *moves: str) -> Run:
    return replay(case, [Move.decode(move) for move in moves])


def offered(case: Scenario, run: Run) -> list[str]:
    return [choice.id for choice in available(case, run)]


def test_a_sound_road_to_a_good_ending() -> None:
    run = played(BRUISE, "choose:ask-and-listen", "choose:write-it-down", "choose:go-to-dsp")

    assert ending_of(BRUISE, run) is EndingKind.GOOD
    assert is_complete(BRUISE, run)
    assert [passage.after for passage in run.road] == ["talks", "talks", "referred"]
    assert run.flags == {"recorded"}


def test_a_choice_is_offered_once_its_condition_holds_and_a_once_choice_not_again() -> None:
    before = played(BRUISE, "choose:ask-and-listen")
    after = choose(BRUISE, before, "write-it-down")

    assert offered(BRUISE, before) == ["write-it-down", "ring-father"]
    assert offered(BRUISE, after) == ["ring-father", "go-to-dsp"]


def test_going_back_gives_a_once_choice_back_and_takes_its_flag_away() -> None:
    run = undo(BRUISE, played(BRUISE, "choose:ask-and-listen", "choose:write-it-down"))

    assert offered(BRUISE, run) == ["write-it-down", "ring-father"]
    assert run.flags == frozenset()
    assert [move.encode() for move in run.moves][-1] == "back:1"


def test_a_condition_is_tested_before_its_own_way_sets_anything() -> None:
    case = scenario(
        decision("here", best("tell", way("here", when=Not(Flag("told")), sets="told")),
                 best("leave", way("end", when=Flag("told")))),
        ending("end", EndingKind.GOOD),
        flags="told",
    )  # fmt: skip

    assert offered(case, begin(case)) == ["tell"]
    assert offered(case, choose(case, begin(case), "tell")) == ["leave"]


@pytest.mark.parametrize(
    ("first", "scene"),
    [("tell-today", "help"), ("tell-tomorrow", "slower"), ("wait", "worse")],
)
def test_a_route_takes_its_first_way_that_is_open(first: str, scene: str) -> None:
    assert played(LATE, f"choose:{first}", "go-on").scene == scene


def test_going_back_drops_what_followed_from_the_road_but_not_from_the_moves() -> None:
    run = played(
        LATE, "choose:wait", "go-on", "choose:keep", "back:0", "choose:tell-today", "go-on"
    )

    assert [passage.scene for passage in run.road] == ["monday", "weekend"]
    assert [passage.step for passage in run.road] == [4, 5]
    assert [(p.scene, p.choice and p.choice.id) for p in run.undone] == [
        ("monday", "wait"),
        ("weekend", None),
        ("worse", "keep"),
    ]
    assert (run.step, run.flags) == (6, frozenset())
    assert is_complete(LATE, run)


@pytest.mark.parametrize(
    ("moves", "refused", "reason"),
    [
        ([], "choose:nonsense", MoveRefusal.NOT_OFFERED),
        ([], "choose:go-to-dsp", MoveRefusal.NOT_OFFERED),
        (["choose:ask-and-listen"], "choose:go-to-dsp", MoveRefusal.NOT_OFFERED),
        (
            ["choose:ask-and-listen", "choose:write-it-down"],
            "choose:write-it-down",
            MoveRefusal.USED_UP,
        ),
        ([], "go-on", MoveRefusal.DECISION_WAITING),
        (["choose:ask-did-daddy"], "choose:ask-and-listen", MoveRefusal.NOT_A_DECISION),
        ([], "back:0", MoveRefusal.NO_SUCH_DECISION),
        (["choose:ask-did-daddy"], "back:1", MoveRefusal.NO_SUCH_DECISION),
        (["choose:ask-and-listen", "choose:ring-father"], "go-on", MoveRefusal.AT_AN_ENDING),
        (
            ["choose:ask-and-listen", "choose:ring-father"],
            "choose:ring-father",
            MoveRefusal.AT_AN_ENDING,
        ),
    ],
)
def test_an_illegal_move_says_why(moves: list[str], refused: str, reason: MoveRefusal) -> None:
    run = played(BRUISE, *moves)
    with pytest.raises(IllegalMove) as refusal:
        apply(BRUISE, run, Move.decode(refused))
    assert refusal.value.reason is reason


def test_there_is_nothing_to_undo_before_the_first_decision() -> None:
    with pytest.raises(IllegalMove) as refusal:
        undo(BRUISE, begin(BRUISE))
    assert refusal.value.reason is MoveRefusal.NO_SUCH_DECISION


def test_a_negative_decision_is_beyond_the_road() -> None:
    with pytest.raises(IllegalMove):
        go_back(BRUISE, played(BRUISE, "choose:ask-and-listen"), -1)


@pytest.mark.parametrize(
    "text",
    ["", "go-on:", "go on", "choose", "choose:", "back", "back:", "back:-1", "back:01", "back:x",
     "back:٣", "back:1e3", "back:" + "9" * 5000, "undo", "Choose:a", " go-on",
     "notice", "notice:b,a", "notice:a,a", "notice:a,", "notice:,", "wrote:", "wrote:text",
     "explained:", "explained:1"],
)  # fmt: skip
def test_what_is_no_move_is_unreadable(text: str) -> None:
    with pytest.raises(IllegalMove) as refusal:
        Move.decode(text)
    assert refusal.value.reason is MoveRefusal.UNREADABLE


@pytest.mark.parametrize(
    ("moves", "complete", "open_scenes"),
    [
        pytest.param(
            ["choose:ask-and-listen", "choose:ring-father"], False, ["talks"], id="met poorly"
        ),
        pytest.param(
            ["choose:ask-and-listen", "choose:ring-father", "back:1", "choose:write-it-down",
             "choose:go-to-dsp"], True, [], id="put right by going back"
        ),
        pytest.param(
            ["choose:ask-and-listen", "choose:write-it-down", "choose:ring-father"],
            False, ["talks"], id="a good visit does not outweigh a later poor one"
        ),
        pytest.param(
            ["choose:ask-and-listen", "choose:write-it-down"], False, ["talks"], id="visited again"
        ),
    ],
)  # fmt: skip
def test_safety_looks_at_the_latest_visit(
    moves: list[str], complete: bool, open_scenes: list[str]
) -> None:
    run = played(BRUISE, *moves)

    assert is_complete(BRUISE, run) is complete
    assert [scene.id for scene in not_put_right(BRUISE, run)] == open_scenes


def test_a_safety_scene_gone_back_on_undecided_must_be_met_again() -> None:
    case = scenario(
        decision("door", best("in", way("baby")), best("past", way("end"))),
        decision("baby", best("call", way("end")), poor("wait", way("end")), safety=True),
        ending("end", EndingKind.GOOD),
    )
    around = played(case, "choose:in", "back:0", "choose:past")
    again = played(case, "choose:in", "back:0", "choose:past", "back:0", "choose:in", "choose:call")

    assert not is_complete(case, around)
    assert is_complete(case, again)
    assert is_complete(case, played(case, "choose:past"))


@given(scenarios(), STEERING)
def test_a_run_is_what_its_written_moves_replay_to(case: Scenario, steering: list[int]) -> None:
    run = walk(case, steering)[-1]

    assert replay(case, [Move.decode(move.encode()) for move in run.moves]) == run


@given(scenarios(), STEERING)
def test_what_was_undone_leaves_no_trace_in_the_state(case: Scenario, steering: list[int]) -> None:
    """The road's own moves alone lead to the same place, with the same flags and once choices."""
    run = walk(case, steering)[-1]
    alone = replay(case, [run.moves[step] for step in steps_of(run)])

    assert alone.state == run.state
    assert (alone.task is None) == (run.task is None)
    assert [p.before for p in alone.road] == [p.before for p in run.road]
    assert not any(run.moves[passage.step].kind is MoveKind.BACK for passage in run.road)


@given(scenarios(), STEERING)
def test_going_back_stands_where_the_decision_was_made(case: Scenario, steering: list[int]) -> None:
    runs = walk(case, steering)
    for place, passage in enumerate(runs[-1].decisions):
        assert go_back(case, runs[-1], place).state == runs[passage.step].state


@given(scenarios(), STEERING)
def test_nothing_is_erased(case: Scenario, steering: list[int]) -> None:
    runs = walk(case, steering)
    for before, after in pairwise(runs):
        assert after.moves[:-1] == before.moves
    last = runs[-1]
    steps = sorted(passage.step for passage in (*last.road, *last.undone))
    moving = (MoveKind.CHOOSE, MoveKind.GO_ON)
    forward = [n for n, move in enumerate(last.moves) if move.kind in moving]
    assert steps == forward


@given(scenarios(), STEERING)
def test_exactly_the_legal_moves_are_accepted(case: Scenario, steering: list[int]) -> None:
    run = walk(case, steering)[-1]
    legal = legal_moves(case, run)
    ids = {choice.id for scene in case.scenes.values() for choice in _options(scene.onward)}
    tried = [Move.going_on(), *map(Move.choosing, ids | {""}), *map(Move.going_back, range(-1, 30))]
    tried += [Move.having_written(), Move.having_explained()]
    tried += map(Move.noticing, subsets([*SIGNS, "nobody"]))
    for move in tried:
        if move in legal:
            assert apply(case, run, move).moves[-1] == move
        else:
            with pytest.raises(IllegalMove):
                apply(case, run, move)


@given(scenarios(), STEERING)
def test_what_waits_is_what_the_legal_moves_answer(case: Scenario, steering: list[int]) -> None:
    answers = {
        Waiting.EXPLANATION: MoveKind.EXPLAINED,
        Waiting.NOTICING: MoveKind.NOTICE,
        Waiting.WRITING: MoveKind.WROTE,
        Waiting.CHOICE: MoveKind.CHOOSE,
        Waiting.GOING_ON: MoveKind.GO_ON,
    }
    for run in walk(case, steering):
        kinds = {move.kind for move in legal_moves(case, run)} - {MoveKind.BACK}
        answer = answers.get(waiting(case, run))
        assert kinds <= {answer}
        assert (ending_of(case, run) is not None) == (answer is None)


@given(scenarios(), STEERING)
def test_safety_by_reading_the_whole_history(case: Scenario, steering: list[int]) -> None:
    runs = walk(case, steering)
    for length in range(1, len(runs) + 1):
        expected = [id_ for id_ in case.scenes if _is_open(case, runs[:length], id_)]
        assert [scene.id for scene in not_put_right(case, runs[length - 1])] == expected


def steps_of(run: Run) -> list[int]:
    """Of all moves that made the road and what was done at its end."""
    tasks = [passage.task.step for passage in run.road if passage.task]
    explained = [p.explained for p in run.road if p.explained is not None]
    here = [run.task.step] if run.task else []
    return sorted([*(passage.step for passage in run.road), *tasks, *explained, *here])


def _options(onward: object) -> tuple[Choice, ...]:
    return onward.options if isinstance(onward, Choices) else ()


def _is_open(case: Scenario, runs: list[Run], scene_id: str) -> bool:
    visits = [place for place, run in enumerate(runs) if run.scene == scene_id]
    scene = case.scenes[SceneId(scene_id)]
    if not visits or not scene.safety or not isinstance(scene.onward, Choices):
        return False
    latest = visits[-1]
    if latest + 1 == len(runs):
        return True
    move = runs[latest + 1].moves[-1]
    made = scene.onward.get(move.choice) if move.kind is MoveKind.CHOOSE else None
    return made is None or made.soundness is Soundness.POOR
