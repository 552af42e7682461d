"""One figure of a chart: a share of people, a count, or words in place of a number."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.web.charts import wordings


@dataclass(frozen=True, slots=True)
class Part:
    value: int | None = None
    of: int | None = None
    """None: the value is a count, not a share."""
    declared: bool = False
    """Somebody's word, not a record."""
    words: str | None = None
    """Instead of the number: “fewer than 5”, “no list yet”."""

    def __post_init__(self) -> None:
        if self.value is not None and not 0 <= self.value <= (
            self.value if self.of is None else self.of
        ):
            raise ValueError(f"{self.value} is no part of {self.of}")

    @property
    def size(self) -> float | None:
        """What is drawn: of 100, or the count. None: nothing is."""
        if self.words is not None or self.value is None or self.of == 0:
            return None
        return float(self.value) if self.of is None else 100 * self.value / self.of

    @property
    def said(self) -> str:
        if self.size is None:
            return self.words or wordings.missing(self.of)
        if self.of is None:
            return wordings.number(self.value or 0)
        return wordings.share(self.value or 0, self.of)

    @property
    def counted(self) -> str:
        """The denominator goes with the share."""
        drawn = self.size is not None and self.of is not None
        return wordings.value_of(self.value or 0, self.of or 0) if drawn else ""

    @property
    def origin(self) -> str:
        """Beside the figure; empty for what is on record."""
        return wordings.declared() if self.declared and self.size is not None else ""

    def cells(self, shares: bool) -> tuple[str, ...]:
        """As a table has it."""
        kind = wordings.declared() if self.declared else wordings.recorded()
        figures = (self.said, self.counted) if shares else (self.said,)
        return (*figures, kind if self.size is not None else "")


NOTHING = Part()


def are_shares(parts: Iterable[Part]) -> bool:
    """A chart has one scale: shares and counts do not mix."""
    found = {part.of is not None for part in parts if part.size is not None}
    if len(found) > 1:
        raise ValueError("shares and counts in one chart")
    return found != {False}
