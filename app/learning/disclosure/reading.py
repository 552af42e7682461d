"""What one publication tells: a number for each count behind it, its bounds, and the sums that tie numbers together.

A row that stands for several has a number for each of these too. Where people count in more than one row, a parent is at most the
sum of its rows, and at least each of them in who is required and who is uncovered; the run at hand is read twice,
as it stands and as if its overlaps were known to the number.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from app.learning.disclosure.intervals import Equation, Interval
from app.learning.disclosure.protected import HIDDEN, Figures, ProtectedTable, Published
from app.learning.disclosure.shares import possible
from app.learning.disclosure.tables import TOTAL, Overlap, Place

ANYTHING: Final = Interval(0, 10_000_000)


class Of(StrEnum):
    REQUIRED = "required"
    COVERED = "covered"
    UNCOVERED = "uncovered"


class Number(NamedTuple):
    run: str
    place: Place
    of: Of
    slack: str = ""
    """Of what kind; then it is by how much two others differ, and no count that anybody looks for."""


Sums = dict[tuple[str, Place, Of], Equation[Number]]
"""By what is summed, and of whom; the next run's sums have the same keys."""
Overlaps = Mapping[tuple[str, Place], Overlap]


@dataclass(frozen=True, slots=True)
class Reading:
    run: str
    bounds: dict[Number, Interval] = field(default_factory=dict)
    sums: Sums = field(default_factory=dict)
    homes: dict[Place, Place] = field(default_factory=dict)
    """A row's parent; of a row that is shown with others, theirs."""
    groups: set[Place] = field(default_factory=set)

    def places(self) -> set[Place]:
        return {TOTAL, *self.homes}

    def above(self, place: Place) -> Iterator[Place]:
        while place in self.homes:
            place = self.homes[place]
            yield place

    def add_row(self, place: Place, figures: Figures) -> None:
        row = possible(figures)
        for of in Of:
            number = Number(self.run, place, of)
            self.bounds[number] = ANYTHING if row is None else getattr(row, of)
        covered, uncovered, required = (
            Number(self.run, place, of) for of in (Of.COVERED, Of.UNCOVERED, Of.REQUIRED)
        )
        self.sums["parts", place, Of.REQUIRED] = ((1, covered), (1, uncovered), (-1, required))

    def add_sum(
        self, kind: str, parent: Place, rows: Sequence[Place], extra: Mapping[Of, Interval]
    ) -> None:
        """`extra`: by how much the rows come to more; nothing said is nothing more."""
        self.homes.update(dict.fromkeys(rows, parent))
        for of in Of:
            terms = [(1, Number(self.run, row, of)) for row in rows]
            terms.append((-1, Number(self.run, parent, of)))
            if of in extra:
                slack = Number(self.run, parent, of, kind)
                self.bounds[slack] = extra[of]
                terms.append((-1, slack))
            self.sums[kind, parent, of] = tuple(terms)

    def add_part(self, parent: Place, row: Place) -> None:
        """The row's people are among the parent's."""
        for of in (Of.REQUIRED, Of.UNCOVERED):
            slack = Number(self.run, row, of, "part")
            self.bounds[slack] = ANYTHING
            whole, part = Number(self.run, parent, of), Number(self.run, row, of)
            self.sums["part", row, of] = ((1, whole), (-1, part), (-1, slack))


def read(published: Published, run: str, overlaps: Overlaps | None = None) -> Reading:
    """`overlaps`: None where nothing is known but that there are some."""
    reading = Reading(run)
    reading.add_row(TOTAL, published.total)
    for table in published.tables:
        for row in table.rows:
            place = Place(table.dimension, row.key)
            members = [Place(table.dimension, member.key) for member in row.members]
            reading.add_row(place, row.figures)
            for member in members:
                reading.add_row(member, HIDDEN)
            if members:
                reading.groups.add(place)
                reading.add_sum("members", place, members, {})
        _add_sums(reading, table, overlaps)
    return reading


def _add_sums(reading: Reading, table: ProtectedTable, overlaps: Overlaps | None) -> None:
    rows = defaultdict(list)
    for row in table.rows:
        rows[row.parent].append(Place(table.dimension, row.key))
        if table.has_overlap:
            for key in [member.key for member in row.members] or [row.key]:
                reading.add_part(row.parent, Place(table.dimension, key))
    for parent, places in rows.items():
        known = overlaps[table.dimension, parent] if overlaps is not None else None
        extra = _extra(known) if table.has_overlap else {}
        reading.add_sum(table.dimension, parent, places, extra)


def _extra(overlap: Overlap | None) -> dict[Of, Interval]:
    if overlap is None:
        return dict.fromkeys(Of, ANYTHING)
    return {of: Interval(exact, exact) for of in Of for exact in [getattr(overlap, of)]}
