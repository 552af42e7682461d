"""What somebody would score who never reads the story: by the longest label, by the most cautious choice, by chance."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.content.model.scenario import Choice, Choices, Scenario, Soundness
from app.content.model.text import TermSlot
from app.content.state_graph import CHOICE_COST

Pick = Callable[[Sequence[Choice]], Choice | None]


@dataclass(frozen=True, slots=True)
class Score:
    """Over the decisions for which there was a pick; costs as in state_graph."""

    decisions: int
    best: int
    cost: int
    best_by_chance: Fraction
    cost_by_chance: Fraction

    @property
    def gives_away(self) -> bool:
        """Better than chance, in either way of counting."""
        return self.best > self.best_by_chance or self.cost < self.cost_by_chance


def longest(words: Callable[[TermSlot], str]) -> Pick:
    """By the label, as the nation of `words` reads it."""

    def pick(choices: Sequence[Choice]) -> Choice:
        return max(choices, key=lambda choice: len(choice.label.fill(words)))

    return pick


def most_cautious(choices: Sequence[Choice]) -> Choice | None:
    """The one that its author marked `cautious`."""
    return next((choice for choice in choices if choice.cautious), None)


def decisions_of(scenario: Scenario) -> Iterator[Sequence[Choice]]:
    for scene in scenario.scenes.values():
        if isinstance(scene.onward, Choices) and len(scene.onward.options) > 1:
            yield scene.onward.options


def score(decisions: Iterable[Sequence[Choice]], pick: Pick) -> Score:
    picked = [(choice, choices) for choices in decisions if (choice := pick(choices))]
    return Score(
        len(picked),
        sum(choice.soundness is Soundness.BEST for choice, _ in picked),
        sum(CHOICE_COST[choice.soundness] for choice, _ in picked),
        sum((_share_of_best(choices) for _, choices in picked), Fraction()),
        sum((_mean_cost(choices) for _, choices in picked), Fraction()),
    )


def _share_of_best(choices: Sequence[Choice]) -> Fraction:
    return Fraction(sum(c.soundness is Soundness.BEST for c in choices), len(choices))


def _mean_cost(choices: Sequence[Choice]) -> Fraction:
    return Fraction(sum(CHOICE_COST[choice.soundness] for choice in choices), len(choices))
