"""`heed check` as authors and editors call it."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.check import check
from app.paths import PROJECT

EXAMPLES = PROJECT / "tests/content/examples"
CASE = "scenarios/a-bruise-at-the-door.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "root")
    return tmp_path / "root"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(check, ["--today", "2026-11-23", *map(str, arguments)])


def break_link(path: Path) -> int:
    """Gives the line."""
    lines = path.read_text("utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "(#ella-goes-quiet)" in line)
    lines[number - 1] = lines[number - 1].replace("(#ella-goes-quiet)", "(#ella-goes-quite)")
    path.write_text("\n".join(lines), "utf-8")
    return number


def test_sound_content_gives_status_0_and_says_so(root: Path) -> None:
    result = run(root)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 errors, 0 warnings.\n"


def test_an_error_gives_status_1_with_file_and_line(root: Path) -> None:
    line = break_link(root / CASE)
    result = run(root)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{root / CASE}:{line}: S102 error: there is no scene")
    assert result.stderr == "1 error, 0 warnings.\n"


def test_json_is_one_array_and_nothing_else(root: Path) -> None:
    line = break_link(root / CASE)
    result = run("--json", root)
    (one,) = json.loads(result.stdout)
    assert set(one) == {"path", "line", "code", "severity", "message"}
    assert (one["path"], one["line"], one["code"]) == (str(root / CASE), line, "S102")
    assert (one["severity"], result.stderr, result.exit_code) == ("error", "", 1)
    assert json.loads(run("--json", EXAMPLES).stdout) == []


def test_five_planted_faults_are_five_with_their_lines(root: Path) -> None:
    """One each of header, form, graph, state and teaching; nothing that only follows from them."""
    path = root / CASE
    planted = [
        ("owner: Training team", "ownr: Training team", ["M002"]),
        ("{social services}", "{socal services}", ["M008"]),
        ("## Ella goes quiet", "## Forgotten\n[On](#referred)\n\n## Ella goes quiet", ["S103"]),
        ("`best` `if recorded`", "`best` `if recorded and not recorded`", ["S207"]),
        ("  > He collects her early. Nobody else knows.\n", "", ["S303"]),
    ]
    text = path.read_text("utf-8")
    for before, after, _ in planted:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")
    lines = text.split("\n")
    found = json.loads(run("--json", path).stdout)
    assert sorted(one["code"] for one in found) == ["M002", "M008", "S103", "S207", "S303"]
    where = {one["code"]: lines[one["line"] - 1] for one in found}
    assert where["M002"] == "ownr: Training team"
    assert "{socal services}" in where["M008"]
    assert where["S103"] == "## Forgotten"
    assert "and not recorded" in where["S207"]
    assert "(#warned)" in where["S303"]


def test_the_rules_are_printed_as_markdown() -> None:
    result = run("--rules")
    assert result.stdout == (PROJECT / "docs/rules.md").read_text("utf-8")
    assert result.exit_code == 0


def test_review_dates_are_held_against_the_day_that_is_given(root: Path) -> None:
    def codes(day: str) -> set[str]:
        found = CliRunner().invoke(check, ["--json", "--today", day, str(root)])
        return {one["code"] for one in json.loads(found.stdout)}

    assert codes("2027-11-01") == set()
    assert codes("2027-11-02") == {"M011"}


def test_a_warning_alone_gives_status_0(root: Path) -> None:
    result = CliRunner().invoke(check, ["--today", "2027-11-02", str(root / CASE)])
    assert result.exit_code == 0
    assert "M011 warning" in result.stdout


def test_one_file_is_checked_with_the_words_of_its_root(root: Path) -> None:
    (root / "courses/terms.yaml").write_text("social services: {source: x, wales: y}\n", "utf-8")
    codes = {one["code"] for one in json.loads(run("--json", root / CASE).stdout)}
    assert codes == {"M008", "M009"}


def test_a_file_outside_any_root_has_the_words_above_it_or_heeds_own(root: Path) -> None:
    inner = root / "drafts/scenarios/mine.md"
    inner.parent.mkdir(parents=True)
    shutil.copy(root / CASE, inner)
    assert run(inner).exit_code == 0
    shutil.move(root / "drafts", root.parent / "drafts")
    assert run(root.parent / "drafts").exit_code == 0


def test_a_file_whose_kind_nobody_can_tell_is_an_error(root: Path) -> None:
    loose = root.parent / "loose.md"
    shutil.copy(root / CASE, loose)
    (one,) = json.loads(run("--json", loose).stdout)
    assert (one["path"], one["code"]) == (str(loose), "M001")


def test_a_folder_of_lessons_is_a_path_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "courses/first-words")
    assert run(".").exit_code == 0
    line = (root / "courses/first-words/course.md").read_text("utf-8").split("\n")
    (root / "courses/first-words/words-for-others.md").unlink()
    (one, *_) = json.loads(run("--json", ".").stdout)
    assert (one["path"], one["code"]) == ("course.md", "C101")
    assert "words-for-others.md" in line[one["line"] - 1]


def test_heed_toml_is_heard(root: Path) -> None:
    (root / "heed.toml").write_text('[severity]\nM011 = "off"\n')
    result = CliRunner().invoke(check, ["--today", "2040-01-01", str(root)])
    assert (result.exit_code, result.stdout) == (0, "")


def test_text_that_is_no_utf_8_is_reported(root: Path) -> None:
    with (root / CASE).open("ab") as file:
        file.write(b"\xff\xfe caf\xe9")
    codes = [one["code"] for one in json.loads(run("--json", root / CASE).stdout)]
    assert codes == ["M001"]


def test_heeds_own_content_has_no_fault() -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (0, "")


def test_what_heed_accepts_in_its_own_content_it_still_needs_to(tmp_path: Path) -> None:
    accepted = tomllib.loads((PROJECT / "heed.toml").read_text("utf-8")).get("accepted", [])
    for folder in ("courses", "scenarios", "quizzes"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    found = json.loads(run("--json", tmp_path).stdout)
    warned = {(one["code"], one["path"].removeprefix(f"{tmp_path}/")) for one in found}
    assert warned == {(entry["code"], entry["path"]) for entry in accepted}


def test_the_checker_needs_neither_the_web_nor_the_database() -> None:
    program = (
        "import sys; from app.cli.check import check; "
        "heavy = {'flask', 'sqlalchemy', 'jinja2', 'werkzeug'} & set(sys.modules); "
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
