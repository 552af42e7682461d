"""Agencies by courses: a table whose cells can be read without colour, by value, bar, edge and word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.web.charts import wordings
from app.web.charts.frame import Frame
from app.web.charts.parts import Part
from app.web.charts.scales import PERCENT

NEAR = 10
"""Points below the target that still count as near it."""


class Step(StrEnum):
    MET = "met"
    NEAR = "near"
    FAR = "far"


@dataclass(frozen=True, slots=True)
class HeatRow:
    label: str
    parts: Sequence[Part | None]
    """None: it is not asked of anyone there."""
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    said: str
    counted: str
    origin: str
    length: float | None
    step: Step | None
    """None: no share, or no target."""

    @property
    def step_words(self) -> str:
        return wordings.standing(self.step) if self.step else ""


@dataclass(frozen=True, slots=True)
class DrawnRow:
    label: str
    href: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    frame: Frame
    courses: tuple[str, ...]
    rows: tuple[DrawnRow, ...]
    target: int | None
    target_label: str

    @property
    def key(self) -> tuple[tuple[Step, str], ...]:
        return tuple((step, wordings.standing(step)) for step in Step) if self.target else ()

    @property
    def hatched(self) -> bool:
        return any(cell.origin for row in self.rows for cell in row.cells)


def heat(
    courses: Sequence[str], rows: Sequence[HeatRow], *, frame: Frame, target: int | None = None
) -> HeatTable:
    for row in rows:
        if len(row.parts) != len(courses):
            raise ValueError(f"{row.label}: {len(row.parts)} figures for {len(courses)} courses")
    return HeatTable(
        frame,
        tuple(courses),
        tuple(
            DrawnRow(row.label, row.href, tuple(_cell(part, target) for part in row.parts))
            for row in rows
        ),
        target,
        "" if target is None else wordings.target(target),
    )


def _cell(part: Part | None, target: int | None) -> Cell:
    if part is None:
        return Cell(wordings.not_asked(), "", "", None, None)
    size = part.size
    length = None if size is None else PERCENT.at(size)
    return Cell(part.said, part.counted, part.origin, length, _step(part, target))


def _step(part: Part, target: int | None) -> Step | None:
    """In whole numbers: 94.99 % does not meet 95 %."""
    if target is None or part.size is None or part.value is None or part.of is None:
        return None
    reached = 100 * part.value
    if reached >= target * part.of:
        return Step.MET
    return Step.NEAR if reached >= (target - NEAR) * part.of else Step.FAR
