"""What stands at a content root beside its files: the words of the nations, and heed.toml."""

from dataclasses import dataclass, field
from pathlib import Path

from app.content.diagnostics import Diagnostic, Severity
from app.content.faults import Fault
from app.content.files import SETTINGS, TERMS
from app.content.levels import Levels, read_levels
from app.content.terms import TermsReading, read_terms


@dataclass(frozen=True, slots=True)
class Root:
    path: Path
    shown: str = ""
    """Goes before the names of its files in diagnostics; ends with a slash where it is not empty."""
    terms: TermsReading = field(default_factory=TermsReading)
    levels: Levels = field(default_factory=Levels)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [
            *(_diagnostic(f, self.shown + TERMS.as_posix()) for f in self.terms.faults),
            *(_diagnostic(f, self.shown + SETTINGS.as_posix()) for f in self.levels.faults),
        ]


def _diagnostic(fault: Fault, path: str) -> Diagnostic:
    return Diagnostic(path, fault.line, fault.code, Severity.ERROR, fault.message)


def read_root(path: Path, shown: str = "", terms: Path | None = None) -> Root:
    """`terms` where the root has no words of its own."""
    words = path / TERMS if (path / TERMS).is_file() else terms
    settings = path / SETTINGS
    return Root(
        path,
        shown,
        read_terms(words.read_text("utf-8", "replace")) if words else TermsReading(),
        read_levels(settings.read_text("utf-8", "replace")) if settings.is_file() else Levels(),
    )
