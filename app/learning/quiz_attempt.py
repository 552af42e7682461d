"""Which questions an attempt asks, and in which order the learner sees them and their options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import chain, zip_longest

from app.content.model.quiz import (
    Item,
    Match,
    OneOf,
    PutInOrder,
    Question,
    Quiz,
    Scale,
    SeveralOf,
)
from app.ids import QuestionId
from app.learning.ordering import in_order


class Confidence(StrEnum):
    GUESS = "guess"
    FAIRLY_SURE = "fairly-sure"
    SURE = "sure"


@dataclass(frozen=True, slots=True)
class Answer:
    """One recorded answer, as `marking.result` needs it."""

    mark: Fraction | None
    confidence: Confidence | None = None


def draw(quiz: Quiz, seed: str) -> tuple[QuestionId, ...]:
    """All questions, as the author has them, unless the quiz draws; then in the attempt's own order."""
    if quiz.header.draw is None:
        return tuple(quiz.questions)
    critical = [question.id for question in quiz.questions.values() if question.critical]
    rest = _evenly_over_topics(quiz.questions, seed)
    drawn = [*critical, *rest[: max(0, quiz.header.draw - len(critical))]]
    return in_order(f"{seed}/asked", drawn)


def shown(question: Question, seed: str) -> tuple[Item, ...]:
    """What is picked from, in the learner's order and without the key: options, items, a match's answers, points.

    A match's rows stay in the author's order. Typed answers have nothing to pick from.
    """
    seed = f"{seed}/{question.id}"
    match question.task:
        case OneOf(options=options, keep_order=keep) | SeveralOf(options=options, keep_order=keep):
            items = tuple(Item(option.id, option.label) for option in options)
            return items if keep else _shuffled(seed, items)
        case PutInOrder(items=items):
            return _not_as_asked(items, _shuffled(seed, items))
        case Match(answers=answers):
            return _shuffled(seed, answers)
        case Scale(points=points):
            return points
        case _:
            return ()


def _evenly_over_topics(questions: Mapping[QuestionId, Question], seed: str) -> list[QuestionId]:
    """Those that are not critical, one from each topic in turn."""
    topics: dict[str, list[QuestionId]] = {}
    for question_id in in_order(f"{seed}/drawn", questions):
        if not questions[question_id].critical:
            topics.setdefault(questions[question_id].topic, []).append(question_id)
    rounds = zip_longest(*topics.values())
    return [question_id for question_id in chain.from_iterable(rounds) if question_id]


def _shuffled(seed: str, items: Iterable[Item]) -> tuple[Item, ...]:
    by_id = {item.id: item for item in items}
    return tuple(by_id[item_id] for item_id in in_order(seed, by_id))


def _not_as_asked(right: tuple[Item, ...], order: tuple[Item, ...]) -> tuple[Item, ...]:
    """An order that is already right would be given away: turned round by one."""
    return (*order[1:], order[0]) if order == right and len(order) > 1 else order
