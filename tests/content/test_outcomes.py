"""courses/outcomes.yaml: what is wrong with it, at the line; and when it is asked what stands behind it."""

from pathlib import Path

import pytest

from app.content.checking import check_paths
from app.content.library import Library
from app.content.loading import load_library
from app.content.outcomes import outcomes_of, read_outcomes
from app.content.outcomes_page import behind, outcomes_page
from tests.content.compiling import EXAMPLES
from tests.content.fixture_files import with_header

LISTED = """\
A:
  source: A source
  listen: Listens to a child
  record: Writes it down
"""
QUIZ = """\
# A [small] quiz
## What now?
`outcome: listen`

- [x] Ask
- [ ] Wait

> So it is.

## And if he is hurt?
`outcome: listen` `critical`

- [x] Ring 999
- [ ] Wait

> So it is.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A lesson and a quiz work towards `listen`, and nothing towards `record`."""
    lesson, _ = with_header("lesson", "# One\n")
    for name, text in {
        "courses/outcomes.yaml": LISTED,
        "courses/x/one.md": lesson.replace("---\n", "---\noutcomes: [listen]\n", 1),
        "quizzes/q.md": with_header("quiz", QUIZ)[0],
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def found(*places: Path) -> list[str]:
    return [
        f"{Path(one.path).name} {one.line} {one.code}"
        for one in check_paths(places, own_root=EXAMPLES)
        if one.severity == "error"
    ]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("A: ]\n", 1, "is not YAML"),
        ("- A\n", 1, "is a list of sources"),
        ("A: listens\n", 1, "needs `source`"),
        ("A:\n  listen: Listens\n", 1, "needs `source`"),
        (f"{LISTED}A:\n  source: Again\n", 5, "`A` stands twice"),
        (f"{LISTED}  listen: Again\n", 5, "`listen`: stands twice"),
        (f"{LISTED}B:\n  source: Another\n  listen: Again\n", 7, "`listen`: stands twice"),
        (f"{LISTED}  see:\n", 5, "`see`: it is empty"),
        (f"{LISTED}  see and hear: Both\n", 5, "is not a name"),
        (f"{LISTED}  see: [one, two]\n", 5, "a text belongs here"),
    ],
)
def test_a_fault_is_told_at_its_line_and_once(text: str, line: int, says: str) -> None:
    (fault,) = read_outcomes(text).faults
    assert (fault.line, fault.code) == (line, "M001")
    assert says in fault.message


def test_an_empty_list_is_a_list() -> None:
    reading = read_outcomes("# nothing yet\n")
    assert (reading.groups, reading.faults) == ([], [])


def test_a_later_roots_group_takes_the_place_of_an_earlier_one() -> None:
    later = read_outcomes("B:\n  source: Ours\n  b: B\nA:\n  source: Ours\n  a: A\n")
    groups = outcomes_of([read_outcomes(LISTED), None, later])
    assert [(group.name, group.source) for group in groups] == [("A", "Ours"), ("B", "Ours")]


def test_what_stands_behind_an_outcome_is_asked_of_whole_roots(root: Path) -> None:
    assert found(root) == ["outcomes.yaml 4 C109"]
    assert found(root / "courses") == []
    assert found(root / "courses/x/one.md", root / "quizzes/q.md") == ["outcomes.yaml 4 C109"]
    assert found(root / "quizzes/q.md") == []


def test_what_a_later_root_puts_aside_is_not_held_against_the_list(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    over = tmp_path_factory.mktemp("over")
    assert [one.code for one in load_library([root, over]).diagnostics] == ["C109"]
    (over / "quizzes").mkdir()
    (over / "quizzes/q.md").write_text((root / "quizzes/q.md").read_text("utf-8"), "utf-8")
    assert load_library([root, over]).diagnostics == ()


def test_a_name_that_is_not_listed_is_refused_in_a_single_file_too(root: Path) -> None:
    path = root / "courses/x/one.md"
    path.write_text(path.read_text("utf-8").replace("[listen]", "[lisen]"), "utf-8")
    (one,) = check_paths([path], own_root=EXAMPLES)
    assert (one.line, one.code) == (2, "C108")
    assert "did you mean `listen`?" in one.message


def test_faults_of_the_list_stand_where_they_are(root: Path) -> None:
    (root / "courses/outcomes.yaml").write_text(f"{LISTED}  see:\n", "utf-8")
    assert found(root) == ["outcomes.yaml 5 M001"]
    assert found(root / "courses/outcomes.yaml") == ["outcomes.yaml 5 M001"]


def test_heed_toml_weighs_them(root: Path) -> None:
    (root / "heed.toml").write_text('[severity]\nC109 = "off"\n', "utf-8")
    assert found(root) == []


@pytest.fixture
def library(root: Path) -> Library:
    return load_library([root])


def test_what_stands_behind_an_outcome(library: Library) -> None:
    assert behind(library, "listen").counts == (0, 1, 0, 2, 1)
    assert behind(library, "record").counts == (0, 0, 0, 0, 0)


def test_the_page_links_and_marks_what_is_critical(library: Library) -> None:
    page = outcomes_page(library)
    assert "| [listen](#listen) | 0 | 1 | 0 | 2 | 1 |" in page
    assert "- Lessons: [One](../courses/x/one.md)" in page
    assert "- Questions in [A \\[small\\] quiz](../quizzes/q.md): 2\n" in page
    assert "  - What now?\n  - **And if he is hurt?**\n" in page
    assert page == outcomes_page(library)
