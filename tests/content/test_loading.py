"""Content roots laid over each other."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.content.loading import load_library
from app.content.model.header import Kind
from app.content.model.terms import Nation
from app.content.model.text import TermSlot
from tests.content.compiling import EXAMPLES

COURSE = "courses/first-words/course.md"
LESSON = "courses/first-words/what-a-record-is.md"
CASE = "scenarios/a-bruise-at-the-door.md"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES, tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def edit(root: Path) -> Edit:
    def change(name: str, before: str, after: str) -> None:
        path = root / name
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    return change


def test_a_release_changes_with_each_of_its_parts(root: Path, edit: Edit) -> None:
    seen = {load_library([root]).releases["first-words"].sha256}
    for name in (COURSE, LESSON, CASE, "quizzes/first-words.md"):
        edit(name, "Training team", "Another team")
        seen.add(load_library([root]).releases["first-words"].sha256)
    assert len(seen) == 5


def test_a_release_names_its_parts_in_order(root: Path) -> None:
    library = load_library([root])
    release = library.releases["first-words"]
    assert [(kind, slug) for kind, slug, _ in release.parts] == [
        (Kind.LESSON, "first-words/what-a-record-is"),
        (Kind.SCENARIO, "a-bruise-at-the-door"),
        (Kind.QUIZ, "first-words"),
        (Kind.LESSON, "first-words/words-for-others"),
    ]
    assert all(sha256 in library.sources for _, _, sha256 in release.parts)


def test_a_faulty_part_keeps_its_course_back_and_is_reported_once(root: Path, edit: Edit) -> None:
    edit(CASE, "(#ella-talks) `best`\n  > She", "(#ella-walks) `best`\n  > She")
    library = load_library([root])
    assert library.scenarios == {}
    assert library.courses == {}
    assert library.releases == {}
    assert "first-words/what-a-record-is" in library.lessons
    assert [(one.path, one.code) for one in library.diagnostics] == [(CASE, "S102")]


def test_a_warning_keeps_nothing_back(root: Path) -> None:
    library = load_library([root], date(2040, 1, 1))
    assert {one.code for one in library.diagnostics} == {"M011"}
    assert list(library.courses) == ["first-words"]


def test_a_later_root_takes_the_place_of_an_earlier_one(root: Path, tmp_path: Path) -> None:
    over = tmp_path / "over"
    (over / "scenarios").mkdir(parents=True)
    text = (root / CASE).read_text("utf-8")
    (over / CASE).write_text(text.replace("# A bruise at the door", "# Our door"), "utf-8")
    (over / "courses").mkdir()
    (over / "courses/terms.yaml").write_text("DSP:\n  source: Us\n  wales: the lead\n", "utf-8")
    library = load_library([root, over])
    assert library.diagnostics == ()
    assert library.scenarios["a-bruise-at-the-door"].title.parts == ("Our door",)
    assert list(library.courses) == ["first-words"]
    dsp = TermSlot("dsp")
    assert library.terms.of(Nation.WALES).words(dsp) == "the lead"
    assert library.terms.of(Nation.ENGLAND).words(dsp) == "DSL"
    assert library.terms.sha256 != load_library([root]).terms.sha256


def test_the_library_knows_the_pictures_that_its_pages_show(root: Path, edit: Edit) -> None:
    picture = root / "courses/first-words/media/note.svg"
    (picture.parent / "unused.svg").write_text("<svg/>")
    assert load_library([root]).pictures == {"courses/first-words/media/note.svg": picture}


def test_a_later_root_may_bring_its_own_picture(root: Path, tmp_path: Path) -> None:
    over = tmp_path / "over/courses/first-words/media/note.svg"
    over.parent.mkdir(parents=True)
    over.write_text("<svg/>")
    assert load_library([root, tmp_path / "over"]).pictures == {
        "courses/first-words/media/note.svg": over
    }


def test_a_picture_outside_the_root_is_none(root: Path, tmp_path: Path, edit: Edit) -> None:
    (tmp_path / "secret.svg").write_text("<svg/>")
    edit(LESSON, "media/note.svg", "../../../secret.svg")
    library = load_library([root])
    assert library.pictures == {}
    assert [one.code for one in library.diagnostics] == ["C101"]


def test_heed_toml_weighs_what_may_be_weighed(root: Path) -> None:
    (root / "heed.toml").write_text('[severity]\nM011 = "error"\nS102 = "off"\nX999 = "off"\n')
    library = load_library([root], date(2040, 1, 1))
    assert {(one.code, one.severity) for one in library.diagnostics} == {
        ("M011", "error"),
        ("M001", "error"),
        ("M002", "error"),
    }
    assert library.courses == {}


def test_a_warning_is_accepted_with_a_reason(root: Path) -> None:
    accepted = f'[[accepted]]\ncode = "M011"\npath = "{CASE}"\nwhy = "Under review."\n'
    (root / "heed.toml").write_text(accepted)
    library = load_library([root], date(2040, 1, 1))
    assert CASE not in {one.path for one in library.diagnostics}
    assert LESSON in {one.path for one in library.diagnostics}


def test_a_twin_is_no_second_file_of_its_kind(root: Path) -> None:
    shutil.copy(root / CASE, root / CASE.replace(".md", ".cy.md"))
    library = load_library([root])
    assert library.diagnostics == ()
    assert len(library.scenarios) == 1


def test_faulty_words_are_reported_where_they_stand(root: Path) -> None:
    (root / "courses/terms.yaml").write_text(
        "DSP:\n  wales: DSP\n  france: DSF\nDSP: twice\n  bad: yaml\n"
    )
    assert "courses/terms.yaml" in {one.path for one in load_library([root]).diagnostics}


def test_an_empty_root_is_an_empty_library(tmp_path: Path) -> None:
    library = load_library([tmp_path])
    assert (library.courses, library.diagnostics) == ({}, ())
