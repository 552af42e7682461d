"""Marks, in exact fractions from 0 to 1, and what an attempt's marks come to."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    Option,
    PutInOrder,
    Question,
    Quiz,
    SeveralOf,
    ShortAnswer,
)
from app.content.model.text import Words
from app.ids import OptionId, QuestionId
from app.learning.quiz_attempt import Answer, Confidence
from app.learning.reading import number, plain
from app.learning.responses import Matched, Numbered, Ordered, Picked, Response, Ticked, Typed
from app.learning.validation import validate


@dataclass(frozen=True, slots=True)
class QuizResult:
    """Questions stand in the attempt's order."""

    score: Fraction
    """Mean mark of the scored questions, from 0 to 1; 0 where there are none."""
    scored: int
    """How many questions count."""
    passed: bool
    critical_missed: tuple[QuestionId, ...]
    sure_and_mistaken: tuple[QuestionId, ...]
    topics: tuple[str, ...]
    """To look at again: where any mark was less than full, most lost first."""


def mark(question: Question, response: Response, words: Words) -> Fraction | None:
    """None for a rating. Raises BadResponse for what is no answer to this question."""
    validate(question, response)
    match question.task, response:
        case OneOf(options=options), Picked(option=picked):
            return next(option.share for option in options if option.id == picked)
        case SeveralOf(options=options), Ticked(options=ticked):
            return _several(options, ticked)
        case PutInOrder(items=items), Ordered(items=placed):
            return _in_order([item.id for item in items], placed)
        case Match(pairs=right), Matched(pairs=given):
            return _share(sum(given[row] == answer for row, answer in right.items()), len(right))
        case ShortAnswer(accepted=accepted), Typed(text=text):
            return Fraction(plain(text) in {plain(answer.fill(words)) for answer in accepted})
        case NumberAnswer(value=value, tolerance=tolerance), Numbered(text=text):
            return Fraction(abs(number(text) - value) <= tolerance)
        case _:
            return None


def result(
    quiz: Quiz, drawn: Sequence[QuestionId], answers: Mapping[QuestionId, Answer]
) -> QuizResult:
    """A scored question without an answer counts as nothing got."""
    scored = [quiz.questions[id_] for id_ in drawn if quiz.questions[id_].scored]
    lost = {question.id: 1 - _got(answers.get(question.id)) for question in scored}
    score = Fraction(sum(1 - loss for loss in lost.values()), len(scored)) if scored else Fraction()
    mistaken = [question for question in scored if lost[question.id]]
    critical = tuple(question.id for question in mistaken if question.critical)
    return QuizResult(
        score,
        len(scored),
        passed=score * 100 >= (quiz.header.pass_percent or 0) and not critical,
        critical_missed=critical,
        sure_and_mistaken=tuple(q.id for q in mistaken if _was_sure(answers.get(q.id))),
        topics=_most_lost_first(mistaken, lost),
    )


def _several(options: Sequence[Option], ticked: Set[OptionId]) -> Fraction:
    keys = {option.id for option in options if option.key}
    distractors = {option.id for option in options} - keys
    wrong = Fraction(len(ticked & distractors), len(distractors)) if distractors else Fraction()
    return max(Fraction(), _share(len(ticked & keys), len(keys)) - wrong)


def _in_order(right: Sequence[OptionId], placed: Sequence[OptionId]) -> Fraction:
    """Of the right order's neighbours, how many were placed the right way round."""
    place = {item: place for place, item in enumerate(placed)}
    neighbours = list(pairwise(right))
    return _share(sum(place[one] < place[next_] for one, next_ in neighbours), len(neighbours))


def _share(got: int, of: int) -> Fraction:
    return Fraction(got, of) if of else Fraction(1)


def _got(answer: Answer | None) -> Fraction:
    return answer.mark if answer and answer.mark is not None else Fraction()


def _was_sure(answer: Answer | None) -> bool:
    return answer is not None and answer.confidence is Confidence.SURE


def _most_lost_first(
    mistaken: Sequence[Question], lost: Mapping[QuestionId, Fraction]
) -> tuple[str, ...]:
    topics: dict[str, Fraction] = {}
    for question in mistaken:
        if question.topic:
            topics[question.topic] = topics.get(question.topic, Fraction()) + lost[question.id]
    return tuple(sorted(topics, key=topics.__getitem__, reverse=True))
