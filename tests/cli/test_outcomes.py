"""`heed outcomes`, and docs/outcomes.md, which it makes."""

import shutil
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from app.cli.outcomes import outcomes
from app.content.outcomes_page import outcomes_page
from app.paths import PROJECT
from tests.conftest import compiled

EXAMPLES = PROJECT / "tests/content/examples"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(outcomes, [str(argument) for argument in arguments])


def test_the_page_is_what_the_command_prints() -> None:
    """`heed outcomes > docs/outcomes.md` writes it anew."""
    assert (PROJECT / "docs/outcomes.md").read_text("utf-8") == outcomes_page(compiled(PROJECT))


def test_it_prints_the_page_of_a_folder(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path, dirs_exist_ok=True)
    (tmp_path / "courses/outcomes.yaml").write_text("A:\n  source: A source\n  a: One line\n")
    result = run(tmp_path)
    assert (result.exit_code, result.stdout) == (0, outcomes_page(compiled(tmp_path)))
    assert "### a\n\nOne line\n" in result.stdout
    assert result.stderr.startswith("Errors: ")


def test_a_folder_without_a_list_is_told_so() -> None:
    result = run(EXAMPLES)
    assert result.exit_code == 1
    assert "There are no outcomes in" in result.output


def test_it_needs_neither_flask_nor_the_database() -> None:
    program = (
        "import sys; import app.cli.outcomes; "
        "heavy = {'flask', 'sqlalchemy', 'werkzeug'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
