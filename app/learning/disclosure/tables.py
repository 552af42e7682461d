"""What is to be protected: the exact one-way tables of one run. Nothing here reaches a page."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple, Self


class Place(NamedTuple):
    """Where a figure stands: a table's dimension and a row's key."""

    dimension: str = ""
    key: str = ""


TOTAL = Place()


class UnfitTables(ValueError):
    """The tables of a catalogue contradict each other."""


@dataclass(frozen=True, slots=True)
class Tally:
    required: int
    covered: int

    def __post_init__(self) -> None:
        if not 0 <= self.covered <= self.required:
            raise UnfitTables(f"{self.covered} of {self.required} people")

    @property
    def uncovered(self) -> int:
        return self.required - self.covered

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.required + other.required, self.covered + other.covered)


NOBODY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    label: str
    tally: Tally
    part_of: str = ""
    """A row's key in the table that this one is `within`: an agency's sector. Empty: a part of the total."""


@dataclass(frozen=True, slots=True)
class Table:
    dimension: str
    label: str
    rows: tuple[Row, ...]
    """Everybody is in at least one: people with no job role have a row of their own."""
    within: str = ""
    """Another, earlier table's dimension; empty: every row is a part of the total."""
    merged_as: str = ""
    """What rows with too few people are called together ("Smaller settings"); empty: they stay apart."""

    def part_of(self, row: Row) -> Place:
        return Place(self.within, row.part_of) if self.within else TOTAL


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that one run publishes, over the same people."""

    total: Tally
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        keys = {"": {""}}
        tallies = {TOTAL: self.total}
        for table in self.tables:
            mine = {row.key for row in table.rows}
            if table.dimension in keys or len(mine) < len(table.rows) or "" in mine:
                raise UnfitTables(f"a dimension or a row twice: {table.dimension}")
            keys[table.dimension] = mine
            for row in table.rows:
                _check_part(row, tallies.get(table.part_of(row)))
            tallies |= {Place(table.dimension, row.key): row.tally for row in table.rows}
        for (dimension, _parent), extra in overlaps(self).items():
            if extra.required == 0 != extra.covered:
                raise UnfitTables(f"{dimension}: rows and total differ in who is covered")


def _check_part(row: Row, parent: Tally | None) -> None:
    """Whoever is required or uncovered in a row is so in its parent."""
    if parent is None:
        raise UnfitTables(f"a part of no row: {row.key}")
    if row.tally.required > parent.required or row.tally.uncovered > parent.uncovered:
        raise UnfitTables(f"{row.key}: {row.tally} is no part of {parent}")


@dataclass(frozen=True, slots=True)
class Overlap:
    """By how much the rows of one parent come to more than the parent."""

    required: int
    covered: int

    @property
    def uncovered(self) -> int:
        return self.required - self.covered


def overlaps(catalogue: Catalogue) -> dict[tuple[str, Place], Overlap]:
    """By dimension and parent."""
    exact = {TOTAL: catalogue.total}
    sums: dict[tuple[str, Place], Tally] = defaultdict(lambda: NOBODY)
    for table in catalogue.tables:
        for row in table.rows:
            exact[Place(table.dimension, row.key)] = row.tally
            sums[table.dimension, table.part_of(row)] += row.tally
    return {each: _overlap(exact[each[1]], rows) for each, rows in sums.items()}


def _overlap(parent: Tally, rows: Tally) -> Overlap:
    found = Overlap(rows.required - parent.required, rows.covered - parent.covered)
    if min(found.required, found.covered, found.uncovered) < 0:
        raise UnfitTables(f"rows with {rows} make no {parent}")
    return found
