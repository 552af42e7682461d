"""Moves in a case, and how the store and signed addresses write them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from app.learning.errors import IllegalMove, MoveRefusal

LONGEST_INDEX: Final = 6
"""Digits. No road has a million decisions, and int() is slow on hostile numerals."""


class MoveKind(StrEnum):
    CHOOSE = "choose"
    GO_ON = "go-on"
    BACK = "back"
    NOTICE = "notice"
    WROTE = "wrote"
    """The words themselves are private, and no part of the move."""
    EXPLAINED = "explained"
    """As WROTE."""


@dataclass(frozen=True, slots=True)
class Move:
    kind: MoveKind
    choice: str = ""
    decision: int = 0
    """From 0, among the decisions on the road as it then was."""
    ticked: frozenset[str] = frozenset()

    @classmethod
    def choosing(cls, choice_id: str) -> Self:
        return cls(MoveKind.CHOOSE, choice=choice_id)

    @classmethod
    def going_on(cls) -> Self:
        return cls(MoveKind.GO_ON)

    @classmethod
    def going_back(cls, decision: int) -> Self:
        return cls(MoveKind.BACK, decision=decision)

    @classmethod
    def noticing(cls, ticked: Iterable[str]) -> Self:
        return cls(MoveKind.NOTICE, ticked=frozenset(ticked))

    @classmethod
    def having_written(cls) -> Self:
        return cls(MoveKind.WROTE)

    @classmethod
    def having_explained(cls) -> Self:
        return cls(MoveKind.EXPLAINED)

    def encode(self) -> str:
        match self.kind:
            case MoveKind.CHOOSE:
                return f"choose:{self.choice}"
            case MoveKind.BACK:
                return f"back:{self.decision}"
            case MoveKind.NOTICE:
                return f"notice:{','.join(sorted(self.ticked))}"
            case _:
                return self.kind.value

    @classmethod
    def decode(cls, text: str) -> Self:
        """Raises IllegalMove for anything that `encode` does not write."""
        kind, _, rest = text.partition(":")
        move = cls.going_on()
        if kind == MoveKind.CHOOSE and rest:
            move = cls.choosing(rest)
        elif kind == MoveKind.BACK and rest.isdecimal() and len(rest) <= LONGEST_INDEX:
            move = cls.going_back(int(rest))
        elif kind == MoveKind.NOTICE:
            move = cls.noticing(filter(None, rest.split(",")))
        elif kind in (MoveKind.WROTE, MoveKind.EXPLAINED):
            move = cls(MoveKind(kind))
        if move.encode() != text:
            raise IllegalMove(MoveRefusal.UNREADABLE)
        return move
