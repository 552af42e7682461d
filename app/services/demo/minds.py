"""How the demo's people answer and choose: some know more than others, and each question and decision has its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import exp
from random import Random

from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Question,
    Scale,
    SeveralOf,
    ShortAnswer,
)
from app.content.model.scenario import Choice, Erring
from app.content.model.text import Words
from app.ids import OptionId
from app.learning import responses
from app.learning.quiz_attempt import Confidence
from app.learning.responses import Response
from app.services.playing_case import Case
from app.services.practised import right_answer

LEANINGS = {
    ("police", Erring.OVER_REFERS): 5.0,
    ("police", Erring.LEADS): 3.0,
    ("nursery", Erring.DELAYS): 0.3,
    ("school", Erring.DELAYS): 2.2,
    ("special school", Erring.MISSES): 0.3,
    ("health", Erring.MISSES): 2.4,
    ("youth service", Erring.PROMISES): 5.0,
    ("early help", Erring.DELAYS): 0.5,
}
"""How much more often than others a sector errs so."""
MISKEYED = 29
"""Of so many questions, about one is read another way by those who know most."""


@dataclass(frozen=True, slots=True)
class Mind:
    random: Random
    knows: float
    """About −2 to 2."""
    sector: str

    def answers(self, question: Question, words: Words) -> Response:
        if isinstance(question.task, Scale):
            return self._rates(question.task)
        right = right_answer(question, words)
        return (
            right if self.random.random() < self.chance(question) else self._errs(question, right)
        )

    def is_sure(self, question: Question, *, right: bool) -> Confidence:
        doubt = self.random.random() + (0.0 if right else 0.25 * _of(question.id, "seems plain"))
        levels = (Confidence.SURE, Confidence.FAIRLY_SURE, Confidence.GUESS)
        return levels[(doubt > 0.55) + (doubt > 0.9)]

    def chance(self, question: Question) -> float:
        """Of getting it right: as in a two-parameter logistic model."""
        hard = 1.4 * _of(question.id, "hard") - 2.1
        telling = 0.5 + 1.3 * _of(question.id, "telling")
        against = int(MISKEYED * _of(question.id, "miskeyed")) == 0
        return 1 / (1 + exp(-(-0.8 if against else telling) * self.knows + hard))

    def chooses(self, case: Case) -> Choice:
        weights = [self._weight(case, choice) for choice in case.choices]
        [chosen] = self.random.choices(case.choices, weights)
        return chosen

    def _weight(self, case: Case, choice: Choice) -> float:
        regret = case.graph.regret(case.run.state, choice.id) or 0
        tempting = 0.25 + 1.5 * _of(choice.id, case.scene.id)
        leaning = LEANINGS.get((self.sector, choice.erring), 1.0) if choice.erring else 1.0
        return tempting * leaning * exp(-regret * max(0.1, 0.55 + 0.25 * self.knows))

    def _rates(self, task: Scale) -> Response:
        place = round(
            (len(task.points) - 1) * (0.5 + 0.15 * self.knows) + self.random.gauss(0, 0.7)
        )
        return responses.Rated(task.points[max(0, min(place, len(task.points) - 1))].id)

    def _errs(self, question: Question, right: Response) -> Response:
        match question.task, right:
            case OneOf(options=options), _:
                wrong = [option.id for option in options if not option.key]
                return responses.Picked(self._tempted(question, wrong))
            case SeveralOf(options=options), responses.Ticked(options=keys):
                wrong = [option.id for option in options if option.id not in keys]
                missed = self.random.choice(sorted(keys))
                extra = {self._tempted(question, wrong)} if wrong else set()
                return responses.Ticked(frozenset({*keys} - {missed} | extra))
            case PutInOrder(), responses.Ordered(items=items):
                place = self.random.randrange(len(items) - 1)
                turned = (items[place + 1], items[place])
                return responses.Ordered((*items[:place], *turned, *items[place + 2 :]))
            case Match(rows=rows), responses.Matched(pairs=pairs):
                one, other = self.random.sample([row.id for row in rows], 2)
                return responses.Matched({**pairs, one: pairs[other], other: pairs[one]})
            case ShortAnswer(), _:
                return responses.Typed("the office")
            case NumberAnswer(value=value, tolerance=tolerance), _:
                return responses.Numbered(str(float(value + tolerance + 1)))
            case _:
                return right

    def _tempted(self, question: Question, wrong: Sequence[OptionId]) -> OptionId:
        """At some questions there is an option that takes nobody in."""
        taking_in = wrong[:-1] if len(wrong) > 1 and _of(question.id, "odd") < 0.12 else wrong
        weights = [0.3 + _of(each, question.id) for each in taking_in]
        [chosen] = self.random.choices(taking_in, weights)
        return chosen


def _of(what: str, of: str) -> float:
    """From 0 to 1, always the same."""
    return int.from_bytes(sha256(f"{of}/{what}".encode()).digest()[:4]) / 2**32
