"""A question bank, compiled. Keys live here and never in what a page of an unanswered question gets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from app.content.model.header import QuizHeader
from app.content.model.terms import EVERYWHERE, Nation
from app.content.model.text import PlainText, RichText
from app.ids import OptionId, QuestionId, Sha256


@dataclass(frozen=True, slots=True)
class Option:
    id: OptionId
    label: RichText
    key: bool
    share: Fraction
    """What choosing this option alone is worth in a one-of question: 1 for the key, else what `25%` says, else 0."""
    feedback: RichText = RichText()
    line: int = 0


@dataclass(frozen=True, slots=True)
class OneOf:
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True)
class SeveralOf:
    options: tuple[Option, ...]
    keep_order: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Something to put in order, or one side of a pair."""

    id: OptionId
    label: RichText


@dataclass(frozen=True, slots=True)
class PutInOrder:
    items: tuple[Item, ...]
    """In the right order."""


@dataclass(frozen=True, slots=True)
class Match:
    left_heading: PlainText
    right_heading: PlainText
    rows: tuple[Item, ...]
    answers: tuple[Item, ...]
    """Right-hand sides, distractors included; two rows may share one."""
    pairs: Mapping[OptionId, OptionId]
    """Row → answer."""


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    accepted: tuple[PlainText, ...]


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    value: Fraction
    tolerance: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating, unscored. Always in the author's order."""

    points: tuple[Item, ...]


Task = OneOf | SeveralOf | PutInOrder | Match | ShortAnswer | NumberAnswer | Scale


@dataclass(frozen=True, slots=True)
class Question:
    id: QuestionId
    title: PlainText
    stem: RichText
    task: Task
    hint: RichText = RichText()
    explanation: RichText = RichText()
    critical: bool = False
    topic: str = ""
    outcomes: tuple[str, ...] = ()
    line: int = 0
    nations: frozenset[Nation] = EVERYWHERE

    @property
    def scored(self) -> bool:
        return not isinstance(self.task, Scale)


@dataclass(frozen=True, slots=True)
class Quiz:
    slug: str
    sha256: Sha256
    header: QuizHeader
    title: PlainText
    introduction: RichText
    questions: Mapping[QuestionId, Question]
    """In the author's order."""
    path: str = field(default="", compare=False)
    views: Mapping[Nation, "Quiz"] = field(default_factory=dict, compare=False, repr=False)
    """For nations that some question is not for."""

    def for_nation(self, nation: Nation) -> "Quiz":
        """With the questions that there are for this nation: what an attempt draws from."""
        return self.views.get(nation, self)
