"""The YAML header: read node by node, so that nothing is constructed that FORMAT.md's table does not name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

import yaml

from app.content.faults import BadValue, Fault
from app.content.header_keys import KEYS
from app.content.model.header import (
    CourseHeader,
    Header,
    Kind,
    QuizHeader,
    ScenarioHeader,
    Standing,
)
from app.content.model.terms import Nation
from app.content.model.text import PlainText
from app.content.yaml_nodes import BadYaml, compose, entries

FENCE = "---"
_MODELS: Mapping[Kind, type[Header]] = {
    Kind.COURSE: CourseHeader,
    Kind.LESSON: Header,
    Kind.SCENARIO: ScenarioHeader,
    Kind.QUIZ: QuizHeader,
}
_NOT_COMPILED = {"original"}


@dataclass(slots=True)
class HeaderReading:
    kind: Kind
    values: dict[str, Any] = field(default_factory=dict)
    """By the key's name."""
    lines: dict[str, int] = field(default_factory=dict)
    meant: set[str] = field(default_factory=set)
    """Keys that unknown ones are most likely misspelt for."""
    faults: list[Fault] = field(default_factory=list)
    end: int = 0
    """How many lines it takes, fences included."""
    unclosed: bool = False
    """Then nobody can say where the text begins."""

    def hides(self, name: str) -> bool:
        """Its value may stand there, but could not be read: what is missing then only follows."""
        written = not self.lines or name in self.lines or name in self.meant
        return name not in self.values and written

    def build(self) -> Header:
        """Only of a reading without errors."""
        fields = {
            key.attribute: self.values[key.name]
            for key in KEYS
            if key.name in self.values and self.kind in key.kinds and key.name not in _NOT_COMPILED
        }
        return _MODELS[self.kind](**fields)

    @property
    def nations(self) -> tuple[Nation, ...]:
        nations: tuple[Nation, ...] = self.values.get("nations", tuple(Nation))
        return nations

    @property
    def texts(self) -> list[tuple[PlainText, int]]:
        """What terms are replaced in, with lines."""
        named = [(value, self.lines[key]) for key, value in self.values.items()]
        listed = [
            (part, line)
            for value, line in named
            if isinstance(value, dict)
            for part in value.values()
        ]
        return [(v, line) for v, line in [*named, *listed] if isinstance(v, PlainText)]


def read_header(kind: Kind, lines: list[str]) -> HeaderReading:
    reading = HeaderReading(kind)
    if not lines or lines[0].rstrip() != FENCE:
        _fault(reading, 1, "the file must begin with a header between two lines of ---")
        return reading
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() == FENCE)
    reading.end = next(ends, 0)
    if not reading.end:
        reading.end, reading.unclosed = len(lines), True
        _fault(reading, 1, "the header is never closed: put a line of --- after its last key")
        return reading
    node = _composed(reading, "\n".join(lines[1 : reading.end - 1]))
    if node is not None:
        _read_keys(reading, node)
        _find_missing(reading)
    return reading


def _fault(reading: HeaderReading, line: int, message: str, code: str = "M001") -> None:
    reading.faults.append(Fault(line, code, message))


def _composed(reading: HeaderReading, source: str) -> yaml.MappingNode | None:
    try:
        node = compose(source)
    except BadYaml as bad:
        _fault(
            reading,
            min(bad.line + 1, reading.end),
            f"the header is not YAML ({bad.problem}): "
            "put quotes round a text that holds a colon or begins with a sign",
        )
        return None
    if not isinstance(node, yaml.MappingNode):
        _fault(reading, 1, "the header must be lines of `key: value`")
        return None
    return node


def _read_keys(reading: HeaderReading, node: yaml.MappingNode) -> None:
    known = {key.name: key for key in KEYS if reading.kind in key.kinds}
    for name, line_inside, value in entries(node):
        line = line_inside + 1
        if name in reading.lines:
            _fault(reading, line, f"`{name}` stands twice in the header: keep one")
            continue
        reading.lines[name] = line
        key = known.get(name)
        if key is None:
            _note_unknown(reading, name, line, list(known))
            continue
        try:
            reading.values[name] = key.read(value)
        except BadValue as bad:
            _fault(reading, line, f"`{name}`: {bad.message}", bad.code)


def _note_unknown(reading: HeaderReading, name: str, line: int, known: list[str]) -> None:
    close = get_close_matches(name, known, 1)
    reading.meant.update(close)
    _fault(reading, line, _unknown(name, reading.kind, close), "M002")


def _unknown(name: str, kind: Kind, close: list[str]) -> str:
    if elsewhere := [key for key in KEYS if key.name == name]:
        kinds = " or ".join(sorted(elsewhere[0].kinds))
        return f"`{name}` belongs in the header of a {kinds}, not of a {kind}: take it out"
    return f"unknown key `{name[:40]}`: " + (
        f"did you mean `{close[0]}`?" if close else "take it out"
    )


def _find_missing(reading: HeaderReading) -> None:
    for key in KEYS:
        needed = key.required and reading.kind in key.kinds
        if needed and key.name not in reading.lines.keys() | reading.meant:
            _fault(reading, 1, f"the header lacks `{key.name}`: add it")
    values, lines = reading.values, reading.lines
    if values.get("status") == Standing.REVIEWED and "reviewed-by" not in lines:
        _fault(reading, lines["status"], "`status: reviewed` needs `reviewed-by`: say who did")
    if {"reviewed", "review-by"} <= values.keys() and values["review-by"] < values["reviewed"]:
        _fault(reading, lines["review-by"], "`review-by` is before `reviewed`: mend one of them")
