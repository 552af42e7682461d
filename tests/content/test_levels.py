"""heed.toml: what it may change, and what is wrong with it, at the line."""

import pytest

from app.content.checks.shelf_table import RULES
from app.content.diagnostics import Diagnostic, Severity
from app.content.levels import read_levels

ACCEPTED = '[[accepted]]\ncode = "S304"\npath = "scenarios/x.md"\nwhy = "Short as it gets."\n'


def warning(code: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic("somewhere/scenarios/x.md", 3, code, severity, "Too long: shorten it")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("", "warning"),
        ('[severity]\nS304 = "off"\n', None),
        ('[severity]\nS304 = "error"\n', "error"),
        (ACCEPTED, None),
        (ACCEPTED.replace("x.md", "y.md"), "warning"),
        (f'[severity]\nS304 = "error"\n{ACCEPTED}', "error"),
    ],
)
def test_a_warning_is_weighed(text: str, kept: str | None) -> None:
    levels = read_levels(text)
    assert levels.faults == ()
    found = levels.apply([warning("S304")], "scenarios/x.md")
    assert [one.severity for one in found] == ([kept] if kept else [])
    assert levels.apply([warning("S305")], "scenarios/x.md") == [warning("S305")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# none\n[severty]\n", "M002 2"),
        ('[severity]\nA405 = "off"\nX999 = "off"\n', "M002 3"),
        ('[severity]\n\nA405 = "loud"\n', "M001 3"),
        ('[severity]\nS102 = "off"\n', "M001 2"),
        ('[severity]\nS102 = "warning"\n', "M001 2"),
        ('severity = "off"\n', "M001 1"),
        ("accepted = 3\n", "M001 1"),
        (f'{ACCEPTED}[[accepted]]\ncode = "S304"\npath = "x"\n', "M001 6"),
        (f"{ACCEPTED}{ACCEPTED.replace('S304', 'S102')}", "M001 6"),
        (f"{ACCEPTED}{ACCEPTED.replace('S304', 'X304')}", "M001 6"),
        (f"{ACCEPTED}line = 3\n", "M002 5"),
        ("[severity\n", "M001 1"),
    ],
)
def test_a_fault_has_its_line(text: str, fault: str) -> None:
    (found,) = read_levels(text).faults
    assert f"{found.code} {found.line}" == fault
    assert any(sign in found.message for sign in ":,")


def test_what_no_page_can_be_made_of_stays_an_error() -> None:
    """Every rule that FORMAT.md calls an error and heed.toml may lower, by name: a new one is a decision."""
    lowerable = {rule.code for rule in RULES if rule.severity == Severity.ERROR and not rule.firm}
    assert lowerable == {
        *("S103", "S111", "S205", "S206", "S207", "S208", "A401", "A404", "P501"),
        *("C104", "C107", "C108", "C109", "T602", "T603"),
    }
