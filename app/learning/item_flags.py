"""What deserves a trainer's second look at a question. Said only where the interval, not the figure alone, says so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.ids import OptionId
from app.learning.intervals import Correlation, Share
from app.learning.quiz_attempt import Confidence

ENOUGH = 30
"""Answers, below which nothing is judged."""
EASY, HARD, WEAK, OFTEN_WRONG = 0.9, 1 / 3, 0.2, 0.2


class Flag(StrEnum):
    NEARLY_ALL_RIGHT = "nearly-all-right"
    FEW_RIGHT = "few-right"
    READ_THE_KEY = "read-the-key"
    """Those who do well elsewhere get it wrong."""
    TELLS_LITTLE = "tells-little"
    """Those who do well elsewhere do hardly better here."""
    NOBODY_CHOOSES = "nobody-chooses"
    SURE_AND_MISTAKEN = "sure-and-mistaken"


@dataclass(frozen=True, slots=True)
class Flagged:
    flag: Flag
    of: int
    option: OptionId | None = None


def flags_of(
    facility: Share | None,
    rest: Correlation | None,
    distractors: Iterable[tuple[OptionId, Share]],
    wrong_by_confidence: Mapping[Confidence, Share | None],
) -> tuple[Flagged, ...]:
    if facility is None:
        return ()
    return (
        *_by_facility(facility),
        *_by_the_rest(rest, facility),
        *_unchosen(distractors),
        *_mistaken(wrong_by_confidence.get(Confidence.SURE)),
    )


def _by_facility(facility: Share) -> Iterator[Flagged]:
    if facility.of >= ENOUGH and facility.interval.low >= EASY:
        yield Flagged(Flag.NEARLY_ALL_RIGHT, facility.of)
    if facility.of >= ENOUGH and facility.interval.high <= HARD:
        yield Flagged(Flag.FEW_RIGHT, facility.of)


def _by_the_rest(rest: Correlation | None, facility: Share) -> Iterator[Flagged]:
    """What nearly everybody gets right cannot tell people apart: that is said once."""
    if rest is None or rest.interval is None or rest.of < ENOUGH:
        return
    if rest.interval.high < 0:
        yield Flagged(Flag.READ_THE_KEY, rest.of)
    elif rest.interval.high < WEAK and facility.interval.low < EASY:
        yield Flagged(Flag.TELLS_LITTLE, rest.of)


def _unchosen(distractors: Iterable[tuple[OptionId, Share]]) -> Iterator[Flagged]:
    for option, share in distractors:
        if share.of >= ENOUGH and share.yes == 0:
            yield Flagged(Flag.NOBODY_CHOOSES, share.of, option)


def _mistaken(sure: Share | None) -> Iterator[Flagged]:
    if sure is not None and sure.of >= ENOUGH and sure.interval.low >= OFTEN_WRONG:
        yield Flagged(Flag.SURE_AND_MISTAKEN, sure.of)
