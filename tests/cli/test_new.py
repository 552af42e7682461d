"""`heed new`: a first text that passes the check, and shows what a text can do."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.authored import read_scenario
from app.cli.new import new
from app.content.checking import check_paths
from app.content.model.scenario import Choices, EndingKind
from app.content.model.terms import Nation
from app.content.state_graph import StateGraph
from app.content.state_statistics import statistics
from app.paths import CONTENT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(new, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("scenario", ["scenarios/a-first-case.md"]),
        ("quiz", ["quizzes/a-first-case.md"]),
        (
            "course",
            ["courses/a-first-case/course.md", "courses/a-first-case/what-to-notice.md"],
        ),
    ],
)
def test_a_starter_passes_the_check_without_a_warning(
    tmp_path: Path, kind: str, written: list[str]
) -> None:
    result = run(kind, "a-first-case", "--root", tmp_path / "mine")
    assert result.exit_code == 0, result.output
    found = sorted(p.relative_to(tmp_path / "mine").as_posix() for p in tmp_path.rglob("*.md"))
    assert found == written
    problems = check_paths([tmp_path / "mine"], own_root=CONTENT, today=date.today())  # noqa: DTZ011
    assert [str(problem) for problem in problems] == []


def test_the_first_case_shows_decisions_a_flag_safety_endings_and_a_debrief(
    tmp_path: Path,
) -> None:
    run("scenario", "sam-at-lunch", "--root", tmp_path)
    scenario, _terms = read_scenario(tmp_path / "scenarios/sam-at-lunch.md")
    whole = scenario.for_nation(Nation.WALES)
    assert whole.title.parts == ("Sam at lunch",)
    assert sum(isinstance(scene.onward, Choices) for scene in whole.scenes.values()) >= 3
    assert whole.header.flags
    assert any(scene.safety for scene in whole.scenes.values())
    assert whole.debriefs
    found = statistics(StateGraph.of(whole))
    assert found is not None
    assert found.random is not None
    assert all(found.random.endings[kind] > 0 for kind in EndingKind)
    assert found.shortest == 3


def test_nothing_is_written_over(tmp_path: Path) -> None:
    run("course", "mine", "--root", tmp_path)
    lesson = tmp_path / "courses/mine/what-to-notice.md"
    lesson.write_text("my words", "utf-8")
    (tmp_path / "courses/mine/course.md").unlink()
    result = run("course", "mine", "--root", tmp_path)
    assert result.exit_code == 1
    assert f"{lesson} is there already" in result.output
    assert lesson.read_text("utf-8") == "my words"
    assert not (tmp_path / "courses/mine/course.md").exists()


@pytest.mark.parametrize(
    ("slug", "instead"),
    [
        ("A Bruise!", "a-bruise"),
        ("a--b", "a-b"),
        ("../up", "up"),
        ("mine.md", "mine"),
        ("mine.cy", "minecy"),
        ("under_score", "under-score"),
        ("-a", "a"),
        ("?!", "a-bruise-at-the-door"),
    ],
)
def test_what_is_no_slug_is_refused_with_one_that_is(
    tmp_path: Path, slug: str, instead: str
) -> None:
    result = run("scenario", "--root", tmp_path, "--", slug)
    assert result.exit_code == 1
    assert f"such as {instead}." in result.output
    assert list(tmp_path.rglob("*.md")) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "scenarios").write_text("a file", "utf-8")
    result = run("scenario", "mine", "--root", tmp_path)
    assert result.exit_code == 1
    assert "cannot be written" in result.output
