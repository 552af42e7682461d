"""`heed publish --dry-run` as somebody types it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.__main__ import heed
from app.paths import PROJECT

EXAMPLES = PROJECT / "tests/content/examples"
CASE = "scenarios/a-bruise-at-the-door.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES, tmp_path / "root"))


def run(*arguments: str | Path, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(
        heed, ["publish", *map(str, arguments)], env={"HEED_DEMO": "", **(environment or {})}
    )


def edit(root: Path) -> None:
    case = root / CASE
    text = case.read_text("utf-8").replace("Ask her what happened, then listen", "Ask her")
    case.write_text(text, "utf-8")


def test_without_dry_run_it_says_how_texts_are_published(root: Path) -> None:
    result = run(EXAMPLES, root)
    assert result.exit_code == 2
    assert "add --dry-run" in result.output


def test_two_folders(root: Path) -> None:
    assert run("--dry-run", EXAMPLES, root).output == "Nothing has changed.\n"
    edit(root)
    output = run("--dry-run", EXAMPLES, root).output
    assert (
        "scenario a-bruise-at-the-door: changed\n  For analysis: 4 kept, 1 new, 1 gone." in output
    )
    assert "new: arrival/ask-her\n" in output
    assert "awards of first-words\n  All stand." in output


def test_json_is_one_object(root: Path) -> None:
    edit(root)
    found = json.loads(run("--dry-run", "--json", EXAMPLES, root).output)
    (text,) = found["texts"]
    assert (text["slug"], text["change"], text["open_attempts"]) == (
        "a-bruise-at-the-door",
        "changed",
        None,
    )
    assert text["identities"]["new"] == ["arrival/ask-her"]


def test_since_a_commit(root: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)

    git("init", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--message", "First words")
    edit(root)
    assert "1 new, 1 gone" in run("--dry-run", "--since", "main", root).output
    unknown = run("--dry-run", "--since", "nowhere", root)
    assert unknown.exit_code == 1
    assert "nowhere" in unknown.output
    assert run("--dry-run", "--since", "--output=x", root).exit_code == 2


def test_against_an_installation_that_met_nothing_yet(root: Path, tmp_path: Path) -> None:
    environment = {
        "HEED_DATABASE": f"sqlite:///{tmp_path}/heed.db",
        "HEED_SECRET_KEY": "k" * 40,
        "HEED_BASE_URL": "http://127.0.0.1:8473",
        "HEED_CONTENT": str(root),
    }
    missing = run("--dry-run", "--installed", environment=environment)
    assert "There is no database at" in missing.output
    assert not (tmp_path / "heed.db").exists()
    CliRunner().invoke(heed, ["migrate"], env=environment)
    before = (tmp_path / "heed.db").read_bytes()
    output = run("--dry-run", "--installed", environment=environment).output
    assert "scenario a-bruise-at-the-door: new" in output
    assert (tmp_path / "heed.db").read_bytes() == before


def test_errors_come_first(root: Path) -> None:
    case = root / CASE
    case.write_text(case.read_text("utf-8").replace("(#warned)", "(#wanred)"), "utf-8")
    result = run("--dry-run", EXAMPLES, root)
    assert result.exit_code == 1
    assert "S102" in result.output


@pytest.mark.parametrize("arguments", [[], [EXAMPLES], ["--installed", "--since", "main"]])
def test_what_to_compare_has_to_be_said(arguments: list[str | Path]) -> None:
    result = run("--dry-run", *arguments)
    assert result.exit_code == 2
    assert "--installed" in result.output
