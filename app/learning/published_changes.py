"""Two published reports beside each other: what can be said of a change, where both figures stand for several numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from app.learning.disclosure.protected import (
    HIDDEN,
    Figures,
    ProtectedRow,
    ProtectedTable,
    Published,
)
from app.learning.disclosure.shares import possible


class Change(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NOT_SHOWN = "not shown"
    """Whatever stands behind the two figures, the share may be the same."""
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class RowChange:
    label: str
    before: Figures
    """HIDDEN where there was no such row."""
    now: Figures
    share: Change


@dataclass(frozen=True, slots=True)
class TableChange:
    label: str
    rows: tuple[RowChange, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    total: RowChange
    tables: tuple[TableChange, ...]


def changes(before: Published, now: Published) -> Changes:
    then = {table.dimension: table for table in before.tables}
    return Changes(
        RowChange("", before.total, now.total, share_change(before.total, now.total)),
        tuple(
            TableChange(table.label, tuple(_rows(then.get(table.dimension), table)))
            for table in now.tables
        ),
    )


def _rows(before: ProtectedTable | None, now: ProtectedTable) -> Iterator[RowChange]:
    """A row that stands for others than before is another row."""
    old = {(row.key, row.members): row for row in (before.rows if before else ())}
    for row in now.rows:
        was = old.pop((row.key, row.members), None)
        if was is None:
            yield RowChange(_label(row), HIDDEN, row.figures, Change.NEW)
        else:
            change = share_change(was.figures, row.figures)
            yield RowChange(_label(row), was.figures, row.figures, change)
    for gone in old.values():
        yield RowChange(_label(gone), gone.figures, HIDDEN, Change.GONE)


def _label(row: ProtectedRow) -> str:
    """Each sector has smaller settings of its own."""
    return f"{row.label}, {row.parent.key}" if row.members and row.parent.key else row.label


def share_change(before: Figures, now: Figures) -> Change:
    was, stands = _shares(before), _shares(now)
    if was is None or stands is None:
        return Change.NOT_SHOWN
    if stands[0] > was[1]:
        return Change.HIGHER
    return Change.LOWER if stands[1] < was[0] else Change.NOT_SHOWN


def _shares(figures: Figures) -> tuple[Fraction, Fraction] | None:
    """The least and the most that the shown counts leave possible."""
    row = possible(figures)
    if row is None:
        return None
    return _share(row.covered.least, row.uncovered.most), _share(
        row.covered.most, row.uncovered.least
    )


def _share(covered: int, uncovered: int) -> Fraction:
    """Of nobody, everything is possible: the caller's ends stay ends."""
    return Fraction(covered, covered + uncovered) if covered + uncovered else Fraction(1)
