"""A quiz's questions as its page shows them."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _

from app.content.model.quiz import OneOf, Question, Scale, SeveralOf
from app.content.model.text import SafeHtml, Words
from app.ids import OptionId
from app.learning.intervals import Share
from app.learning.item_flags import ENOUGH
from app.learning.items import Discrimination
from app.learning.quiz_attempt import Confidence
from app.services.board_items import ItemLine, QuizItems
from app.services.content import Content
from app.web.charts.frame import Frame
from app.web.charts.intervals import Estimate, IntervalChart, intervals
from app.web.effect.filtering import FilterView, filter_view
from app.web.effect.words import (
    CONFIDENCE,
    FLAGS,
    counted_words,
    decimal,
    few,
    people,
    percent_of,
    share_words,
    with_the_rest,
)


@dataclass(frozen=True, slots=True)
class OptionView:
    label: SafeHtml
    key: bool
    share: str
    counted: str


@dataclass(frozen=True, slots=True)
class LevelView:
    label: str
    wrong: str


@dataclass(frozen=True, slots=True)
class FlagView:
    words: LazyString
    option: SafeHtml | None
    of: int


@dataclass(frozen=True, slots=True)
class ItemView:
    id: str
    title: str
    earlier: bool
    scored: bool
    critical: bool
    answered: str
    """Empty: enough people answered it."""
    right: str
    with_the_rest: str
    best_and_weakest: str
    flags: tuple[FlagView, ...]
    too_few: bool
    """For anything to be judged."""
    not_reached: int
    options: tuple[OptionView, ...]
    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True)
class QuizView:
    title: str
    people: str
    finished: str
    """“93 %”; empty where too few began."""
    begun: str
    chart: IntervalChart
    items: tuple[ItemView, ...]
    levels: tuple[LevelView, ...]
    filters: FilterView

    @property
    def to_look_at(self) -> tuple[ItemView, ...]:
        return tuple(item for item in self.items if item.flags)


def quiz_view(found: QuizItems, content: Content) -> QuizView:
    words = content.words(found.board.nation)
    return QuizView(
        found.quiz.title.fill(words),
        people(found.people),
        percent_of(found.finished) if found.finished else "",
        _("of %(people)s", people=people(found.people)),
        _chart(found, words),
        tuple(_item(number, line, words) for number, line in enumerate(found.lines)),
        tuple(_levels(found.by_confidence)),
        filter_view(found.groups, found.only),
    )


def _chart(found: QuizItems, words: Words) -> IntervalChart:
    """The hardest first."""
    scored = [line for line in found.lines if line.question.scored and not line.earlier]
    drawn = sorted((line for line in scored if line.figures.facility), key=_facility)
    left_out = len(scored) - len(drawn)
    frame = Frame(
        "right-first-time",
        _("How many got each question right the first time"),
        _("The hardest first. A point for the share, and a whisker for its 95 % interval."),
        notes=(_not_drawn(left_out),) if left_out else (),
        empty=_(
            "Where ten people have answered a question that can be right or wrong, it will be here."
        ),
    )
    return intervals([_estimate(line, words) for line in drawn], frame=frame)


def _not_drawn(number: int) -> str:
    return ngettext(
        "%(num)d question is not drawn: fewer than 10 people have answered it",
        "%(num)d questions are not drawn: fewer than 10 people have answered each",
        number,
    )


def _facility(line: ItemLine) -> float:
    return line.figures.facility.value if line.figures.facility else 2.0


def _estimate(line: ItemLine, words: Words) -> Estimate:
    title, facility = line.question.title.fill(words), line.figures.facility
    href = f"#{line.question.id}"
    if facility is None:
        return Estimate(title, words=few(), href=href)
    interval = facility.interval
    return Estimate(title, facility.value, interval.low, interval.high, facility.of, href=href)


def _item(number: int, line: ItemLine, words: Words) -> ItemView:
    question, figures = line.question, line.figures
    labels = dict(_labels(question, words))
    return ItemView(
        f"{question.id}-{number}" if line.earlier else question.id,
        question.title.fill(words),
        line.earlier,
        question.scored,
        question.critical,
        "" if figures.answered else few(),
        share_words(figures.facility) if question.scored else _("a rating"),
        with_the_rest(figures.with_the_rest) if question.scored else "",
        _best_and_weakest(figures.discrimination),
        tuple(
            FlagView(FLAGS[each.flag], labels[each.option] if each.option else None, each.of)
            for each in figures.flags
        ),
        bool(figures.answered and question.scored and figures.answered < ENOUGH),
        figures.not_reached,
        tuple(
            OptionView(labels[o.option], o.key, share_words(o.share), counted_words(o.share))
            for o in figures.options
        ),
        tuple(_levels(figures.wrong_by_confidence)),
    )


def _labels(question: Question, words: Words) -> Iterator[tuple[OptionId, SafeHtml]]:
    match question.task:
        case OneOf(options=options) | SeveralOf(options=options):
            yield from ((option.id, option.label.fill(words)) for option in options)
        case Scale(points=points):
            yield from ((point.id, point.label.fill(words)) for point in points)
        case _:
            return


def _best_and_weakest(found: Discrimination | None) -> str:
    if found is None:
        return _("needs more people")
    return _(
        "%(index)s (%(upper)d %% and %(lower)d %%)",
        index=decimal(found.index),
        upper=int(100 * found.upper),
        lower=int(100 * found.lower),
    )


def _levels(found: tuple[tuple[Confidence, Share | None], ...]) -> Iterator[LevelView]:
    for level, wrong in found:
        yield LevelView(str(CONFIDENCE[level]), share_words(wrong))
