"""Decision analysis, by hand and against counting people one by one."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.content.model.scenario import Erring, Soundness
from app.ids import ChoiceId, SceneId
from app.learning.decisions import (
    ChoiceAsked,
    Encounter,
    Place,
    PlaceAsked,
    PlaceFigures,
    analyse,
    differences,
)
from app.learning.intervals import FEWEST

DOOR = Place(SceneId("door"), "w")
HALL, YARD = SceneId("hall"), SceneId("yard")
ASK, TELL, WAIT = (ChoiceId(name) for name in ("ask", "tell", "wait"))
ASKED = PlaceAsked(
    DOOR,
    (
        ChoiceAsked(ASK, Soundness.BEST, None),
        ChoiceAsked(TELL, Soundness.POOR, Erring.TIPS_OFF),
        ChoiceAsked(WAIT, Soundness.FAIR, Erring.DELAYS),
    ),
)
encounters = st.builds(
    Encounter,
    st.just(DOOR),
    st.integers(1, 15),
    st.none() | st.sampled_from([ASK, TELL, WAIT]),
    st.none() | st.sampled_from([HALL, YARD]),
    st.booleans(),
    st.sampled_from(["school", "police", "nursery"]),
    st.just("teacher"),
)


def at_the_door(*met: Encounter) -> PlaceFigures:
    [found] = analyse([ASKED], met)
    return found


def sectors(*groups: tuple[str, int, int]) -> list[Encounter]:
    """Name, how many asked, how many told."""
    return [
        Encounter(DOOR, people, choice, HALL, sector=name)
        for name, asked, told in groups
        for choice, people in ((ASK, asked), (TELL, told))
    ]


@settings(max_examples=200)
@given(st.lists(encounters, max_size=8))
def test_figures_are_those_of_counting_one_by_one(met: list[Encounter]) -> None:
    everybody = [each for each in met for _ in range(each.people)]
    found = at_the_door(*met)
    if len(everybody) < FEWEST:
        assert found == PlaceFigures(DOOR, None)
        return
    chosen = Counter(each.choice for each in everybody if each.choice)
    decided = sum(chosen.values())
    assert found.reached == len(everybody)
    assert found.stopped is not None
    assert found.stopped.yes == sum(each.stopped for each in everybody)
    assert found.decided == (decided if decided >= FEWEST else 0)
    if decided < FEWEST:
        assert (found.choices, found.by_soundness, found.by_erring) == ((), None, ())
    else:
        assert {c.choice.id: c.share.yes for c in found.choices} == {
            each: chosen[each] for each in (ASK, TELL, WAIT)
        }
        assert {e: s.yes for e, s in found.by_erring} == {
            Erring.TIPS_OFF: chosen[TELL],
            Erring.DELAYS: chosen[WAIT],
        }
        assert found.by_soundness is not None
        assert sum(each.yes for each in found.by_soundness.values()) == decided
    left = Counter(each.target for each in everybody if each.target)
    if sum(left.values()) >= FEWEST:
        assert found.flows is not None
        assert {target: each.yes for target, each in found.flows.items()} == left
    else:
        assert found.flows is None


def test_a_choice_that_nobody_takes() -> None:
    met = sectors(("school", 20, 10))
    assert [each.id for each in at_the_door(*met).never_taken] == [WAIT]
    assert at_the_door(*sectors(("school", 19, 10))).never_taken == ()


def test_a_choice_that_is_not_always_there_is_not_missed() -> None:
    sometimes = ChoiceAsked(WAIT, Soundness.FAIR, Erring.DELAYS, always=False)
    [found] = analyse(
        [PlaceAsked(DOOR, (*ASKED.choices[:2], sometimes))], sectors(("school", 20, 20))
    )
    assert found.never_taken == ()


def test_where_sectors_differ() -> None:
    met = sectors(("police", 20, 60), ("school", 100, 40), ("nursery", 60, 20))
    found = differences([ASKED], met, lambda each: each.sector)
    assert [(each.group, each.here.yes, each.elsewhere.yes) for each in found] == [
        ("police", 20, 160),
        ("school", 100, 80),
        ("nursery", 60, 120),
    ]
    police, *_ = found
    assert police.interval.high < 0
    assert (police.here.of, police.elsewhere.of) == (80, 220)


def test_what_chance_may_do_is_not_shown() -> None:
    met = sectors(("police", 30, 20), ("school", 32, 18))
    assert differences([ASKED], met, lambda each: each.sector) == ()


def test_a_group_of_nine_is_not_compared() -> None:
    few, enough = (
        sectors(("police", 0, 9), ("school", 90, 0)),
        sectors(("police", 0, 10), ("school", 90, 0)),
    )
    assert differences([ASKED], few, lambda each: each.sector) == ()
    assert {each.group for each in differences([ASKED], enough, lambda each: each.sector)} == {
        "police",
        "school",
    }


def test_many_comparisons_ask_for_a_greater_difference() -> None:
    """Told from chance alone; not among twenty decisions at which nobody differs."""
    met = sectors(("police", 20, 30), ("school", 66, 34))
    assert differences([ASKED], met, lambda each: each.sector)
    places = [Place(SceneId(f"door {n}"), "w") for n in range(20)]
    more = [
        Encounter(place, 50, choice, HALL, sector=sector)
        for place in places
        for choice in (ASK, TELL)
        for sector in ("police", "school")
    ]
    asked = [ASKED, *(PlaceAsked(place, ASKED.choices) for place in places)]
    assert differences(asked, [*met, *more], lambda each: each.sector) == ()
