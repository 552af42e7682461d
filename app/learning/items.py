"""What first attempts say about a quiz's questions. Draws differ, so a total is over a person's own drawn questions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.ids import OptionId, QuestionId
from app.learning.intervals import FEWEST, Correlation, Share, correlated, share
from app.learning.item_flags import Flagged, flags_of
from app.learning.quiz_attempt import Confidence

OUTER = 0.27
"""Of all, who counts as upper, and as lower."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question in one wording: answers to another wording are another item's."""

    question: QuestionId
    wording: str


@dataclass(frozen=True, slots=True)
class ItemAsked:
    item: Item
    scored: bool
    options: tuple[tuple[OptionId, bool], ...] = ()
    """With whether it is (part of) the key; none where nothing is picked."""


@dataclass(frozen=True, slots=True)
class Reply:
    item: Item
    mark: float | None
    """From 0 to 1; None: unscored."""
    chosen: tuple[OptionId, ...] = ()
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Go:
    """Somebody's first attempt."""

    replies: tuple[Reply, ...]
    not_reached: tuple[Item, ...] = ()
    """Drawn, and not come to: each question has to be answered before the next is shown."""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class OptionShare:
    option: OptionId
    key: bool
    share: Share


@dataclass(frozen=True, slots=True)
class Discrimination:
    upper: float
    """Mean mark."""
    lower: float
    each: int
    """How many are in either group."""

    @property
    def index(self) -> float:
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class ItemFigures:
    item: Item
    answered: int | None
    """None: fewer than ten, and then there is nothing else either."""
    not_reached: int = 0
    facility: Share | None = None
    """The mean mark; where all marks are 0 or 1, the share that got it right. Crocker and Algina, Introduction to
    classical and modern test theory (1986), ch. 14. None of a rating.
    """
    discrimination: Discrimination | None = None
    with_the_rest: Correlation | None = None
    options: tuple[OptionShare, ...] = ()
    wrong_by_confidence: tuple[tuple[Confidence, Share | None], ...] = ()
    """Of who was so sure, how many did not get full marks; None: fewer than ten were."""
    flags: tuple[Flagged, ...] = ()


Scores = list[tuple[float, float]]
"""Of who finished: the mark here, and the mean mark of the same person's other questions."""


def analyse(asked: Iterable[ItemAsked], goes: Sequence[Go]) -> tuple[ItemFigures, ...]:
    """In the order in which they are asked about."""
    replies: dict[Item, list[Reply]] = {}
    missed: Counter[Item] = Counter()
    for go in goes:
        missed.update(go.not_reached)
        for reply in go.replies:
            replies.setdefault(reply.item, []).append(reply)
    scores = _scores(goes)
    return tuple(
        _figures(each, replies.get(each.item, []), missed[each.item], scores.get(each.item, []))
        for each in asked
    )


def calibration(goes: Iterable[Go]) -> tuple[tuple[Confidence, Share | None], ...]:
    """Over all questions: of the answers given so sure, how many were not fully right."""
    return _wrong_by_confidence([reply for go in goes for reply in go.replies])


def _scores(goes: Iterable[Go]) -> Mapping[Item, Scores]:
    """Only whole attempts: whoever stopped half-way has no total."""
    found: dict[Item, Scores] = {}
    for go in goes:
        marks = [(reply.item, reply.mark) for reply in go.replies if reply.mark is not None]
        total, others = sum(mark for _, mark in marks), len(marks) - 1
        if go.finished and others > 0:
            for item, mark in marks:
                found.setdefault(item, []).append((mark, (total - mark) / others))
    return found


def _figures(
    asked: ItemAsked, replies: Sequence[Reply], missed: int, scores: Scores
) -> ItemFigures:
    of = len(replies)
    if of < FEWEST:
        return ItemFigures(asked.item, None)
    marks = [reply.mark for reply in replies if reply.mark is not None]
    facility = share(sum(marks), len(marks)) if asked.scored else None
    rest = _with_the_rest(scores) if asked.scored else None
    options = _options(asked, replies)
    sure = _wrong_by_confidence(replies) if asked.scored else ()
    return ItemFigures(
        asked.item,
        of,
        missed,
        facility,
        upper_and_lower(scores) if asked.scored else None,
        rest,
        options,
        sure,
        flags_of(facility, rest, [(o.option, o.share) for o in options if not o.key], dict(sure)),
    )


def _with_the_rest(scores: Scores) -> Correlation | None:
    """The corrected item-total (of marks 0 and 1: point-biserial) correlation, without the item itself.

    Henrysson, Correction of item-total correlations in item analysis, Psychometrika 28 (1963).
    """
    return correlated([mark for mark, _ in scores], [rest for _, rest in scores])


def upper_and_lower(scores: Scores) -> Discrimination | None:
    """The mean mark of the best 27 % less that of the weakest, by the rest of the quiz.

    Kelley, The selection of upper and lower groups for the validation of test items, J. Educ. Psychol. 30 (1939).
    Who is level at a group's edge counts in part, so that nobody's place in the list matters. None where a group
    would have fewer than ten.
    """
    each = round(OUTER * len(scores))
    if each < FEWEST:
        return None
    upper = _mean_of_first(sorted(scores, key=lambda one: -one[1]), each)
    lower = _mean_of_first(sorted(scores, key=lambda one: one[1]), each)
    return Discrimination(upper, lower, each)


def _mean_of_first(ordered: Scores, each: int) -> float:
    edge = ordered[each - 1][1]
    inside = [mark for mark, rest in ordered[:each] if rest != edge]
    level = [mark for mark, rest in ordered if rest == edge]
    in_part = (each - len(inside)) / len(level)
    return (sum(inside) + in_part * sum(level)) / each


def _options(asked: ItemAsked, replies: Sequence[Reply]) -> tuple[OptionShare, ...]:
    chosen = Counter(option for reply in replies for option in reply.chosen)
    shares = ((option, key, share(chosen[option], len(replies))) for option, key in asked.options)
    return tuple(OptionShare(option, key, found) for option, key, found in shares if found)


def _wrong_by_confidence(
    replies: Iterable[Reply],
) -> tuple[tuple[Confidence, Share | None], ...]:
    """As `marking` tells "sure and mistaken": less than full marks."""
    so_sure: Counter[Confidence] = Counter()
    wrong: Counter[Confidence] = Counter()
    for reply in replies:
        if reply.confidence is not None and reply.mark is not None:
            so_sure[reply.confidence] += 1
            wrong[reply.confidence] += reply.mark < 1
    return tuple((level, share(wrong[level], so_sure[level])) for level in Confidence if so_sure)
