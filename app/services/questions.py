"""What a page may know of a quiz question, before its answer and after.

No type here that stands for an unanswered question has a field for keys, feedback, shares or explanations.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.content.model.quiz import (
    Item,
    Match,
    NumberAnswer,
    OneOf,
    Option,
    PutInOrder,
    Question,
    Scale,
    SeveralOf,
    ShortAnswer,
    Task,
)
from app.content.model.text import SafeHtml, Words
from app.ids import OptionId
from app.learning.quiz_attempt import shown
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
)

NOTHING = SafeHtml()


@dataclass(frozen=True, slots=True)
class ItemShown:
    id: OptionId
    label: SafeHtml


@dataclass(frozen=True, slots=True)
class ToPick:
    options: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class ToTick:
    options: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class ToOrder:
    items: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class ToMatch:
    left_heading: str
    right_heading: str
    rows: tuple[ItemShown, ...]
    answers: tuple[ItemShown, ...]


@dataclass(frozen=True, slots=True)
class ToWrite:
    pass


@dataclass(frozen=True, slots=True)
class ToNumber:
    pass


@dataclass(frozen=True, slots=True)
class ToRate:
    points: tuple[ItemShown, ...]


TaskShown = ToPick | ToTick | ToOrder | ToMatch | ToWrite | ToNumber | ToRate


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    title: str
    stem: SafeHtml
    task: TaskShown
    has_hint: bool
    hint: SafeHtml
    """Empty until it is asked for."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that was answered, and what the author has to say to it."""

    label: SafeHtml | str
    feedback: SafeHtml = NOTHING


@dataclass(frozen=True, slots=True)
class InOrder:
    items: tuple[SafeHtml, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    pairs: tuple[tuple[SafeHtml, SafeHtml], ...]


@dataclass(frozen=True, slots=True)
class Within:
    value: Fraction
    tolerance: Fraction


@dataclass(frozen=True, slots=True)
class Key:
    right: tuple[Said, ...] | InOrder | Paired | Within
    explanation: SafeHtml


def open_question(question: Question, seed: str, words: Words, *, hint: bool) -> OpenQuestion:
    return OpenQuestion(
        question.title.fill(words),
        question.stem.fill(words),
        _task_shown(question, seed, words),
        bool(question.hint),
        question.hint.fill(words) if hint else NOTHING,
    )


def items_of(task: TaskShown) -> tuple[ItemShown, ...]:
    """All that an answer to it can name."""
    match task:
        case ToPick(options=options) | ToTick(options=options):
            return options
        case ToOrder(items=items) | ToRate(points=items):
            return items
        case ToMatch(rows=rows, answers=answers):
            return (*rows, *answers)
        case ToWrite() | ToNumber():
            return ()


def _task_shown(question: Question, seed: str, words: Words) -> TaskShown:
    items = _filled(shown(question, seed), words)
    match question.task:
        case OneOf():
            return ToPick(items)
        case SeveralOf():
            return ToTick(items)
        case PutInOrder():
            return ToOrder(items)
        case Match(left_heading=left, right_heading=right, rows=rows):
            return ToMatch(left.fill(words), right.fill(words), _filled(rows, words), items)
        case ShortAnswer():
            return ToWrite()
        case NumberAnswer():
            return ToNumber()
        case Scale():
            return ToRate(items)


def what_was_said(
    task: Task, response: Response, words: Words
) -> tuple[Said, ...] | InOrder | Paired:
    match task, response:
        case OneOf(options=options), Picked(option=picked):
            return _said((option for option in options if option.id == picked), words)
        case SeveralOf(options=options), Ticked(options=ticked):
            return _said((option for option in options if option.id in ticked), words)
        case PutInOrder(items=items), Ordered(items=placed):
            labels = _labels(items, words)
            return InOrder(tuple(labels[item] for item in placed))
        case Match(rows=rows, answers=answers), Matched(pairs=pairs):
            return _paired(rows, answers, pairs, words)
        case Scale(points=points), Rated(point=point):
            return (Said(_labels(points, words)[point]),)
        case _, Typed(text=text) | Numbered(text=text):
            return (Said(text),)
        case _:
            raise ValueError(f"{response} does not answer {type(task).__name__}")


def key_of(question: Question, words: Words) -> Key | None:
    """None where nothing is right or wrong."""
    explanation = question.explanation.fill(words)
    match question.task:
        case OneOf(options=options) | SeveralOf(options=options):
            right = _said((option for option in options if option.key), words)
            return Key(right, explanation)
        case PutInOrder(items=items):
            return Key(InOrder(tuple(item.label.fill(words) for item in items)), explanation)
        case Match(rows=rows, answers=answers, pairs=pairs):
            return Key(_paired(rows, answers, pairs, words), explanation)
        case ShortAnswer(accepted=accepted):
            return Key(tuple(Said(answer.fill(words)) for answer in accepted[:1]), explanation)
        case NumberAnswer(value=value, tolerance=tolerance):
            return Key(Within(value, tolerance), explanation)
        case Scale():
            return None


def _filled(items: Iterable[Item], words: Words) -> tuple[ItemShown, ...]:
    return tuple(ItemShown(item.id, item.label.fill(words)) for item in items)


def _labels(items: Iterable[Item], words: Words) -> dict[OptionId, SafeHtml]:
    return {item.id: item.label.fill(words) for item in items}


def _said(options: Iterable[Option], words: Words) -> tuple[Said, ...]:
    return tuple(Said(o.label.fill(words), o.feedback.fill(words)) for o in options)


def _paired(
    rows: Iterable[Item],
    answers: Iterable[Item],
    pairs: Mapping[OptionId, OptionId],
    words: Words,
) -> Paired:
    labels = _labels(answers, words)
    return Paired(tuple((row.label.fill(words), labels[pairs[row.id]]) for row in rows))
