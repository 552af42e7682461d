"""Small boards written down as (covered, uncovered) by agency."""

from collections.abc import Mapping

from app.learning.disclosure.protected import Figures, ProtectedRow, Published
from app.learning.disclosure.tables import NOBODY, Catalogue, Row, Table, Tally

Counts = Mapping[str, tuple[int, int]]


def rows(counts: Counts, sectors: Mapping[str, str] | None = None) -> tuple[Row, ...]:
    within = sectors or {}
    return tuple(
        Row(key, key.capitalize(), Tally(covered + uncovered, covered), within.get(key, ""))
        for key, (covered, uncovered) in counts.items()
    )


def total(counts: Counts) -> Tally:
    return sum((row.tally for row in rows(counts)), NOBODY)


def board(counts: Counts, *others: Table) -> Catalogue:
    agencies = Table("agency", "By agency", rows(counts), merged_as="Smaller settings")
    return Catalogue(total(counts), (agencies, *others))


def row(published: Published, key: str, dimension: str = "agency") -> ProtectedRow:
    (found,) = (
        row
        for table in published.tables
        for row in table.rows
        if (table.dimension, row.key) == (dimension, key)
    )
    return found


def words(figures: Figures) -> str:
    shown = (figures.required, figures.covered, figures.uncovered, figures.share)
    return " | ".join(figure.words for figure in shown)
