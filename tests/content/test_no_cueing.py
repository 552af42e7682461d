"""Nobody gets through Heed's cases by always taking the longest label, or by always raising the most alarm."""

from collections.abc import Callable, Iterator

import pytest

from app.content import cues
from app.content.cues import Pick, Score
from app.content.model.scenario import Scenario
from app.content.model.terms import Nation
from app.content.model.text import Words
from tests.content.cue_walks import cost_by_chance, cost_by_cue
from tests.content.curriculum import cases, graph_of, library, views_of

ROUNDING = 1e-9


Cue = Callable[[Words], Pick]
CUES: dict[str, Cue] = {
    "the longest label": cues.longest,
    "the most cautious": lambda _: cues.most_cautious,
}
BY_CUE = pytest.mark.parametrize("cue", CUES.values(), ids=CUES)
BY_NATION = pytest.mark.parametrize("nation", Nation)


def played_in(nation: Nation) -> Iterator[Scenario]:
    return (case.for_nation(nation) for case in cases() if nation in case.header.nations)


@BY_CUE
@BY_NATION
def test_no_cue_does_better_than_chance_decision_by_decision(cue: Cue, nation: Nation) -> None:
    pick = cue(library().terms.of(nation).words)
    scores = {c.slug: cues.score(cues.decisions_of(c), pick) for c in played_in(nation)}
    told = "\n".join(f"{slug}: {told_of(score)}" for slug, score in scores.items())
    every = scores.values()
    assert sum(s.best for s in every) <= sum(s.best_by_chance for s in every), told
    assert sum(s.cost for s in every) >= sum(s.cost_by_chance for s in every), told


def told_of(score: Score) -> str:
    return (
        f"best in {score.best} of {score.decisions} (by chance {float(score.best_by_chance):.1f}), "
        f"cost {score.cost} (by chance {float(score.cost_by_chance):.1f})"
    )


@BY_CUE
@BY_NATION
def test_no_cue_does_better_than_chance_played_through(cue: Cue, nation: Nation) -> None:
    pick = cue(library().terms.of(nation).words)
    costs = {
        case.slug: (cost_by_cue(graph_of(case), pick), cost_by_chance(graph_of(case)))
        for case in played_in(nation)
    }
    told = "\n".join(
        f"{slug}: {by:.1f} (chance {chance:.1f})" for slug, (by, chance) in costs.items()
    )
    assert sum(by for by, _ in costs.values()) >= sum(c for _, c in costs.values()) - ROUNDING, told


def test_every_case_marks_a_cautious_choice_in_most_of_its_decisions() -> None:
    unmarked = []
    for case in cases():
        for name, view in views_of(case):
            decisions = list(cues.decisions_of(view))
            marked = sum(cues.most_cautious(choices) is not None for choices in decisions)
            if 2 * marked <= len(decisions):
                unmarked.append(f"{name}: {marked} of {len(decisions)}")
    assert unmarked == []


def test_no_decision_has_two_marks_open_at_once() -> None:
    """The first would be counted for both."""
    twice = [
        f"{name}: {[choice.id for choice in marked]}"
        for case in cases()
        for name, view in views_of(case)
        for choices in cues.decisions_of(view)
        if len(marked := [c for c in choices if c.cautious and c.way.condition is None]) > 1
    ]
    assert twice == []


def test_there_are_enough_cases_for_chance_to_be_judged() -> None:
    assert len(cases()) >= 6
