"""Texts that are one for all nations, or one for each: `meaning: …`, or `meaning:` with nations below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml

from app.content.faults import BadValue
from app.content.header_values import a_list, text, words
from app.content.model.terms import Nation
from app.content.model.text import PlainText
from app.content.yaml_nodes import entries, line_of


@dataclass(frozen=True, slots=True)
class Said:
    text: PlainText
    line: int


ByNation = Mapping[Nation, Said]


def by_nation(node: yaml.Node) -> dict[Nation, Said]:
    if not isinstance(node, yaml.MappingNode):
        return dict.fromkeys(Nation, Said(words(node), line_of(node)))
    found: dict[Nation, Said] = {}
    for key, line, value in entries(node):
        nation = a_nation(key)
        if nation in found:
            raise BadValue(f"`{key}` stands twice: keep one")
        found[nation] = Said(words(value), line)
    return found


def nations_named(node: yaml.Node) -> frozenset[Nation]:
    """`wales`, or `[wales, england]`."""
    names = a_list(text)(node) if isinstance(node, yaml.SequenceNode) else (text(node),)
    return frozenset(map(a_nation, names))


def a_nation(name: str) -> Nation:
    try:
        return Nation(name)
    except ValueError:
        raise BadValue(f"`{name}` is no nation: write {', '.join(Nation)}", "M002") from None


def sources_named(node: yaml.Node) -> tuple[str, ...]:
    return a_list(text)(node) if isinstance(node, yaml.SequenceNode) else (text(node),)


def for_nation(sources: Iterable[str], nation: Nation) -> tuple[str, ...]:
    """Those of all, and those that begin with the nation's name: “Wales: …”, which goes."""
    return tuple(said for source in sources if (said := _said_in(source, nation)))


def _said_in(source: str, nation: Nation) -> str:
    before, colon, after = source.partition(":")
    named = before.strip().casefold().replace(" ", "-")
    if not colon or named not in set(Nation):
        return source
    return after.strip() if named == nation else ""
