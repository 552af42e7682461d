"""Faults planted in copies of Heed's own cases: each is found at its line, once, and nothing that only follows."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.check import check
from app.paths import CONTENT

CASES = sorted(path.name for path in (CONTENT / "scenarios").glob("*.md") if ".cy" not in path.name)
Lines = list[str]
Plant = Callable[[Lines], int]
"""Changes the lines, and gives the number, from 1, of the one at which its fault should be found."""


def line_with(lines: Lines, *parts: str) -> int:
    return next(i for i, line in enumerate(lines) if all(part in line for part in parts))


def broken_link(lines: Lines) -> int:
    at = line_with(lines, "- [", "](#")
    lines[at] = lines[at].replace("](#", "](#x")
    return at + 1


def unreachable_scene(lines: Lines) -> int:
    """And another that only it leads to."""
    at = len(lines)
    lines += ["## Nobody comes here", "It is quiet.", "", "[On](#nor-here)", ""]
    lines += ["## Nor here", "`ending: mixed`", "", "Still quiet.", ""]
    return at + 1


def no_consequence(lines: Lines) -> int:
    at = max(i for i, line in enumerate(lines) if line.startswith("- [") and "`best`" in line)
    while lines[at + 1].startswith("  >"):
        del lines[at + 1]
    return at + 1


def unknown_flag(lines: Lines) -> int:
    at = line_with(lines, "- [", "`set ")
    lines[at] = lines[at].replace("`set ", "`set quite-", 1)
    return at + 1


def missing_key(lines: Lines) -> int:
    del lines[line_with(lines, "owner: ")]
    return 1


PLANTS: dict[str, Plant] = {
    "S303": no_consequence,
    "S103": unreachable_scene,
    "S201": unknown_flag,
    "S102": broken_link,
    "M001": missing_key,
}
"""By the code that should find it; from the bottom of a file to its top, so that lines found stay."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("courses", "scenarios", "quizzes"):
        shutil.copytree(CONTENT / folder, tmp_path / folder)
    return tmp_path


def found_in(path: Path) -> list[tuple[str, int]]:
    result = CliRunner().invoke(check, ["--json", "--today", "2026-11-23", str(path)])
    found = json.loads(result.stdout)
    assert {one["path"] for one in found} <= {str(path)}
    assert result.exit_code == any(one["severity"] == "error" for one in found)
    return [(one["code"], one["line"]) for one in found]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("code", PLANTS)
def test_one_fault_is_found_alone(root: Path, name: str, code: str) -> None:
    path = root / "scenarios" / name
    lines = path.read_text("utf-8").split("\n")
    line = PLANTS[code](lines)
    path.write_text("\n".join(lines), "utf-8")
    assert found_in(path) == [(code, line)]


@pytest.mark.parametrize("name", CASES)
def test_five_faults_are_five(root: Path, name: str) -> None:
    path = root / "scenarios" / name
    lines = path.read_text("utf-8").split("\n")
    marks = {}
    for code, plant in PLANTS.items():
        at = plant(lines) - 1
        marks[code] = lines[at]
    path.write_text("\n".join(lines), "utf-8")
    found = found_in(path)
    assert sorted(code for code, _ in found) == sorted(PLANTS)
    for code, line in found:
        assert lines[line - 1].split("](")[0] == marks[code].split("](")[0], code
