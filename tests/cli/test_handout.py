"""`heed handout`: a file, in one nation's words, and refusals that say why."""

from pathlib import Path

from click.testing import CliRunner, Result
from pypdf import PdfReader

from app.cli.handout import handout
from app.paths import PROJECT

BRUISE = PROJECT / "tests/content/examples/scenarios/a-bruise-at-the-door.md"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(handout, [str(argument) for argument in arguments])


def test_a_case_becomes_a_file(tmp_path: Path) -> None:
    for nation, word in (("wales", "DSP"), ("england", "DSL")):
        path = tmp_path / f"{nation}.pdf"
        result = run(BRUISE, "--nation", nation, "-o", path)
        assert result.exit_code == 0, result.output
        assert f"in the words of {nation}" in result.output
        said = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert f"Go to the {word} with your note" in " ".join(said.split())


def test_what_cannot_be_made_says_why(tmp_path: Path) -> None:
    case = tmp_path / "scenarios" / "x.md"
    case.parent.mkdir()
    case.write_text(BRUISE.read_text("utf-8").replace("minutes:", "nations: [wales]\nminutes:"))
    out = tmp_path / "x.pdf"
    assert "not for england" in run(case, "--nation", "england", "-o", out).output
    assert "cannot be written" in run(case, "-o", tmp_path / "no" / "x.pdf").output
    case.write_text("# Nothing\n")
    assert "has errors" in run(case, "-o", out).output
    assert not out.exists()
