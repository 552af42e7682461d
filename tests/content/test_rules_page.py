"""docs/rules.md says what the tables say, and FORMAT.md's severities are theirs."""

import re

import pytest

from app.content.checks.catalogue import CATALOGUE, FAMILIES, Entry
from app.content.checks.rules_page import rules_page
from app.content.checks.shelf_table import RULES
from app.content.diagnostics import Severity
from app.paths import PROJECT

ERRORS = """
M001-M004 M007-M010 M013 M014 S101-S106 S109-S112 S201 S205-S208 A401 A404 P501 Q101-Q105 Q107 Q110 C101 C102 C104 C105 C107-C109
T602 T603
"""
"""FORMAT.md's list, and M014, C108 and C109 besides: of what is over a limit nothing is read, so that a warning would let
it go missing; a list of outcomes is there to be kept."""


def codes_of(ranges: str) -> set[str]:
    found = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        numbers = range(int(first[1:]), int((last or first)[1:]) + 1)
        found |= {f"{first[0]}{number:03}" for number in numbers}
    return found


def test_the_page_is_made_of_the_tables() -> None:
    """`heed check --rules > docs/rules.md` writes it anew."""
    assert (PROJECT / "docs/rules.md").read_text("utf-8") == rules_page()


def test_every_rule_is_described_once() -> None:
    listed = [entry.code for entries in FAMILIES.values() for entry in entries]
    assert sorted(listed) == sorted({rule.code for rule in RULES})


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES}))
def test_severities_are_the_formats(code: str) -> None:
    severities = {rule.severity for rule in RULES if rule.code == code}
    assert severities == {Severity.ERROR if code in codes_of(ERRORS) else Severity.WARNING}


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: str(entry.code))
def test_each_says_what_why_and_how_to_mend_it(entry: Entry) -> None:
    assert entry.what == entry.what.rstrip(".")
    assert re.search(r"[.”]$", entry.why)
    assert entry.mend.endswith(".")
    assert entry.example.strip()
