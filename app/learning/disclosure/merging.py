"""(a) Which rows are shown by themselves, which together, and which not at all: chosen once for a board and year.

A group that changed from month to month would give its newest member away, so a place once given is kept for the
year, whatever the numbers become. A row that is new later in the year stands alone where it has enough people, else it joins
its parent's group; where there is none it is not shown until the next year: to make a group now, rows that were
shown would have to vanish. A group that has shrunk below what is asked of a group is not shown either.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final, Self

from app.learning.disclosure.tables import NOBODY, Catalogue, Place, Row, Table, Tally

FEWEST_PEOPLE: Final = 10
FEWEST_ROWS: Final = 3
TOGETHER: Final = "smaller:"
"""A group's key is this and its parent's key."""


class Standing(StrEnum):
    ALONE = "alone"
    TOGETHER = "together"
    NOT_SHOWN = "not shown"


@dataclass(frozen=True, slots=True)
class Groups:
    """Of one board and year."""

    year: int
    standings: Mapping[Place, Standing] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        standings = [[*place, standing.value] for place, standing in sorted(self.standings.items())]
        return {"year": self.year, "standings": standings}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        standings = {Place(d, key): Standing(standing) for d, key, standing in data["standings"]}
        return cls(data["year"], standings)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table that will be printed; `members`: the rows that it stands for, if several."""

    key: str
    label: str
    tally: Tally
    parent: Place
    members: tuple[Row, ...] = ()
    is_shown: bool = True


def settled(catalogue: Catalogue, groups: Groups) -> Groups:
    """The same, with every row that is new given its standing. Keep the result for the year."""
    standings = dict(groups.standings)
    for table in catalogue.tables:
        for rows in _by_parent(table).values():
            standings |= _settled(table, rows, standings)
    return Groups(groups.year, standings)


def lines(table: Table, groups: Groups) -> Iterator[Line]:
    """In the table's order; what stands together comes last."""
    for parent, rows in _by_parent(table).items():
        standing = {row.key: groups.standings[Place(table.dimension, row.key)] for row in rows}
        together = tuple(row for row in rows if standing[row.key] is Standing.TOGETHER)
        for row in rows:
            if row not in together:
                shown = standing[row.key] is Standing.ALONE
                yield Line(row.key, row.label, row.tally, parent, is_shown=shown)
        if together:
            yield _group(table, parent, together)


def _by_parent(table: Table) -> dict[Place, list[Row]]:
    found: dict[Place, list[Row]] = defaultdict(list)
    for row in table.rows:
        found[table.part_of(row)].append(row)
    return found


def _settled(
    table: Table, rows: Sequence[Row], standings: Mapping[Place, Standing]
) -> dict[Place, Standing]:
    places = {row.key: Place(table.dimension, row.key) for row in rows}
    if not table.merged_as:
        return dict.fromkeys(places.values(), Standing.ALONE)
    known = {standings[place] for place in places.values() if place in standings}
    if known:
        small = Standing.TOGETHER if Standing.TOGETHER in known else Standing.NOT_SHOWN
        return {
            places[row.key]: small if _is_small(row) else Standing.ALONE
            for row in rows
            if places[row.key] not in standings
        }
    together = _first_group(rows)
    grouped = Standing.TOGETHER if _is_group(together) else Standing.NOT_SHOWN
    return {places[row.key]: grouped if row in together else Standing.ALONE for row in rows}


def _first_group(rows: Sequence[Row]) -> list[Row]:
    """The small ones, then the next smallest until it is a group; all rows, where they make none. Ties: by key."""
    by_size = sorted(rows, key=lambda row: (row.tally.required, row.key))
    group = [row for row in by_size if _is_small(row)]
    for row in by_size[len(group) :]:
        if not group or _is_group(group):
            break
        group.append(row)
    return group


def _is_small(row: Row) -> bool:
    return row.tally.required < FEWEST_PEOPLE


def _is_group(rows: Sequence[Row]) -> bool:
    return len(rows) >= FEWEST_ROWS and _sum(rows).required >= FEWEST_PEOPLE


def _sum(rows: Sequence[Row]) -> Tally:
    return sum((row.tally for row in rows), NOBODY)


def _group(table: Table, parent: Place, rows: tuple[Row, ...]) -> Line:
    key = TOGETHER + parent.key
    return Line(key, table.merged_as, _sum(rows), parent, rows, is_shown=_is_group(rows))
