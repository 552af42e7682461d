"""Every rule by its fixtures: files that trip it, and files beside them that do not."""

from datetime import date
from pathlib import Path

import pytest

from app.content.checking import check_paths
from app.content.checks.shelf_table import RULES
from app.content.diagnostics import Severity
from tests.content import compiling
from tests.content.fixture_files import Fixture, fixtures

TODAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parent / "examples"
FIXTURES = list(fixtures())


def found_in(fixture: Fixture, root: Path) -> list[str]:
    """All errors, and of the warnings those that the fixture is about: short texts teach little."""
    for name, text in fixture.inputs.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    found = []
    asked_for = {fixture.code, *(line.split()[0] for line in fixture.expected)}
    for one in check_paths([root], own_root=EXAMPLES, today=TODAY):
        if one.severity == Severity.WARNING and one.code not in asked_for:
            continue
        name = one.path.removeprefix(f"{root.as_posix()}/")
        line = one.line - fixture.added.get(name, 0)
        line = line if line > 0 else one.line
        where = name if len(fixture.inputs) > 1 else ""
        found.append(" ".join(part for part in (one.code, where, str(line)) if part))
    return found


@pytest.mark.parametrize("fixture", FIXTURES, ids=str)
def test_fixture_gives_exactly_its_diagnostics(fixture: Fixture, tmp_path: Path) -> None:
    assert sorted(found_in(fixture, tmp_path)) == sorted(fixture.expected)


@pytest.mark.parametrize("code", sorted({rule.code for rule in RULES}))
def test_every_rule_has_fixtures_of_both_kinds(code: str) -> None:
    mine = [fixture for fixture in FIXTURES if fixture.code == code]
    tripping = [f for f in mine if f.trips and any(line.startswith(code) for line in f.expected)]
    quiet = [f for f in mine if not f.trips and not any(e.startswith(code) for e in f.expected)]
    assert tripping, f"no fixture trips {code}"
    assert quiet, f"no fixture shows where {code} keeps quiet"


def test_titles_name_a_rule_and_a_side() -> None:
    codes = {rule.code for rule in RULES}
    for fixture in FIXTURES:
        assert fixture.code in codes, fixture
        assert fixture.title.split()[1] in ("trips:", "quiet:"), fixture
        said = any(line.startswith(fixture.code) for line in fixture.expected)
        assert said == fixture.trips, fixture


def test_messages_say_how_to_mend_it(tmp_path: Path) -> None:
    """A message has two halves: what is wrong, and what to do."""
    for number, fixture in enumerate(FIXTURES):
        root = tmp_path / str(number)
        found_in(fixture, root)
        for one in check_paths([root], own_root=EXAMPLES, today=TODAY):
            assert len(one.message) > 20, one
            assert any(sign in one.message for sign in (":", ";", "?", ",")), one
            assert "!" not in one.message.replace("[!", ""), one


@pytest.mark.parametrize(
    ("only", "says"),
    [
        ("wales", "for england, scotland, northern-ireland: "),
        ("wales, england, scotland", "for northern-ireland: "),
    ],
)
def test_a_fault_that_some_nations_have_says_whose_it_is(only: str, says: str) -> None:
    text = f"- [Ask](#end) `best` `only: {only}`\n- [Wait](#end) `poor`\n\n## End\n`ending: good`\n"
    found = compiling.scenario(f"# T\n## S\n{text}").diagnostics
    (one,) = [one for one in found if one.code == "S111"]
    assert one.message.startswith(f"{says}one choice is no choice")


def test_a_fault_that_all_have_is_said_once() -> None:
    found = compiling.scenario(
        "# T\n## S\n- [Ask](#gone) `best` `only: wales`\n- [Tell](#end) `best`\n- [Wait](#lost) `poor`\n\n"
        "## End\n`ending: good`\n"
    )
    messages = [one.message for one in found.diagnostics if one.code == "S102"]
    assert len(messages) == 2
    assert [message.startswith("for wales: ") for message in messages] == [True, False]
