"""Moves in a case, and how the store and signed addresses write them."""

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


@dataclass(frozen=True, slots=True)
class Move:
    kind: MoveKind
    choice: str = ""
    decision: int = 0
    """From 0, among the decisions on the road as it then was."""

    @classmethod
    def choosing(cls, choice_id: str) -> Self:
        return cls(MoveKind.CHOOSE, choice=choice_id)

    @classmethod
    def going_on(cls) -> Self:
        return cls(MoveKind.GO_ON)

    @classmethod
    def going_back(cls, decision: int) -> Self:
        return cls(MoveKind.BACK, decision=decision)

    def encode(self) -> str:
        match self.kind:
            case MoveKind.CHOOSE:
                return f"choose:{self.choice}"
            case MoveKind.GO_ON:
                return "go-on"
            case MoveKind.BACK:
                return f"back:{self.decision}"

    @classmethod
    def decode(cls, text: str) -> Self:
        """Raises IllegalMove for anything that `encode` does not write."""
        kind, _, rest = text.partition(":")
        move = cls.going_on()
        if kind == MoveKind.CHOOSE and rest:
            move = cls.choosing(rest)
        elif kind == MoveKind.BACK and rest.isdecimal() and len(rest) <= LONGEST_INDEX:
            move = cls.going_back(int(rest))
        if move.encode() != text:
            raise IllegalMove(MoveRefusal.UNREADABLE)
        return move
