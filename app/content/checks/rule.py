"""What a rule is. Each is one small function: it takes a draft, a page or the whole shelf, and yields findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from app.content.diagnostics import Severity

Subject = TypeVar("Subject")


class Finding(NamedTuple):
    line: int
    message: str
    """Says what is wrong and how to mend it."""
    path: str = ""
    """Where a rule looks at many files; else the file that it was given."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Subject]):
    code: str
    severity: Severity
    subject: type[Subject]
    check: Callable[[Subject], Iterable[Finding]]
    firm: bool = False
    """A model cannot be built, or a page shown, of what trips it: heed.toml may not lower it."""

    def findings(self, subject: object) -> Iterable[Finding]:
        return self.check(subject) if isinstance(subject, self.subject) else ()


def firm(
    code: str, subject: type[Subject], check: Callable[[Subject], Iterable[Finding]]
) -> Rule[Subject]:
    return Rule(code, Severity.ERROR, subject, check, firm=True)


def error(
    code: str, subject: type[Subject], check: Callable[[Subject], Iterable[Finding]]
) -> Rule[Subject]:
    return Rule(code, Severity.ERROR, subject, check)


def warning(
    code: str, subject: type[Subject], check: Callable[[Subject], Iterable[Finding]]
) -> Rule[Subject]:
    return Rule(code, Severity.WARNING, subject, check)
