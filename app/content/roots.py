"""What stands at a content root beside its files: words and their meanings, the list of outcomes, and heed.toml."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from app.content.checks.meanings import glossary_faults, term_faults
from app.content.diagnostics import Diagnostic, Severity
from app.content.faults import Fault
from app.content.files import GLOSSARY, OUTCOMES, SETTINGS, TERMS
from app.content.glossary import GlossaryReading, read_glossary
from app.content.levels import Levels, read_levels
from app.content.model.outcomes import OutcomeList
from app.content.model.terms import Terms
from app.content.outcomes import OutcomesReading, read_outcomes
from app.content.terms import TermsReading, read_terms

Reading = TypeVar("Reading")


@dataclass(frozen=True, slots=True)
class Root:
    path: Path
    shown: str = ""
    """Goes before the names of its files in diagnostics; ends with a slash where it is not empty."""
    terms: TermsReading = field(default_factory=TermsReading)
    levels: Levels = field(default_factory=Levels)
    outcomes: OutcomesReading | None = None
    """None where it lists none: its texts may then name any."""
    glossary: GlossaryReading | None = None

    def diagnostics(self, terms: Terms) -> list[Diagnostic]:
        """`terms` are all those that its texts may use."""
        found = {
            TERMS: (*self.terms.faults, *term_faults(self.terms, terms)),
            GLOSSARY: self._of_glossary(terms),
            OUTCOMES: self.outcomes.faults if self.outcomes else (),
            SETTINGS: self.levels.faults,
        }
        return [
            _diagnostic(fault, self.shown + file.as_posix())
            for file, faults in found.items()
            for fault in faults
        ]

    def _of_glossary(self, terms: Terms) -> tuple[Fault, ...]:
        if self.glossary is None:
            return ()
        return (*self.glossary.faults, *glossary_faults(self.glossary, self.terms, terms))

    @property
    def outcome_list(self) -> OutcomeList | None:
        """None also where it could not all be read: what is missing then only follows."""
        if self.outcomes is None or self.outcomes.faults:
            return None
        return OutcomeList(self.shown + OUTCOMES.as_posix(), tuple(self.outcomes.groups))


def _diagnostic(fault: Fault, path: str) -> Diagnostic:
    return Diagnostic(path, fault.line, fault.code, Severity.ERROR, fault.message)


def read_root(path: Path, shown: str = "", terms: Path | None = None) -> Root:
    """`terms` where the root has no words of its own."""
    return Root(
        path,
        shown,
        _read(path / TERMS, read_terms) or (terms and _read(terms, read_terms)) or TermsReading(),
        _read(path / SETTINGS, read_levels) or Levels(),
        _read(path / OUTCOMES, read_outcomes),
        _read(path / GLOSSARY, read_glossary),
    )


def _read(path: Path, read: Callable[[str], Reading]) -> Reading | None:
    return read(path.read_text("utf-8", "replace")) if path.is_file() else None
