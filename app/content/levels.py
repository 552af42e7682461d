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
from collections.abc import Iterable, Iterator, Mapping
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
    faults += (
        Fault(1, "M002", f"unknown key `{key}`: write [severity] or [[accepted]]")
        for key in sorted(settings.keys() - {"severity", "accepted"})
    )
    severities = dict(_severities(settings.get("severity", {}), faults))
    accepted = frozenset(_accepted(settings.get("accepted", []), faults))
    return Levels(severities, accepted, tuple(faults))


def _severities(written: object, faults: list[Fault]) -> Iterator[tuple[str, Severity | None]]:
    firm = {rule.code for rule in RULES if rule.firm}
    for code, word in written.items() if isinstance(written, dict) else ():
        if code not in {rule.code for rule in RULES}:
            faults.append(Fault(1, "M002", f"[severity]: there is no rule {code}"))
        elif word not in (_OFF, *Severity):
            faults.append(Fault(1, "M001", f"[severity] {code}: write error, warning or off"))
        elif code in firm and word != Severity.ERROR:
            faults.append(Fault(1, "M001", f"[severity] {code} stays an error: take it out"))
        else:
            yield code, None if word == _OFF else Severity(word)


def _accepted(written: object, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    for entry in written if isinstance(written, list) else ():
        given = entry if isinstance(entry, dict) else {}
        code, path, why = (str(given.get(key, "")) for key in ("code", "path", "why"))
        if code and path and why:
            yield code, path
        else:
            faults.append(Fault(1, "M001", "[[accepted]] needs `code`, `path` and `why`"))
