"""What a cue is worth: by decision, and on a walk through the case."""

from fractions import Fraction

import pytest

from app.content import cues
from app.content.cues import Pick, Score
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.state_graph import StateGraph
from tests.content import compiling
from tests.content.cue_walks import cost_by_chance, cost_by_cue

LONGEST = cues.longest(compiling.TERM_WORDS.of(Nation.WALES).words)
END = "\n## Good\n`ending: good`\n\n## Bad\n`ending: unsafe`\n"
FIRST = """\
# A case
## Start
- [Ask](#good) `best`
- [Ring at once](#two) `fair` `cautious`
- [Wait until tomorrow](#bad) `poor`

"""
TWO = "## Two\n- [Listen to all of it](#good) `best`\n- [Go](#bad) `poor` `cautious`\n"


def case(body: str) -> Scenario:
    compiled = compiling.scenario(body)
    assert compiled.value is not None, compiled.diagnostics
    return compiled.value


CASE = case(f"{FIRST}{TWO}{END}")


@pytest.mark.parametrize(
    ("pick", "score", "gives_away"),
    [
        (LONGEST, Score(2, 1, 3, Fraction(5, 6), Fraction(17, 6)), True),
        (cues.most_cautious, Score(2, 0, 4, Fraction(5, 6), Fraction(17, 6)), False),
        (lambda choices: choices[0], Score(2, 2, 0, Fraction(5, 6), Fraction(17, 6)), True),
        (lambda choices: choices[-1], Score(2, 0, 6, Fraction(5, 6), Fraction(17, 6)), False),
    ],
)
def test_a_cue_by_decision(pick: Pick, score: Score, gives_away: bool) -> None:
    found = cues.score(cues.decisions_of(CASE), pick)
    assert (found, found.gives_away) == (score, gives_away)


@pytest.mark.parametrize(
    ("best", "cost", "gives_away"),
    [(1, 3, False), (2, 3, True), (1, 2, True), (0, 4, False), (2, 4, True)],
)
def test_better_than_chance_is_either_way_of_counting(
    best: int, cost: int, gives_away: bool
) -> None:
    assert Score(4, best, cost, Fraction(1), Fraction(3)).gives_away is gives_away


def test_decisions_without_a_mark_are_left_out_of_chance_too() -> None:
    unmarked = case(f"{FIRST}{TWO.replace(' `cautious`', '')}{END}")
    found = cues.score(cues.decisions_of(unmarked), cues.most_cautious)
    assert found == Score(1, 0, 1, Fraction(1, 3), Fraction(4, 3))


def test_the_longest_is_so_in_the_words_of_a_nation() -> None:
    body = "# T\n## S\n- [The {social services}](#good) `best`\n- [The police and a](#bad) `poor`\n"
    (decision,) = cues.decisions_of(case(body + END))
    for nation, label in (("wales", 0), ("england", 0), ("scotland", 1)):
        words = compiling.TERM_WORDS.of(Nation(nation)).words
        assert cues.longest(words)(decision) is decision[label], nation


@pytest.mark.parametrize(
    ("pick", "cost"),
    [
        (LONGEST, 3 + 6),
        (cues.most_cautious, 1 + 3 + 6),
        (lambda choices: choices[0], 0),
        (lambda _: None, (0 + (1 + (0 + 9) / 2) + 9) / 3),
    ],
)
def test_a_cue_followed_from_the_start(pick: Pick, cost: float) -> None:
    assert cost_by_cue(StateGraph.of(CASE), pick) == pytest.approx(cost)


def test_chance_from_the_start() -> None:
    assert cost_by_chance(StateGraph.of(CASE)) == pytest.approx((0 + (1 + 4.5) + 9) / 3)


ROUND = """\
# A case
## Start
- [Look away for now](#again) `poor` `cautious`
- [Ask](#good) `best`

## Again
[On](#start)
"""


def test_who_comes_round_again_takes_what_was_not_tried() -> None:
    graph = StateGraph.of(case(ROUND + END.partition("\n## Bad")[0]))
    assert cost_by_cue(graph, LONGEST) == 3
    assert cost_by_cue(graph, cues.most_cautious) == 3
    assert cost_by_cue(graph, lambda choices: choices[-1]) == 0
    assert cost_by_cue(graph, lambda _: None) == pytest.approx((3 + 0) / 2)
    assert cost_by_chance(graph) == pytest.approx(3)


def test_who_has_tried_all_that_a_scene_offers_begins_with_it_again() -> None:
    round_and_round = case(
        "# A case\n## Start\n- [One](#two) `best`\n- [Two](#two) `fair`\n\n"
        "## Two\n- [Back](#start) `poor`\n- [Back again](#start) `poor`\n- [Out](#good) `best`\n\n"
        "## Good\n`ending: good`\n"
    )
    assert cost_by_cue(StateGraph.of(round_and_round), lambda choices: choices[0]) == 0 + 3 + 1 + 3
