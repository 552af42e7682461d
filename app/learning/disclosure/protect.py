"""The one way from exact tables to published ones: publish, audit, coarsen where a count would be given away, until none is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.learning.disclosure.audit import given_away
from app.learning.disclosure.merging import TOGETHER, Groups, Line, lines, settled
from app.learning.disclosure.protected import (
    BASES,
    HIDDEN,
    Member,
    ProtectedRow,
    ProtectedTable,
    Published,
)
from app.learning.disclosure.reading import read
from app.learning.disclosure.shares import shown
from app.learning.disclosure.tables import TOTAL, Catalogue, Place, overlaps

Sum = tuple[str, Place]
"""The rows of a table, by its dimension, that are parts of one parent."""
THE_TOTAL: Sum = ("", TOTAL)


@dataclass(slots=True)
class Plan:
    """How much coarser than usual it has to be."""

    sums: Sequence[Sum] = ()
    """What can be withheld, in the catalogue's order, the total first."""
    bases: dict[Place, int] = field(default_factory=dict)
    withheld: set[Sum] = field(default_factory=set)

    def base(self, place: Place) -> int:
        return self.bases.get(place, BASES[0])

    def coarsen(self, given: set[Sum]) -> bool:
        """Double the bases of those totals; where none can be, withhold the rows of one. False: nothing is left to withhold."""
        finer = {parent for _, parent in given - self.withheld if self.base(parent) < BASES[-1]}
        if finer:
            self.bases |= {parent: 2 * self.base(parent) for parent in finer}
            return True
        left = [each for each in reversed(self.sums) if each not in self.withheld]
        if not left:
            return False
        self.withheld.add(next((each for each in left if each in given), left[0]))
        self.bases.clear()
        return True


def protect(catalogue: Catalogue, groups: Groups, before: Published | None = None) -> Published:
    """`before`: the board's run before this one. `settled` gives the groups to keep."""
    standing = settled(catalogue, groups)
    then = read(before, "before") if before else None
    homes = dict(_homes(catalogue))
    plan = Plan((THE_TOTAL, *dict.fromkeys(homes.values())))
    while True:
        published = planned(catalogue, standing, plan)
        given = given_away(read(published, "now"), then)
        if any(table.has_overlap for table in published.tables):
            given |= given_away(read(published, "now", overlaps(catalogue)), then)
        if not given or not plan.coarsen({homes.get(place, THE_TOTAL) for place in given}):
            return published


def planned(catalogue: Catalogue, groups: Groups, plan: Plan) -> Published:
    """Not audited."""
    hidden = THE_TOTAL in plan.withheld
    total = HIDDEN if hidden else shown(catalogue.total, plan.base(TOTAL))
    extra = overlaps(catalogue)
    overlapping = {dimension for (dimension, _), overlap in extra.items() if overlap.required}
    return Published(
        total,
        tuple(
            ProtectedTable(
                table.dimension,
                table.label,
                tuple(_row(table.dimension, line, plan) for line in lines(table, groups)),
                table.dimension in overlapping,
            )
            for table in catalogue.tables
        ),
    )


def _homes(catalogue: Catalogue) -> Iterator[tuple[Place, Sum]]:
    """Which sum a row is in."""
    for table in catalogue.tables:
        for row in table.rows:
            parent = table.part_of(row)
            yield Place(table.dimension, row.key), (table.dimension, parent)
            yield Place(table.dimension, TOGETHER + parent.key), (table.dimension, parent)


def _row(dimension: str, line: Line, plan: Plan) -> ProtectedRow:
    is_shown = line.is_shown and (dimension, line.parent) not in plan.withheld
    base = plan.base(Place(dimension, line.key))
    figures = shown(line.tally, base) if is_shown else HIDDEN
    members = tuple(Member(row.key, row.label) for row in line.members)
    return ProtectedRow(line.key, line.label, figures, line.parent, members)
