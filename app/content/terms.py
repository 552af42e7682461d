"""`courses/terms.yaml`: the words that differ between nations.

One entry a term; its name is what authors write between braces (case and runs of spaces do not matter)::

    DSP:
      source: The guidance that gives each nation's words, by title and year.
      meaning: One or two plain sentences, for the page of words. It may use {other terms}.
      england: {short: DSL, long: designated safeguarding lead}
      wales: {short: DSP, long: designated safeguarding person}
      scotland: {short: child protection coordinator}
      northern-ireland: {short: designated teacher, long: designated teacher for child protection}
    social services:
      source: [One source, Another source]
      england: children's social care
      wales: social services
      …

`source` (text, or a list of texts) is required. `meaning` may be one for all, or stand by nation below it. Under a nation stand its forms: `short` is required, `long` is
`short` where it is missing, and any other form that a language needs (`plural`, `with-the`) may follow. A text
instead of the map is both `short` and `long`. A nation may be missing; then no file that serves it may use the term.
Words are text, never Markdown, and are written as they stand in mid-sentence: `{Social services}` capitalises them.
`{DSP}` (a name all in capitals) never does: its words come as they are written here.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml

from app.content.by_nation import ByNation, by_nation, sources_named
from app.content.faults import BadValue, Fault
from app.content.header_values import text
from app.content.model.terms import Nation, Terms, TermSet
from app.content.model.text import TermSlot
from app.content.named_entries import named_entries
from app.content.yaml_nodes import entries

REQUIRED_FORMS = ("short", "long")
Forms = Mapping[str, str]


@dataclass(slots=True)
class TermsReading:
    entries: dict[str, dict[Nation, Forms]] = field(default_factory=dict)
    """By the name in lower case; so are those that follow."""
    meanings: dict[str, ByNation] = field(default_factory=dict)
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_terms(source: str) -> TermsReading:
    found, faults = named_entries(source, "terms.yaml", "a list of terms, each `name:`")
    reading = TermsReading(faults=faults)
    for name, line, value in found:
        _read_entry(reading, name, line, value)
    return reading


def _read_entry(reading: TermsReading, written: str, line: int, node: yaml.Node) -> None:
    name = " ".join(written.split()).casefold()
    if name in reading.entries:
        reading.faults.append(Fault(line, "M001", f"`{written}` stands twice: keep one"))
        return
    reading.entries[name] = {}
    if not isinstance(node, yaml.MappingNode):
        reading.faults.append(
            Fault(line, "M001", f"`{written}` needs `source` and nations below it")
        )
        return
    if "source" not in {key for key, _, _ in entries(node)}:
        reading.faults.append(
            Fault(line, "M001", f"`{written}` lacks `source`: say where it is from")
        )
    for key, where, value in entries(node):
        try:
            _read_line(reading, name, key, value)
        except BadValue as bad:
            reading.faults.append(Fault(where, bad.code, f"`{written}`, `{key}`: {bad.message}"))
    _demand_meanings(reading, name, written, node)


def _demand_meanings(
    reading: TermsReading, name: str, written: str, node: yaml.MappingNode
) -> None:
    """Where it is explained at all."""
    has = reading.meanings.get(name)
    lacking = [nation for nation in reading.entries[name] if has is not None and nation not in has]
    if lacking:
        line = next(line for key, line, _ in entries(node) if key == "meaning")
        message = f"`{written}`, `meaning`: says nothing for {', '.join(lacking)}: add it"
        reading.faults.append(Fault(line, "M009", message))


def _read_line(reading: TermsReading, name: str, key: str, node: yaml.Node) -> None:
    forms = reading.entries[name]
    if key == "source":
        reading.sources[name] = sources_named(node)
    elif key == "meaning" and name in reading.meanings:
        raise BadValue("stands twice: keep one")
    elif key == "meaning":
        reading.meanings[name] = by_nation(node)
    elif key not in set(Nation):
        raise BadValue(f"write `source`, `meaning` or one of {', '.join(Nation)}", "M002")
    elif Nation(key) in forms:
        raise BadValue("stands twice: keep one")
    elif not isinstance(node, yaml.MappingNode):
        forms[Nation(key)] = dict.fromkeys(REQUIRED_FORMS, text(node))
    else:
        found: dict[str, str] = {}
        try:
            _read_forms(found, node)
        finally:
            # What could be read is kept, so that one fault here is not a hundred where the term is used.
            forms[Nation(key)] = _with_long(found)


def _read_forms(found: dict[str, str], node: yaml.MappingNode) -> None:
    for form, _, value in entries(node):
        name = form.casefold()
        if isinstance(value, yaml.ScalarNode) and not str(value.value).strip():
            raise BadValue(f"`{form}` has no words: put quotes round a text that holds a comma")
        if not all(c.isalnum() or c in "-'’" for c in name):
            raise BadValue(f"`{form}` is no form's name: write short, long or one word of your own")
        if name in found:
            raise BadValue(f"`{form}` stands twice: keep one")
        found[name] = text(value)
    if "short" not in found:
        raise BadValue("a nation's words need the form `short`: add it")


def _with_long(forms: Forms) -> Forms:
    shortest = {form: forms["short"] for form in REQUIRED_FORMS if "short" in forms}
    return {**shortest, **forms}


def terms_of(readings: Iterable[TermsReading]) -> Terms:
    """Later readings override, term by term and nation by nation."""
    nations: dict[Nation, dict[str, Forms]] = {nation: {} for nation in Nation}
    for reading in readings:
        for name, entry in reading.entries.items():
            for nation, forms in entry.items():
                nations[nation][name] = forms
    canonical = json.dumps(nations, sort_keys=True, ensure_ascii=False)
    return Terms(
        {nation: TermSet(nation, forms) for nation, forms in nations.items()},
        hashlib.sha256(canonical.encode()).hexdigest(),
    )


def nations_with(terms: Terms, slot: TermSlot) -> set[Nation]:
    return {
        nation
        for nation, words in terms.nations.items()
        if slot.form in words.forms.get(slot.name, {})
    }


def nearest_name(terms: Terms, slot: TermSlot) -> str | None:
    names = {name for words in terms.nations.values() for name in words.forms}
    return next(iter(get_close_matches(slot.name, sorted(names), 1)), None)
