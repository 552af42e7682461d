"""Runs a table of rules over what was read."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.content.checks.rule import Rule
from app.content.diagnostics import Diagnostic


def judge(rules: Iterable[Rule[Any]], subject: object, path: str = "") -> Iterator[Diagnostic]:
    for rule in rules:
        for line, message, elsewhere in rule.findings(subject):
            yield Diagnostic(elsewhere or path, line, rule.code, rule.severity, message)
