"""What renderers get: counts and shares in the words that a page prints. No field here can hold an exact count of people.

English words; what they are made of is there for whoever translates them.
"""

from dataclasses import dataclass
from typing import Final

from app.learning.disclosure.tables import TOTAL, Place

BASES: Final = (5, 10, 20)


class NotProtected(ValueError):
    """Something that no rule of protection can have made."""


def _(words: str) -> str:
    """Marked for translation."""
    return words


@dataclass(frozen=True, slots=True)
class FewerThan:
    limit: int

    def __post_init__(self) -> None:
        if self.limit not in BASES:
            raise NotProtected(f"fewer than {self.limit}")

    @property
    def words(self) -> str:
        return _("fewer than {limit}").format(limit=self.limit)


@dataclass(frozen=True, slots=True)
class About:
    value: int
    base: int

    def __post_init__(self) -> None:
        if self.base not in BASES or self.value < self.base or self.value % self.base:
            raise NotProtected(f"about {self.value}, to {self.base}")

    @property
    def words(self) -> str:
        return _("about {value}").format(value=f"{self.value:,}")


@dataclass(frozen=True, slots=True)
class NotShown:
    @property
    def words(self) -> str:
        return _("not shown: too few people")


@dataclass(frozen=True, slots=True)
class AboutPercent:
    """Read off shown counts."""

    percent: int

    @property
    def words(self) -> str:
        return _("about {percent} %").format(percent=self.percent)


@dataclass(frozen=True, slots=True)
class PercentBand:
    """Both ends are whole percentages."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if not 0 <= self.least < self.most <= 100:
            raise NotProtected(f"{self.least} % to {self.most} %")

    @property
    def words(self) -> str:
        if self.most == 100 and self.least:
            return _("{least} % or more").format(least=self.least)
        if self.least == 0 and self.most < 100:
            return _("{most} % or less").format(most=self.most)
        return _("between {least} % and {most} %").format(least=self.least, most=self.most)


Count = FewerThan | About | NotShown
Share = AboutPercent | PercentBand | NotShown
NOT_SHOWN: Final = NotShown()


@dataclass(frozen=True, slots=True)
class Figures:
    required: Count
    covered: Count
    uncovered: Count
    share: Share
    """Of those required, who is covered."""


HIDDEN: Final = Figures(NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN)


@dataclass(frozen=True, slots=True)
class Member:
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    key: str
    label: str
    figures: Figures
    parent: Place = TOTAL
    members: tuple[Member, ...] = ()
    """The rows that are shown together as this one."""


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    dimension: str
    label: str
    rows: tuple[ProtectedRow, ...]
    has_overlap: bool
    """Somebody counts in more than one row."""

    @property
    def overlap_words(self) -> str:
        if self.has_overlap:
            return _("Some people count in more than one row.")
        return _("Everybody counts in one row.")


@dataclass(frozen=True, slots=True)
class Published:
    total: Figures
    tables: tuple[ProtectedTable, ...]
