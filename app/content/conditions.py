"""`recorded and not (told or late)` → a tree. `not` binds closest, then `and`, then `or`."""

from collections.abc import Callable

from app.content.faults import BadValue
from app.content.model.conditions import Both, Condition, Either, Flag, Not

LONGEST = 40
"""Words and brackets; what is longer nobody can check by eye."""
_OPERATORS = frozenset({"and", "or", "not", "(", ")"})


def read_condition(text: str) -> Condition:
    """BadValue where the text is not a condition."""
    parts = text.replace("(", " ( ").replace(")", " ) ").split()
    if len(parts) > LONGEST:
        raise BadValue(f"an `if` of over {LONGEST} words: split the scene instead")
    reader = _Reader(parts)
    condition = reader.either()
    if reader.parts:
        raise BadValue(f"cannot read `{reader.parts[0][:40]}` here; write `if this and not that`")
    return condition


class _Reader:
    def __init__(self, parts: list[str]) -> None:
        self.parts = parts

    def either(self) -> Condition:
        return self._chain("or", Either, self.both)

    def both(self) -> Condition:
        return self._chain("and", Both, self.one)

    def _chain(
        self,
        word: str,
        join: Callable[[Condition, Condition], Condition],
        read: Callable[[], Condition],
    ) -> Condition:
        condition = read()
        while self.parts and self.parts[0] == word:
            self.parts.pop(0)
            condition = join(condition, read())
        return condition

    def one(self) -> Condition:
        part = self.parts.pop(0) if self.parts else ""
        if part == "not":
            return Not(self.one())
        if part == "(":
            inner = self.either()
            if not self.parts or self.parts.pop(0) != ")":
                raise BadValue("a bracket in `if` is never closed")
            return inner
        if not part or part in _OPERATORS:
            raise BadValue("`if` wants a flag's name here")
        if not all(c.isalnum() or c in "-_." for c in part):
            raise BadValue(f"`{part[:40]}` is no flag's name: write `if this and not that`")
        return Flag(part)
