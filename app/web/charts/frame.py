"""What stands around every chart."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    id: str
    """Once on a page, as in “coverage-by-agency”."""
    title: str
    """Says the finding: “Nurseries rose from 61 % to 78 % since March”."""
    described: str
    """What is drawn, in one sentence."""
    notes: tuple[str, ...] = ()
    """Source, day, denominator."""
    empty: str = ""
    """What will be here, and what to do first."""

    @property
    def alt(self) -> str:
        return f"{self.title} {self.described}"


@dataclass(frozen=True, slots=True)
class Figures:
    """The same figures as a table. The first cell of a row is its name."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
