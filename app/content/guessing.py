"""The chance of passing a quiz by guessing, by exact convolution over its draw, its kinds of question and partial credit.

One who guesses picks an option, a set of ticks (never none), an order, an answer to each row with equal chance, and
never hits on a word or a number. The draw is `learning.quiz_attempt.draw`'s: critical questions always, the rest one
from each topic in turn, topics in the order in which a shuffle of all questions first meets them.

Marks are exact fractions on a common denominator. Chances are floats, added and multiplied but never subtracted, so
that what comes out is right to at least nine digits.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from math import comb, lcm
from typing import Final

from app.content.model.quiz import Match, OneOf, PutInOrder, Question, Quiz, SeveralOf, Task

MOST_WORK: Final = 1_000_000
"""Products of two chances: about a second. A quiz that needs more is left alone."""
Marks = Mapping[Fraction, float]
"""The chance of each mark that is worth something or nothing: together 1."""
_Totals = dict[int, float]
"""Chances by how many scored questions there are and what they come to, in one number (_Bank.unit)."""


class _TooMuch(Exception):
    pass


def chance_of_passing(quiz: Quiz) -> float | None:
    """For the questions of one nation (`for_nation`). None where that takes too much work."""
    try:
        return _Bank(quiz).chance()
    except _TooMuch:
        return None


def guessed(task: Task) -> Marks:
    match task:
        case OneOf(options=options):
            return _shared(option.share for option in options)
        case SeveralOf(options=options):
            return _several(sum(o.key for o in options), sum(not o.key for o in options))
        case PutInOrder(items=items):
            return _order(len(items))
        case Match(rows=rows, answers=answers):
            return _binomial(len(rows), 1 / len(answers))
        case _:
            return {Fraction(0): 1.0}


def _shared(marks: Iterable[Fraction]) -> Marks:
    counted = Counter(marks)
    return {mark: times / counted.total() for mark, times in counted.items()}


def _several(keys: int, distractors: int) -> Marks:
    sets = 2 ** (keys + distractors) - 1
    marks: Counter[Fraction] = Counter()
    for hits in range(keys + 1):
        for wrong in range(distractors + 1):
            lost = Fraction(wrong, distractors) if distractors else Fraction()
            got = (Fraction(hits, keys) if keys else Fraction(1)) - lost
            marks[max(Fraction(), got)] += comb(keys, hits) * comb(distractors, wrong)
    marks[Fraction()] -= 1  # nothing ticked is no answer
    return {mark: times / sets for mark, times in marks.items() if times}


@lru_cache(maxsize=64)
def _order(count: int) -> Marks:
    """How many neighbours of the right order stand the right way round: Euler's triangle."""
    if count < 2:
        return {Fraction(1): 1.0}
    row = [1]
    for length in range(2, count + 1):
        row = [
            (place + 1) * (row[place] if place < len(row) else 0)
            + (length - place) * (row[place - 1] if place else 0)
            for place in range(length)
        ]
    return {Fraction(right, count - 1): times / sum(row) for right, times in enumerate(row)}


def _binomial(count: int, chance: float) -> Marks:
    return {
        Fraction(hits, count): comb(count, hits) * chance**hits * (1 - chance) ** (count - hits)
        for hits in range(count + 1)
    }


class _Bank:
    def __init__(self, quiz: Quiz) -> None:
        self.work = MOST_WORK
        self.pass_percent = quiz.header.pass_percent or 0
        questions = list(quiz.questions.values())
        marks = {question.id: guessed(question.task) for question in questions}
        self.whole = lcm(*(mark.denominator for row in marks.values() for mark in row))
        self.unit = self.whole * (len(questions) + 1)
        totals = {q.id: self._totals(q, marks[q.id]) for q in questions}
        drawn = quiz.header.draw
        self.always = {q.id: totals[q.id] for q in questions if q.critical or drawn is None}
        self.drawn = max(0, drawn - len(self.always)) if drawn is not None else 0
        topics: dict[str, list[_Totals]] = {}
        for question in questions:
            if question.id not in self.always:
                topics.setdefault(question.topic, []).append(totals[question.id])
        self.topics = list(topics.values())

    def _totals(self, question: Question, marks: Marks) -> _Totals:
        """A critical question that is missed fails the quiz: its chance is left out."""
        if not question.scored:
            return {0: 1.0}
        return {
            self.unit + int(mark * self.whole): chance
            for mark, chance in marks.items()
            if mark == 1 or not question.critical
        }

    def chance(self) -> float:
        fixed = reduce(self._both, self.always.values(), {0: 1.0})
        return sum(
            chance * weight
            for drawn, weight in self._draws()
            for total, chance in self._both(fixed, drawn).items()
            if self._passes(total)
        )

    def _passes(self, total: int) -> bool:
        count, marks = divmod(total, self.unit)
        return marks * 100 >= self.pass_percent * count * self.whole

    def _draws(self) -> Iterator[tuple[_Totals, float]]:
        """What the drawn ones come to, for each way in which the last, partial round may take from the topics."""
        left = min(self.drawn, sum(map(len, self.topics)))
        rounds = 0
        while sum(1 for topic in self.topics if len(topic) > rounds) <= left and left:
            left -= sum(1 for topic in self.topics if len(topic) > rounds)
            rounds += 1
        full = [self._drawn(topic, len(topic)) for topic in self.topics if len(topic) <= rounds]
        settled = reduce(self._both, full, {0: 1.0})
        groups: dict[int, list[list[_Totals]]] = {}
        for topic in self.topics:
            if len(topic) > rounds:
                groups.setdefault(len(topic), []).append(topic)
        taken = [self._by_topics(group, rounds) for group in groups.values()]
        for counts, weight in self._last_round(groups, left).items():
            parts = [row[count] for row, count in zip(taken, counts, strict=True)]
            yield reduce(self._both, parts, settled), weight

    def _last_round(
        self, groups: Mapping[int, Sequence[object]], left: int
    ) -> Mapping[tuple[int, ...], float]:
        """How many topics of each size the last round takes. The greater topics are met earlier, in proportion."""
        states = {(0,) * len(groups): 1.0}
        for _ in range(left):
            after: dict[tuple[int, ...], float] = {}
            for counts, chance in states.items():
                weights = [
                    size * (len(topics) - count)
                    for (size, topics), count in zip(groups.items(), counts, strict=True)
                ]
                self._spend(len(weights))
                for place, weight in enumerate(weights):
                    if weight:
                        onward = (*counts[:place], counts[place] + 1, *counts[place + 1 :])
                        after[onward] = after.get(onward, 0) + chance * weight / sum(weights)
            states = after
        return states

    def _by_topics(self, group: Sequence[Sequence[_Totals]], rounds: int) -> list[_Totals]:
        """By how many of the group give one question more than the others."""
        less = [self._drawn(topic, rounds) for topic in group]
        more = [self._drawn(topic, rounds + 1) for topic in group]
        return self._choices(list(zip(less, more, strict=True)), len(group))

    def _drawn(self, topic: Sequence[_Totals], count: int) -> _Totals:
        """What so many questions of a topic come to, all sets of them being as likely."""
        return self._choices([({0: 1.0}, totals) for totals in topic], count)[count]

    def _choices(self, pairs: Sequence[tuple[_Totals, _Totals]], most: int) -> list[_Totals]:
        """By how many of the pairs give their second, all choices of so many being as likely."""
        rows: list[_Totals] = [{0: 1.0}]
        for place, (first, second) in enumerate(pairs, 1):
            after: list[_Totals] = [{} for _ in range(min(place, most) + 1)]
            for count, row in enumerate(rows):
                self._add(after[count], row, first, (place - count) / place)
                if count < most:
                    self._add(after[count + 1], row, second, (count + 1) / place)
            rows = after
        return rows

    def _both(self, one: _Totals, other: _Totals) -> _Totals:
        into: _Totals = {}
        self._add(into, one, other, 1)
        return into

    def _add(self, into: _Totals, one: _Totals, other: _Totals, weight: float) -> None:
        self._spend(len(one) * len(other))
        for total, chance in one.items():
            for more, further in other.items():
                key = total + more
                into[key] = into.get(key, 0.0) + chance * further * weight

    def _spend(self, work: int) -> None:
        self.work -= work
        if self.work < 0:
            raise _TooMuch
