"""A table of counts: each row a name, its share, and how many people stand how."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.learning.coverage import Counts, is_met
from app.web.coverage.words import counted_words, length_of, share_words


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    counts: Counts
    said: str
    counted: str
    length: float | None
    target: int | None
    met: bool | None
    href: str = ""


def rows_of(named: Iterable[tuple[str, Counts, int | None]]) -> Iterator[Row]:
    """By name, with the target of each."""
    for name, counts, target in sorted(named, key=lambda each: each[0].casefold()):
        yield Row(
            name,
            counts,
            share_words(counts),
            counted_words(counts),
            length_of(counts),
            target,
            None if target is None else is_met(counts, target),
        )
