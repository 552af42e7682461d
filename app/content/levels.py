"""`heed.toml` at a content root: which rules weigh otherwise there, and which warnings are accepted, and why.

::

    [severity]
    A405 = "off"          # or "warning", "error"

    [[accepted]]
    code = "S304"
    path = "scenarios/the-long-monday.md"
    why = "Every label is as short as the scene allows."

What a model cannot be built of stays an error.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.content.checks.shelf_table import RULES
from app.content.diagnostics import Diagnostic, Severity
from app.content.faults import Fault

SETTINGS = "heed.toml"
_OFF = "off"


@dataclass(frozen=True, slots=True)
class Levels:
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By code, where it is not the rule's own; None: off."""
    accepted: frozenset[tuple[str, str]] = frozenset()
    """(code, path from the content root) of warnings that heed.toml explains."""
    faults: tuple[Fault, ...] = ()

    def apply(self, found: Iterable[Diagnostic], path: str) -> list[Diagnostic]:
        """Of the diagnostics of one file, `path` being its path from the content root."""
        kept = []
        for diagnostic in found:
            severity = self.severities.get(diagnostic.code, diagnostic.severity)
            waved = severity == Severity.WARNING and (diagnostic.code, path) in self.accepted
            if severity is not None and not waved:
                kept.append(replace(diagnostic, severity=severity))
        return kept


def read_levels(text: str) -> Levels:
    faults: list[Fault] = []
    try:
        settings = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Levels(faults=(Fault(1, "M001", f"heed.toml is not TOML: {error}"),))
    reader = _Reader(text.split("\n"), faults)
    for key in sorted(settings.keys() - {"severity", "accepted"}):
        reader.note(key, "M002", f"unknown key `{key}`: write [severity] or [[accepted]]")
    severities = dict(_severities(settings.get("severity", {}), reader))
    accepted = frozenset(_accepted(settings.get("accepted", []), reader))
    return Levels(severities, accepted, tuple(faults))


@dataclass(frozen=True, slots=True)
class _Reader:
    lines: Sequence[str]
    faults: list[Fault]

    def note(self, word: str, code: str, message: str, after: int = 0) -> None:
        """At the first line that has the word: the parser of the standard library keeps no lines."""
        numbered = list(enumerate(self.lines, 1))[after:]
        line = next((number for number, line in numbered if word in line), after + 1)
        self.faults.append(Fault(min(line, len(self.lines)), code, message))

    def entries(self) -> list[int]:
        """The line of each [[accepted]]."""
        return [n for n, line in enumerate(self.lines, 1) if line.split() == ["[[accepted]]"]]


def _severities(written: object, reader: _Reader) -> Iterator[tuple[str, Severity | None]]:
    firm = {rule.code for rule in RULES if rule.firm}
    if not isinstance(written, dict):
        reader.note("severity", "M001", '[severity] holds lines such as A405 = "off": write it so')
        return
    for code, word in written.items():
        if code not in {rule.code for rule in RULES}:
            reader.note(code, "M002", f"[severity]: there is no rule {code}: see docs/rules.md")
        elif word not in (_OFF, *Severity):
            reader.note(code, "M001", f"[severity] {code}: write error, warning or off")
        elif code in firm and word != Severity.ERROR:
            reader.note(code, "M001", f"[severity] {code} stays an error: take it out")
        else:
            yield code, None if word == _OFF else Severity(word)


def _accepted(written: object, reader: _Reader) -> Iterator[tuple[str, str]]:
    if not isinstance(written, list):
        reader.note("accepted", "M001", "an accepted warning begins with [[accepted]]: write it so")
        return
    warnings = {rule.code for rule in RULES if rule.severity == Severity.WARNING}
    lines = [*reader.entries(), *([0] * len(written))]
    for entry, line in zip(written, lines, strict=False):
        given = entry if isinstance(entry, dict) else {}
        code, path, why = (str(given.get(key, "")).strip() for key in ("code", "path", "why"))
        if not (code and path and why):
            reader.note("", "M001", "[[accepted]] needs `code`, `path` and `why`: add them", line)
        elif code not in warnings:
            message = f"[[accepted]] is for warnings, and {code} is none: mend what it reports"
            reader.note(code, "M001", message, line)
        elif unknown := sorted(given.keys() - {"code", "path", "why"}):
            reader.note(unknown[0], "M002", f"[[accepted]]: unknown key `{unknown[0]}`", line)
        else:
            yield code, path
