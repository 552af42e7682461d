"""What stands at a content root beside its files: the words of the nations, the list of outcomes, and heed.toml."""

from dataclasses import dataclass, field
from pathlib import Path

from app.content.diagnostics import Diagnostic, Severity
from app.content.faults import Fault
from app.content.files import OUTCOMES, SETTINGS, TERMS
from app.content.levels import Levels, read_levels
from app.content.model.outcomes import OutcomeList
from app.content.outcomes import OutcomesReading, read_outcomes
from app.content.terms import TermsReading, read_terms


@dataclass(frozen=True, slots=True)
class Root:
    path: Path
    shown: str = ""
    """Goes before the names of its files in diagnostics; ends with a slash where it is not empty."""
    terms: TermsReading = field(default_factory=TermsReading)
    levels: Levels = field(default_factory=Levels)
    outcomes: OutcomesReading | None = None
    """None where it lists none: its texts may then name any."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        outcomes = self.outcomes.faults if self.outcomes else ()
        return [
            *(_diagnostic(f, self.shown + TERMS.as_posix()) for f in self.terms.faults),
            *(_diagnostic(f, self.shown + OUTCOMES.as_posix()) for f in outcomes),
            *(_diagnostic(f, self.shown + SETTINGS.as_posix()) for f in self.levels.faults),
        ]

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
    words = path / TERMS if (path / TERMS).is_file() else terms
    settings, outcomes = path / SETTINGS, path / OUTCOMES
    return Root(
        path,
        shown,
        read_terms(words.read_text("utf-8", "replace")) if words else TermsReading(),
        read_levels(settings.read_text("utf-8", "replace")) if settings.is_file() else Levels(),
        read_outcomes(outcomes.read_text("utf-8", "replace")) if outcomes.is_file() else None,
    )
