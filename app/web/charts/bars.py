"""Horizontal bars against a target: agencies, job roles, courses."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.web.charts import wordings
from app.web.charts.frame import Figures, Frame
from app.web.charts.parts import Part
from app.web.charts.scales import Axis, axis_of


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    value: int | None = None
    of: int | None = None
    declared: bool = False
    words: str | None = None
    href: str | None = None

    @property
    def part(self) -> Part:
        return Part(self.value, self.of, self.declared, self.words)


@dataclass(frozen=True, slots=True)
class DrawnBar:
    label: str
    href: str | None
    part: Part
    length: float | None
    """In percent of the plot. None: words, and no bar."""


@dataclass(frozen=True, slots=True)
class Target:
    at: float
    label: str
    anchor: str
    """Of its label, so that this stays inside."""


@dataclass(frozen=True, slots=True)
class BarChart:
    frame: Frame
    rows: tuple[DrawnBar, ...]
    axis: Axis
    target: Target | None
    table: Figures

    @property
    def hatched(self) -> bool:
        return any(row.part.origin for row in self.rows)


def bars(rows: Sequence[Bar], *, frame: Frame, target: int | None = None) -> BarChart:
    parts = [row.part for row in rows]
    axis = axis_of(parts, target)
    return BarChart(
        frame,
        tuple(_drawn(row, axis) for row in rows),
        axis,
        None if target is None else target_of(axis, target),
        Figures(
            (wordings.name_heading(), *wordings.value_heading(axis.shares)),
            tuple((row.label, *row.part.cells(axis.shares)) for row in rows),
        ),
    )


def target_of(axis: Axis, target: int) -> Target:
    at = axis.at(target)
    anchor = "start" if at < 25 else "end" if at > 75 else "middle"
    return Target(at, wordings.target(target, axis.shares), anchor)


def _drawn(row: Bar, axis: Axis) -> DrawnBar:
    size = row.part.size
    return DrawnBar(row.label, row.href, row.part, None if size is None else axis.at(size))
