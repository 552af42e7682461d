from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.content.model.scenario import Choices
from app.learning.ordering import choices_shown, in_order
from tests.learning.cases import best, decision, fair, poor, way
from tests.learning.strategies import SEEDS

IDS = st.lists(st.text(max_size=6), unique=True, max_size=8)
DOOR = decision("door", best("ask", way("x")), fair("wait", way("x")), poor("leave", way("x")))
OPTIONS = DOOR.onward.options if isinstance(DOOR.onward, Choices) else ()


@given(SEEDS, IDS)
def test_an_order_is_a_permutation_that_does_not_depend_on_how_it_was_given(
    seed: str, ids: list[str]
) -> None:
    assert sorted(in_order(seed, ids)) == sorted(ids)
    assert in_order(seed, ids) == in_order(seed, reversed(ids))


@given(SEEDS, IDS.filter(bool))
def test_leaving_one_out_moves_no_other(seed: str, ids: list[str]) -> None:
    left_out = ids[0]
    assert in_order(seed, ids[1:]) == tuple(id_ for id_ in in_order(seed, ids) if id_ != left_out)


def test_over_many_attempts_each_comes_first_about_as_often() -> None:
    firsts = Counter(in_order(f"attempt {n}", ["ask", "wait", "leave"])[0] for n in range(900))
    assert all(250 < times < 350 for times in firsts.values())


def test_an_order_never_changes_between_releases() -> None:
    """Open attempts would see their options move about."""
    assert in_order("seed", ["ask", "wait", "leave"]) == ("leave", "wait", "ask")


def test_two_scenes_of_an_attempt_are_shuffled_apart() -> None:
    scenes = [replace(DOOR, id=f"scene-{n}") for n in range(30)]  # type: ignore[arg-type]
    orders = {tuple(c.id for c in choices_shown("seed", scene, OPTIONS)) for scene in scenes}
    assert len(orders) == 6


def test_keep_order_keeps_the_authors_order() -> None:
    kept = replace(DOOR, onward=Choices(OPTIONS, keep_order=True))
    for n in range(6):
        assert choices_shown(f"seed {n}", kept, OPTIONS) == OPTIONS
