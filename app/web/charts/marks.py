"""How lines are told apart without colour: by dashes and by the mark at their ends. For page and paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineStyle:
    name: str
    """The stylesheet has its width and dashes too."""
    width: float
    dashes: str
    mark: str
    """A path around 0, 0."""


STYLES = (
    LineStyle("1", 3, "", "M-4.5 0A4.5 4.5 0 1 0 4.5 0A4.5 4.5 0 1 0 -4.5 0Z"),
    LineStyle("2", 2, "9 4", "M-4 -4H4V4H-4Z"),
    LineStyle("3", 2, "2 4", "M0 -5.5L5 4H-5Z"),
    LineStyle("4", 2, "12 3 2 3", "M0 -5.5L5.5 0L0 5.5L-5.5 0Z"),
)
TARGET_DASHES = "5 4"
