"""(d) Whether what is published lets anybody work out a count, alone or together with the run before.

A reader may take it that nothing changed since the run before wherever the shown figures allow it. Then one number
stands behind both rows, and the two runs' sums, and their differences, hold together. If that contradicts itself, the
next thing to think is that rows stayed the same while totals moved; if that does too, the runs have nothing to say to each other.
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import Final

from app.learning.disclosure.intervals import Contradiction, Equation, Interval, Shuttle
from app.learning.disclosure.reading import ANYTHING, Number, Of, Reading, Sums
from app.learning.disclosure.tables import Place
from app.learning.disclosure.witnesses import without_witnesses

CHANGE: Final = "change"
ANY_CHANGE: Final = Interval(-ANYTHING.most, ANYTHING.most)


def given_away(now: Reading, before: Reading | None) -> set[Place]:
    """Where a count is left with one possible value."""
    by_itself = _given_by_one(now)
    if before is None or _says_the_same(now, before):
        return by_itself
    return by_itself | _given_by_both(now, before)


def _given_by_one(now: Reading) -> set[Place]:
    """The shuttle is exact but where people count in more than one row: parts of parents make no tree."""
    sums = [*now.sums.values()]
    if not any(number.slack for number in now.bounds):
        return _collapsed(now.bounds, sums)
    return _places(without_witnesses(Shuttle(sums), now.bounds, _counts(now.bounds)))


def _says_the_same(now: Reading, before: Reading) -> bool:
    """And so the two tell no more than one."""

    def unnamed(reading: Reading) -> dict[Number, Interval]:
        return {
            number._replace(run=""): interval
            for number, interval in reading.bounds.items()
            if not number.slack
        }

    return unnamed(now) == unnamed(before)


def _given_by_both(now: Reading, before: Reading) -> set[Place]:
    for unchanged in _unchanged(now, before):
        try:
            bounds, sums = _together(now, before, unchanged)
            given = _places(without_witnesses(Shuttle(sums), bounds, _counts(bounds)))
        except Contradiction:
            continue
        return given and given - _taken_for_granted(now, before, unchanged)
    return set()


def _unchanged(now: Reading, before: Reading) -> Iterator[set[Place]]:
    """What a reader may take to be the same, the boldest first. Where rows came or went, their parents are not."""
    places = now.places() & before.places()
    alike = {place for place in places if all(_meet(now, before, place, of) for of in Of)}
    for one, other in ((now, before), (before, now)):
        for place in one.places() - other.places():
            alike -= set(one.above(place))
    yield alike
    yield alike - (set(now.homes.values()) - now.groups)


def _meet(now: Reading, before: Reading, place: Place, of: Of) -> bool:
    then = before.bounds[Number(before.run, place, of)]
    return then.meets(now.bounds[Number(now.run, place, of)])


def _together(
    now: Reading, before: Reading, unchanged: Set[Place]
) -> tuple[dict[Number, Interval], list[Equation[Number]]]:
    def same(number: Number) -> Number:
        stays = number.place in unchanged and not number.slack
        return number._replace(run=now.run) if stays else number

    bounds = dict(now.bounds)
    for number, interval in before.bounds.items():
        bounds[same(number)] = interval.cut(bounds.get(same(number), interval))
    then = {
        key: tuple((sign, same(number)) for sign, number in terms)
        for key, terms in before.sums.items()
    }
    changes = dict(_changes(bounds.keys(), now.run, before.run))
    bounds |= dict.fromkeys(changes, ANY_CHANGE)
    sums = [*now.sums.values(), *then.values(), *changes.values()]
    return bounds, [*sums, *_differences(now.sums, then, changes.keys())]


def _taken_for_granted(now: Reading, before: Reading, unchanged: Set[Place]) -> set[Place]:
    """What follows from thinking that so much stayed the same, before anything of this run is read."""
    unread = {number: bound if number.slack else ANYTHING for number, bound in now.bounds.items()}
    return _collapsed(*_together(replace(now, bounds=unread), before, unchanged))


def _changes(
    bounds: Set[Number], now: str, before: str
) -> Iterator[tuple[Number, Equation[Number]]]:
    """By how much each count that may have changed did."""
    for number in bounds:
        then = number._replace(run=before)
        if number.run == now and then in bounds and not number.slack:
            change = number._replace(run=CHANGE)
            yield change, ((1, number), (-1, then), (-1, change))


def _differences(now: Sums, before: Sums, changes: Set[Number]) -> Iterator[Equation[Number]]:
    """What changed in a sum is what changed in its parts."""
    for key in now.keys() & before.keys():
        kept = set(now[key]) & set(before[key])
        difference = set()
        for sign, terms in ((1, now[key]), (-1, before[key])):
            for each, number in set(terms) - kept:
                change = number._replace(run=CHANGE)
                if change not in changes:
                    difference.add((sign * each, number))
                elif sign > 0:
                    difference.add((each, change))
        yield tuple(difference)


def _collapsed(bounds: dict[Number, Interval], sums: list[Equation[Number]]) -> set[Place]:
    rest = Shuttle(sums).narrowed(bounds)
    return _places(number for number in _counts(rest) if rest[number].is_one_value)


def _counts(numbers: Iterable[Number]) -> list[Number]:
    return [each for each in numbers if not each.slack and each.run != CHANGE]


def _places(numbers: Iterable[Number]) -> set[Place]:
    return {number.place for number in numbers}
