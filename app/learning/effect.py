"""Whether anything changed in those who took a course. People are linked here, and leave no trace in what comes out.

There is nobody to compare them with who did not take it, so a change is a change, and not yet the course's doing.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from app.learning.intervals import FEWEST, Share, share
from app.learning.items import Item
from app.learning.occasions import BEFORE, END, Point, Road
from app.learning.paired import Change, Shift, change, shift

Ratings = Mapping[Item, int]
"""A place on each scale, from 1."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What somebody chose where she first came to each decision of a case."""

    sound: int
    of: int
    none_poor: bool

    @property
    def share(self) -> float:
        return self.sound / self.of


@dataclass(frozen=True, slots=True)
class Rated:
    """One person."""

    road: Road
    at: Mapping[Point, Ratings]


@dataclass(frozen=True, slots=True)
class Played:
    """One person."""

    road: Road
    at: Mapping[Point, Decided]


@dataclass(frozen=True, slots=True)
class Response:
    """How many answered, of those who could: who began it, who met it, whose weeks have passed."""

    point: Point
    share: Share | None
    """None: fewer than ten could."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the same people rated at both points: how many chose each place, the lowest first."""

    first: tuple[int, ...]
    second: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    item: Item
    change: Change | None
    """None: fewer than ten rated it at both points, and then nothing else is said."""
    spread: Spread | None


@dataclass(frozen=True, slots=True)
class RatingChange:
    """From one point to a later one."""

    first: Point
    second: Point
    overall: Change | None
    """Of each person's mean over what she rated at both."""
    items: tuple[ItemChange, ...]
    unmatched: int | None
    """Who answered at one of the two points alone; None: nothing is shown."""


@dataclass(frozen=True, slots=True)
class CaseChange:
    first: Point
    second: Point
    sound: Change | None
    """Of each person's share of sound first decisions."""
    none_poor: Shift | None
    """Who made no unsound first decision in the whole case."""
    unmatched: int | None


def responses(
    people: Sequence[Rated] | Sequence[Played], points: Iterable[Point], today: date
) -> tuple[Response, ...]:
    def response(point: Point) -> Response:
        due = [each for each in people if each.road.is_due(point, today)]
        return Response(point, share(sum(point in each.at for each in due), len(due)))

    return tuple(map(response, points))


def rating_changes(
    people: Sequence[Rated], points: Sequence[Point], scales: Mapping[Item, int]
) -> tuple[RatingChange, ...]:
    """`scales`: how many places each has, in the order in which they are shown."""
    return tuple(_rating_change(people, *each, scales) for each in compared(points))


def case_changes(people: Sequence[Played], points: Sequence[Point]) -> tuple[CaseChange, ...]:
    return tuple(_case_change(people, *each) for each in compared(points))


def compared(points: Collection[Point]) -> Iterator[tuple[Point, Point]]:
    """Each with the first; what comes weeks later with the end too."""
    first, *later = sorted(points)
    yield from ((first, point) for point in later)
    if first == BEFORE and END in later:
        yield from ((END, point) for point in later if point > END)


def _rating_change(
    people: Sequence[Rated], first: Point, second: Point, scales: Mapping[Item, int]
) -> RatingChange:
    linked = [
        (each.at[first], each.at[second]) for each in people if {first, second} <= each.at.keys()
    ]
    overall = change(list(_means(linked, scales)))
    return RatingChange(
        first,
        second,
        overall,
        tuple(_item_change(linked, item, places) for item, places in scales.items()),
        _unmatched(people, first, second) if overall else None,
    )


def _means(
    linked: Iterable[tuple[Ratings, Ratings]], scales: Collection[Item]
) -> Iterator[tuple[float, float]]:
    for one, other in linked:
        both = [item for item in scales if item in one and item in other]
        if both:
            yield fmean(one[item] for item in both), fmean(other[item] for item in both)


def _item_change(linked: Iterable[tuple[Ratings, Ratings]], item: Item, places: int) -> ItemChange:
    pairs = [(one[item], other[item]) for one, other in linked if item in one and item in other]
    if len(pairs) < FEWEST:
        return ItemChange(item, None, None)
    first, second = (Counter(ratings) for ratings in zip(*pairs, strict=True))
    shown = range(1, places + 1)
    spread = Spread(tuple(first[n] for n in shown), tuple(second[n] for n in shown))
    return ItemChange(item, change(pairs), spread)


def _case_change(people: Sequence[Played], first: Point, second: Point) -> CaseChange:
    linked = [
        (each.at[first], each.at[second]) for each in people if {first, second} <= each.at.keys()
    ]
    sound = change([(one.share, other.share) for one, other in linked])
    return CaseChange(
        first,
        second,
        sound,
        shift([(one.none_poor, other.none_poor) for one, other in linked]),
        _unmatched(people, first, second) if sound else None,
    )


def _unmatched(people: Sequence[Rated] | Sequence[Played], first: Point, second: Point) -> int:
    return sum((first in each.at) != (second in each.at) for each in people)
