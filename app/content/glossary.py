"""`courses/glossary.yaml`: common words of the field that are no terms, and what they mean.

One entry a word. Its name is what addresses end in::

    lead-practitioner:
      word: lead practitioner
      meaning: The one person who brings the help for a family together. It may use {other terms}.
      source: Where that is from; “Wales: …” is for that nation alone.
    officer-for-allegations:
      only: [england]
      word: local authority designated officer (LADO)
      …

`word` and `meaning` may be one for all nations, or stand by nation below them. `only` (a nation, or a list) says for
which nations there is the entry at all. All but `only` are required.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from app.content.by_nation import ByNation, by_nation, nations_named, sources_named
from app.content.faults import BadValue, Fault
from app.content.header_values import demand_name
from app.content.model.terms import EVERYWHERE, Nation
from app.content.named_entries import named_entries
from app.content.yaml_nodes import entries

REQUIRED = ("word", "meaning", "source")


@dataclass(slots=True)
class Written:
    line: int
    nations: frozenset[Nation] = EVERYWHERE
    word: ByNation = field(default_factory=dict)
    meaning: ByNation = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(slots=True)
class GlossaryReading:
    entries: dict[str, Written] = field(default_factory=dict)
    """By id."""
    faults: list[Fault] = field(default_factory=list)


def read_glossary(source: str) -> GlossaryReading:
    found, faults = named_entries(
        source, "glossary.yaml", "a list of words, each `name:` with its lines below it"
    )
    reading = GlossaryReading(faults=faults)
    for name, line, value in found:
        try:
            _read_entry(reading, name, line, value)
        except BadValue as bad:
            reading.faults.append(Fault(line, bad.code, f"`{name}`: {bad.message}"))
    return reading


def _read_entry(reading: GlossaryReading, name: str, line: int, node: yaml.Node) -> None:
    demand_name(name)
    if name in reading.entries:
        raise BadValue("stands twice: keep one")
    if not isinstance(node, yaml.MappingNode):
        raise BadValue(f"write {', '.join(REQUIRED)} below it")
    entry = reading.entries[name] = Written(line)
    seen: set[str] = set()
    for key, where, value in entries(node):
        try:
            if key in seen:
                raise BadValue("stands twice: keep one")
            seen.add(key)
            _read_line(entry, key, value)
        except BadValue as bad:
            reading.faults.append(Fault(where, bad.code, f"`{name}`, `{key}`: {bad.message}"))
    lacking = [key for key in REQUIRED if key not in seen]
    if lacking:
        raise BadValue(f"lacks {', '.join(lacking)}: add it")
    reading.faults += _lacking(name, entry)


def _read_line(entry: Written, key: str, node: yaml.Node) -> None:
    match key:
        case "word":
            entry.word = by_nation(node)
        case "meaning":
            entry.meaning = by_nation(node)
        case "source":
            entry.sources = sources_named(node)
        case "only":
            entry.nations = nations_named(node)
        case _:
            raise BadValue(f"write one of {', '.join((*REQUIRED, 'only'))}", "M002")


def _lacking(name: str, entry: Written) -> Iterator[Fault]:
    """What could be read of it, and leaves a nation out that it is for."""
    for key, said in (("word", entry.word), ("meaning", entry.meaning)):
        lacking = [nation for nation in Nation if nation in entry.nations and nation not in said]
        if said and lacking:
            line = min(each.line for each in said.values())
            message = (
                f"`{name}`, `{key}`: says nothing for {', '.join(lacking)}: add it, or say `only`"
            )
            yield Fault(line, "M009", message)
