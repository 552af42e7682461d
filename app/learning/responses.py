"""What a learner answers: one type for each kind of task. Whether it fits its question, validation.py says."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.ids import OptionId
from app.learning.errors import BadResponse, ResponseRefusal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picked:
    """One of."""

    option: OptionId

    def to_json(self) -> Json:
        return {"kind": "picked", "option": self.option}


@dataclass(frozen=True, slots=True)
class Ticked:
    """Several of."""

    options: frozenset[OptionId]

    def to_json(self) -> Json:
        return {"kind": "ticked", "options": sorted(self.options)}


@dataclass(frozen=True, slots=True)
class Ordered:
    """The first item first."""

    items: tuple[OptionId, ...]

    def to_json(self) -> Json:
        return {"kind": "ordered", "items": list(self.items)}


@dataclass(frozen=True, slots=True)
class Matched:
    """Row → answer."""

    pairs: Mapping[OptionId, OptionId]

    def to_json(self) -> Json:
        return {"kind": "matched", "pairs": dict(self.pairs)}


@dataclass(frozen=True, slots=True)
class Typed:
    """A short answer, as it was typed."""

    text: str

    def to_json(self) -> Json:
        return {"kind": "typed", "text": self.text}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number, as it was typed."""

    text: str

    def to_json(self) -> Json:
        return {"kind": "numbered", "text": self.text}


@dataclass(frozen=True, slots=True)
class Rated:
    """A point on a scale."""

    point: OptionId

    def to_json(self) -> Json:
        return {"kind": "rated", "point": self.point}


Response = Picked | Ticked | Ordered | Matched | Typed | Numbered | Rated


def from_json(data: Mapping[str, Any]) -> Response:
    """Raises BadResponse for what no `to_json` writes."""
    match data:
        case {"kind": "picked", "option": str(option)}:
            return Picked(OptionId(option))
        case {"kind": "ticked", "options": [*options]} if _ids(options):
            return Ticked(frozenset(options))
        case {"kind": "ordered", "items": [*items]} if _ids(items):
            return Ordered(tuple(items))
        case {"kind": "matched", "pairs": dict(pairs)} if _ids([*pairs, *pairs.values()]):
            return Matched(pairs)
        case {"kind": "typed", "text": str(text)}:
            return Typed(text)
        case {"kind": "numbered", "text": str(text)}:
            return Numbered(text)
        case {"kind": "rated", "point": str(point)}:
            return Rated(OptionId(point))
    raise BadResponse(ResponseRefusal.WRONG_KIND)


def _ids(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values)
