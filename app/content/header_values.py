"""One reader a type of FORMAT.md's table of header keys. Each takes a YAML node and raises BadValue."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from app.content.faults import BadValue
from app.content.model.text import PlainText, TermSlot
from app.content.slots import stray_brace, with_slots
from app.content.yaml_nodes import entries

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
LONGEST_NUMBER = 6
_MORE_THAN_A_NAME = frozenset({"and", "or", "not", "if"})


def text(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise BadValue("a text belongs here; put quotes round one that begins with { or [")
    value = " ".join(str(node.value).split())
    if not value or (node.style is None and value in ("~", "null")):
        raise BadValue("it is empty: write a text")
    return value


def words(node: yaml.Node) -> PlainText:
    """A text in which terms are replaced."""
    value = with_slots(text(node))
    if stray_brace(value):
        raise BadValue("a brace that opens no term: write {the term} or \\{ for a brace", "M008")
    return value


def plain_words(node: yaml.Node) -> str:
    """A text that is shown as it stands."""
    value = text(node)
    if any(isinstance(part, TermSlot) for part in with_slots(value).parts):
        raise BadValue("terms are not replaced here: write words that fit every nation", "M008")
    return value


def a_whole_number(node: yaml.Node) -> int:
    value = text(node)
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER and int(value)):
        raise BadValue("write a whole number, such as 8")
    return int(value)


def percent(node: yaml.Node) -> int:
    value = text(node).removesuffix("%").rstrip()
    if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
        raise BadValue("write a percentage, such as 80%")
    return int(value)


def a_truth(node: yaml.Node) -> bool:
    value = text(node)
    if value not in ("true", "false"):
        raise BadValue("write true or false")
    return value == "true"


def a_date(node: yaml.Node) -> date:
    value = text(node)
    try:
        return date.fromisoformat(value if len(value) == len("2026-11-01") else "")
    except ValueError:
        raise BadValue("write a date as year-month-day, such as 2026-11-01") from None


def months(node: yaml.Node) -> int:
    number, _, unit = text(node).partition(" ")
    if not (number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER and int(number)):
        unit = ""
    if unit not in ("month", "months"):
        raise BadValue("write how long it is valid as months, such as `12 months`", "C105")
    return int(number)


def an_identity(node: yaml.Node) -> str:
    value = text(node)
    demand_name(value)
    return value


def demand_name(value: str) -> None:
    if not all(c.isalnum() or c in "-_." for c in value) or value in _MORE_THAN_A_NAME:
        raise BadValue(f"`{value[:40]}` is not a name: use letters, digits and hyphens")


def digest(node: yaml.Node) -> str:
    value = text(node)
    if len(value) != 12 or not set(value) <= set("0123456789abcdef"):
        raise BadValue("write the first 12 digits of the original's sha256")
    return value


def one_of(names: type[E]) -> Callable[[yaml.Node], E]:
    def read(node: yaml.Node) -> E:
        try:
            return names(text(node))
        except ValueError:
            raise BadValue(f"write one of {', '.join(names)}") from None

    return read


def a_list(read: Callable[[yaml.Node], T]) -> Callable[[yaml.Node], tuple[T, ...]]:
    def read_all(node: yaml.Node) -> tuple[T, ...]:
        if not isinstance(node, yaml.SequenceNode):
            raise BadValue("a list belongs here: [one, two], or a line beginning with - for each")
        return tuple(read(part) for part in node.value)

    return read_all


def names_and_texts(node: yaml.Node) -> dict[str, PlainText]:
    if not isinstance(node, yaml.MappingNode):
        raise BadValue("in a course, write each outcome as `id: text` on a line of its own")
    found: dict[str, PlainText] = {}
    for identity, _, value in entries(node):
        demand_name(identity)
        if identity in found:
            raise BadValue(f"outcome `{identity}` stands twice: keep one")
        found[identity] = words(value)
    return found
