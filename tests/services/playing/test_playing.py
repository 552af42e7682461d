import threading
from dataclasses import replace

import pytest

from app.content.model.scenario import EndingKind, Erring, Soundness
from app.content.model.terms import Nation
from app.services.errors import Conflict, NotFound, Refused, Unavailable
from app.store import attempts
from tests.services.playing.conftest import CASE, LEAD, LISTEN, REPORT, RING, WRITE, World


def test_a_move_keeps_what_was_derived_when_it_was_made(world: World) -> None:
    attempt = world.begin()
    made = world.move(attempt, 0, LEAD)
    assert (made.scene, made.scene_after) == ("arrival", "ella-goes-quiet")
    assert (made.soundness, made.erring, made.regret) == (Soundness.POOR, Erring.LEADS, 3)
    passed_on = world.move(attempt, 1, "go-on")
    assert (passed_on.soundness, passed_on.regret, passed_on.ending) == (None, None, None)
    assert world.look(attempt).made == (made, passed_on)


def test_the_same_move_again_is_one_move(world: World) -> None:
    attempt = world.begin()
    first = world.move(attempt, 0, LISTEN)
    again = world.move(attempt, 0, LISTEN)
    assert again == first
    assert world.look(attempt).made == (first,)


def test_another_move_for_a_taken_step_tells_what_is_recorded(world: World) -> None:
    attempt = world.begin()
    first = world.move(attempt, 0, LISTEN)
    with pytest.raises(Conflict) as conflict:
        world.move(attempt, 0, LEAD)
    assert conflict.value.stored == first
    assert world.look(attempt).made == (first,)


def test_a_step_that_is_not_due_is_refused(world: World) -> None:
    attempt = world.begin()
    with pytest.raises(Conflict) as conflict:
        world.move(attempt, 4, LISTEN)
    assert conflict.value.stored is None
    assert world.look(attempt).made == ()


@pytest.mark.parametrize(
    ("before", "illegal"),
    [
        ([], RING),
        ([], "go-on"),
        ([], "back:0"),
        ([], "nonsense"),
        ([], "choose:"),
        ([LISTEN], REPORT),
        ([LISTEN, WRITE], WRITE),
        ([LISTEN, RING], RING),
    ],
)
def test_what_the_scene_does_not_allow_leaves_no_trace(
    world: World, before: list[str], illegal: str
) -> None:
    attempt = world.begin()
    world.play(attempt, *before)
    with pytest.raises(Refused):
        world.move(attempt, len(before), illegal)
    assert len(world.look(attempt).made) == len(before)


def test_complete_once_an_ending_is_reached_with_safety_put_right(world: World) -> None:
    attempt = world.begin()
    unsafe = world.play(attempt, LISTEN, RING)
    assert (unsafe.made[-1].ending, unsafe.completed) == (EndingKind.UNSAFE, False)
    assert [scene.id for scene in unsafe.case.not_put_right] == ["ella-talks"]
    put_right = world.play(attempt, "back:1", WRITE, REPORT)
    assert (put_right.made[-1].ending, put_right.completed) == (EndingKind.GOOD, True)
    gone_back = world.play(attempt, "back:0", LEAD)
    assert gone_back.completed
    assert gone_back.case.ending is None


def test_the_review_waits_for_an_ending_and_for_safety(world: World) -> None:
    attempt = world.begin()
    road = (LISTEN, RING, "back:1", RING, "back:1", WRITE, REPORT)
    opened = [world.play(attempt, words).case.review_is_open for words in road]
    assert opened == [False, False, False, True, False, False, True]


def test_begin_comes_back_to_the_open_attempt(world: World) -> None:
    attempt = world.begin()
    assert world.begin(anew=True) == attempt, "a double click on Begin"
    world.play(attempt, LISTEN)
    assert world.begin() == attempt
    second = world.begin(anew=True)
    assert second != attempt
    world.play(second, LISTEN, WRITE, REPORT)
    assert world.begin() not in (attempt, second), "complete: the next go is a new one"


def test_someone_elses_attempt_is_not_there(world: World) -> None:
    attempt = world.begin()
    with pytest.raises(NotFound):
        world.look(attempt, world.stranger())
    world.actor = world.stranger()
    with pytest.raises(NotFound):
        world.move(attempt, 0, LISTEN)


def test_an_attempt_goes_on_with_the_text_and_nation_it_began_with(world: World) -> None:
    attempt = world.begin()
    world.play(attempt, LISTEN)
    case = world.root / "scenarios" / f"{CASE}.md"
    text = case.read_text("utf-8")
    case.write_text(
        text.replace("## Ella talks", "## Ella speaks").replace("#ella-talks", "#ella-speaks")
    )
    world.reload()
    world.actor = replace(world.actor, nation=Nation.ENGLAND)
    assert world.content.current_scenario(CASE).scenes.keys() >= {"ella-speaks"}

    done = world.play(attempt, WRITE, REPORT)

    assert [move.scene for move in done.made] == ["arrival", "ella-talks", "ella-talks"]
    assert (done.completed, done.case.nation) == (True, Nation.WALES)
    assert world.look(world.begin()).case.scenario.sha256 != done.case.scenario.sha256


def test_an_old_text_is_compiled_once_also_for_many_at_a_time(world: World) -> None:
    sha256 = world.look(world.begin()).case.scenario.sha256
    (world.root / "scenarios" / f"{CASE}.md").unlink()
    content = world.reload()
    met = []

    def meet() -> None:
        with world.database.reading() as session:
            scenario = content.scenario(session, sha256, Nation.WALES)
        met.append((id(scenario), id(content.graph(scenario))))

    threads = [threading.Thread(target=meet) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(met) == 8
    assert len(set(met)) == 1


def test_an_attempt_goes_on_though_its_text_would_be_refused_today(world: World) -> None:
    """As heed.toml let it through then: it has a scene that nothing leads to."""
    case = world.root / "scenarios" / f"{CASE}.md"
    case.write_text(case.read_text("utf-8") + "\n## Left over\n`ending: good`\n\nNobody comes.\n")
    (world.root / "heed.toml").write_text('[severity]\nS103 = "warning"\n')
    world.reload()
    attempt = world.begin()
    world.play(attempt, LISTEN)
    (world.root / "heed.toml").unlink()
    world.reload()
    assert CASE not in world.content.library.scenarios
    assert world.play(attempt, WRITE, REPORT).completed


def test_moves_that_no_longer_fit_their_text_say_so_kindly(world: World) -> None:
    """What a later Heed might read otherwise."""
    attempt = world.begin()
    played = world.look(attempt)
    move = replace(world.play(attempt, LISTEN).made[0], step=1, move="back:4")
    with world.database.transaction() as session:
        attempts.add_move(session, played.attempt.id, move)
    with pytest.raises(Unavailable, match="cannot be played again"):
        world.look(attempt)


def test_an_old_text_that_no_longer_compiles_says_so_kindly(world: World) -> None:
    attempt = world.begin()
    (world.root / "scenarios" / f"{CASE}.md").unlink()
    terms = world.root / "courses" / "terms.yaml"
    terms.write_text(terms.read_text("utf-8").replace("social services:", "other services:"))
    world.reload()
    with pytest.raises(Unavailable, match=r"no longer compiles.*social services"):
        world.look(attempt)


def test_the_order_of_choices_is_the_attempts_own(world: World) -> None:
    attempts = [world.begin()]
    world.play(attempts[0], LISTEN)
    for _ in range(11):
        attempts.append(world.begin(anew=True))
        world.play(attempts[-1], LISTEN)
    orders = [[choice.id for choice in world.look(attempt).case.choices] for attempt in attempts]
    again = [[choice.id for choice in world.look(attempt).case.choices] for attempt in attempts]
    assert orders == again
    assert len({tuple(order) for order in orders}) == 2


def test_of_two_tabs_at_the_same_moment_one_answer_is_taken(world: World) -> None:
    attempt = world.begin()
    outcomes: list[str] = []
    ready = threading.Barrier(8)

    def answer(words: str) -> None:
        ready.wait()
        try:
            outcomes.append(world.move(attempt, 0, words).move)
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=answer, args=(words,)) for words in (LISTEN, LEAD) * 4]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (taken,) = world.look(attempt).made
    assert sorted(outcomes) == sorted([taken.move] * 4 + ["conflict"] * 4)
