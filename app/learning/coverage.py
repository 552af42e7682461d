"""Figures of coverage: how many people stand how, and what share of those who are asked holds what is asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from statistics import median


@dataclass(frozen=True, slots=True)
class Counts:
    """People, each of them once, by the most pressing of what they are asked."""

    covered: int = 0
    due: int = 0
    in_grace: int = 0
    overdue: int = 0
    exempt: int = 0
    due_soon: int = 0
    """Of all but the exempt: who falls due within 30 days from the day, that day included."""

    @property
    def required(self) -> int:
        """Whom it is asked of: the denominator. Who is exempt is not."""
        return self.covered + self.due + self.in_grace + self.overdue

    @property
    def people(self) -> int:
        """The exempt too."""
        return self.required + self.exempt

    @property
    def uncovered(self) -> int:
        return self.required - self.covered

    @property
    def share(self) -> Fraction | None:
        """The headline, exactly. None: nobody is required, so there is no share."""
        return Fraction(self.covered, self.required) if self.required else None


def middle(counts: Iterable[Counts]) -> Fraction | None:
    """The median of the shares; of an even number, half-way between the two in the middle."""
    shares = [each.share for each in counts if each.share is not None]
    return Fraction(median(shares)) if shares else None


def is_met(counts: Counts, percent: int) -> bool | None:
    """Exactly: 94.99 % does not meet 95 %. None: nobody is required."""
    return None if counts.share is None else counts.share * 100 >= percent


def still_needed(counts: Counts, percent: int) -> int:
    """How many more people have to be covered until the target is met."""
    wanted = -(-counts.required * percent // 100)
    return max(0, wanted - counts.covered)
