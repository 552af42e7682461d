"""What a case costs somebody who plays it from the start by a cue, and somebody who plays it by chance."""

from collections import Counter
from collections.abc import Sequence

from app.content.components import components
from app.content.cues import Pick
from app.content.model.scenario import Choice
from app.content.random_play import expectations
from app.content.state_graph import CHOICE_COST, ENDING_COST, StateGraph, ending_kinds
from app.content.state_search import Search


def cost_by_cue(graph: StateGraph, pick: Pick) -> float:
    """Where the cue says nothing, by chance. In a state that comes again, of what was tried there least often."""
    assert graph.search is not None
    return _Walk(graph.search, pick).cost(0, Counter())


def cost_by_chance(graph: StateGraph) -> float:
    found = graph.search
    assert found is not None
    gains = [0.0] * len(found.numbers)
    for place, opening in enumerate(found.openings):
        costs = [CHOICE_COST[way_on.choice.soundness] for way_on in opening.ways if way_on.choice]
        gains[place] = sum(costs) / len(costs) if costs else 0
    for place, kind in ending_kinds(found).items():
        gains[place] = ENDING_COST[kind]
    expected = expectations(found.targets, components(dict(enumerate(found.targets))), [gains])
    assert expected is not None
    return expected[0][0]


class _Walk:
    def __init__(self, found: Search, pick: Pick) -> None:
        self.found = found
        self.pick = pick
        self.endings = ending_kinds(found)

    def cost(self, place: int, tried: Counter[tuple[int, str]]) -> float:
        """From a place on, with what was tried on the way there."""
        spent = 0.0
        while place not in self.endings:
            ways = self.found.ways(place)
            if ways[0].choice is None:
                place = self.found.targets[place][0]
                continue
            liked = self._liked(place, tried)
            if len(liked) > 1:
                return spent + sum(self._taking(place, c, tried.copy()) for c in liked) / len(liked)
            spent += CHOICE_COST[liked[0].soundness]
            place = self._follow(place, liked[0], tried)
        return spent + ENDING_COST[self.endings[place]]

    def _taking(self, place: int, choice: Choice, tried: Counter[tuple[int, str]]) -> float:
        onward = self._follow(place, choice, tried)
        return CHOICE_COST[choice.soundness] + self.cost(onward, tried)

    def _liked(self, place: int, tried: Counter[tuple[int, str]]) -> Sequence[Choice]:
        open_ = [way_on.choice for way_on in self.found.ways(place) if way_on.choice]
        least = min(tried[place, choice.id] for choice in open_)
        fresh = [choice for choice in open_ if tried[place, choice.id] == least]
        picked = self.pick(fresh)
        return [picked] if picked else fresh

    def _follow(self, place: int, choice: Choice, tried: Counter[tuple[int, str]]) -> int:
        tried[place, choice.id] += 1
        ids = [way_on.choice_id for way_on in self.found.ways(place)]
        return self.found.targets[place][ids.index(choice.id)]
