"""`if recorded and not (told or late)`, as a tree."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    name: str

    def holds(self, flags: Set[str]) -> bool:
        return self.name in flags

    def names(self) -> frozenset[str]:
        return frozenset({self.name})


@dataclass(frozen=True, slots=True)
class Not:
    of: "Condition"

    def holds(self, flags: Set[str]) -> bool:
        return not self.of.holds(flags)

    def names(self) -> frozenset[str]:
        return self.of.names()


@dataclass(frozen=True, slots=True)
class Both:
    left: "Condition"
    right: "Condition"

    def holds(self, flags: Set[str]) -> bool:
        return self.left.holds(flags) and self.right.holds(flags)

    def names(self) -> frozenset[str]:
        return self.left.names() | self.right.names()


@dataclass(frozen=True, slots=True)
class Either:
    left: "Condition"
    right: "Condition"

    def holds(self, flags: Set[str]) -> bool:
        return self.left.holds(flags) or self.right.holds(flags)

    def names(self) -> frozenset[str]:
        return self.left.names() | self.right.names()


Condition = Flag | Not | Both | Either
