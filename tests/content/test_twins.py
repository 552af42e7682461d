"""`<name>.cy.md`: matched by position, taking the original's identities."""

import shutil
from pathlib import Path

import pytest

from app.content.compiling import read_and_judge
from app.content.drafts import Draft
from app.content.loading import load_library
from app.content.model.course import Course
from app.content.model.header import Kind
from app.content.model.lesson import Lesson, Pause, Plan, Prose, Reflect
from app.content.model.quiz import Match, OneOf, PutInOrder, Quiz, Scale, SeveralOf
from app.content.model.scenario import Choices, Noticing, OnlyWay, Route, Scenario
from app.content.model.terms import Nation
from app.content.shapes import find_difference
from app.content.state_graph import StateGraph
from tests.content.compiling import TERM_WORDS, in_wales, source

ROOT = Path(__file__).parent / "every_construct"
LIBRARY = load_library([ROOT])


def scenario_twin() -> Scenario:
    twin = LIBRARY.twin(Kind.SCENARIO, "the-quiet-table", "cy")
    assert isinstance(twin, Scenario)
    return twin


def identities(case: Scenario) -> list[object]:
    found: list[object] = []
    for scene in case.scenes.values():
        found.append(scene.id)
        match scene.onward:
            case Choices(options=options):
                found += [(option.id, option.way.target) for option in options]
            case Route(ways=ways):
                found += [way.target for way in ways]
            case OnlyWay(way=way):
                found.append(way.target)
        if isinstance(scene.task, Noticing):
            found += [sign.id for sign in scene.task.items]
    return found


def test_every_original_has_its_twin() -> None:
    assert {(kind, slug) for kind, slug, _ in LIBRARY.twins} == {
        *((Kind.COURSE, slug) for slug in LIBRARY.courses),
        *((Kind.LESSON, slug) for slug in LIBRARY.lessons),
        *((Kind.SCENARIO, slug) for slug in LIBRARY.scenarios),
        *((Kind.QUIZ, slug) for slug in LIBRARY.quizzes),
    }
    assert LIBRARY.twin(Kind.QUIZ, "how-sure", "gd") is None


def test_a_case_in_welsh_is_the_same_case() -> None:
    case, twin = LIBRARY.scenarios["the-quiet-table"], scenario_twin()
    assert identities(twin) == identities(case)
    assert list(twin.scenes) == list(case.scenes)
    assert in_wales(twin.start.title) == "Wrth y bwrdd"
    assert twin.sha256 != case.sha256
    assert LIBRARY.sources[twin.sha256].language == "cy"
    for nation in Nation:
        ours, theirs = case.for_nation(nation), twin.for_nation(nation)
        assert identities(theirs) == identities(ours)
        assert list(StateGraph.of(theirs).states) == list(StateGraph.of(ours).states)


def test_a_quiz_in_welsh_is_the_same_quiz() -> None:
    for slug, quiz in LIBRARY.quizzes.items():
        twin = LIBRARY.twin(Kind.QUIZ, slug, "cy")
        assert isinstance(twin, Quiz)
        assert list(twin.questions) == list(quiz.questions)
        for id_, question in quiz.questions.items():
            assert twin.questions[id_].id == id_
            assert twin.questions[id_].nations == question.nations
            match question.task, twin.questions[id_].task:
                case (OneOf() as ours, OneOf() as theirs) | (
                    SeveralOf() as ours,
                    SeveralOf() as theirs,
                ):
                    assert [o.id for o in theirs.options] == [o.id for o in ours.options]
                    assert [o.key for o in theirs.options] == [o.key for o in ours.options]
                case Match() as ours, Match() as theirs:
                    assert theirs.pairs == ours.pairs
                    assert [a.id for a in theirs.answers] == [a.id for a in ours.answers]
                case PutInOrder() as ours, PutInOrder() as theirs:
                    assert [i.id for i in theirs.items] == [i.id for i in ours.items]
                case Scale() as ours, Scale() as theirs:
                    assert [p.id for p in theirs.points] == [p.id for p in ours.points]
                case ours, theirs:
                    assert type(ours) is type(theirs)
        assert list(twin.for_nation(Nation.WALES).questions) == list(
            quiz.for_nation(Nation.WALES).questions
        )


def test_a_lesson_in_welsh_keeps_notes_where_they_were_written() -> None:
    slug = "the-quiet-table/what-a-note-holds"
    lesson, twin = LIBRARY.lessons[slug], LIBRARY.twin(Kind.LESSON, slug, "cy")
    assert isinstance(twin, Lesson)
    for nation in Nation:
        ours, theirs = (
            [b for b in one.for_nation(nation).blocks if not isinstance(b, Prose)]
            for one in (lesson, twin)
        )
        assert [(type(b), b.id) for b in theirs] == [(type(b), b.id) for b in ours]
    assert {type(block) for block in twin.blocks} == {Prose, Pause, Plan, Reflect}


def test_a_course_in_welsh_has_the_same_steps() -> None:
    course, twin = (
        LIBRARY.courses["the-quiet-table"],
        LIBRARY.twin(Kind.COURSE, "the-quiet-table", "cy"),
    )
    assert isinstance(twin, Course)
    assert [(s.kind, s.slug, s.required) for s in twin.steps] == [
        (s.kind, s.slug, s.required) for s in course.steps
    ]
    assert in_wales(twin.steps[0].label) == "Beth sydd mewn nodyn"


def draft(kind: str, name: str) -> tuple[Draft, str]:
    text = (ROOT / name).read_text("utf-8")
    read = read_and_judge(source(kind, text), TERM_WORDS)
    assert read.draft is not None
    return read.draft, text


CASE = "scenarios/the-quiet-table"
QUIZ = "quizzes/the-quiet-table"
LESSON = "courses/the-quiet-table/what-a-note-holds"
COURSE = "courses/the-quiet-table/course"
EDITS = [
    ("scenario", CASE, "## Dydd Gwener\n`ending: mixed`", "## Dydd Gwener\n`ending: good`", "ending"),
    ("scenario", CASE, "(#wythnos) `poor: delays`", "(#wythnos) `poor: misses`", "poor delays"),
    ("scenario", CASE, "(#wythnos) `poor", "(#dydd-gwener) `poor", "section 10"),
    ("scenario", CASE, "- [x] Mae ei lewys", "- [ ] Mae ei lewys", "ticked"),
    ("scenario", CASE, "`safety`\n", "", "safety"),
    ("scenario", CASE, "flags: [noted, told]", "flags: [told, noted, late]", "noted, told"),
    ("scenario", CASE, "`debrief` `only: wales`", "`debrief`", "only"),
    ("scenario", CASE, "\n> “Sylwais i dy fod ti wedi gadael dy ginio, Sam.”\n", "", "model"),
    ("scenario", CASE, "1. [Yr Alban](#y-person-a-enwir) `only: scotland`\n", "", "3 ways"),
    ("quiz", QUIZ, "- [x] Pryd y’i gwelsoch\n", "", "ticked"),
    ("quiz", QUIZ, "| Chi | Dweud wrth y {DSP} |", "| Chi | Barnu’r trothwy |", "row"),
    ("quiz", QUIZ, "`critical` ", "", "critical"),
    ("quiz", QUIZ, "draw: 5", "draw: 4", "draw"),
    ("quiz", QUIZ, "## Sawl", "## Un\n- [x] a\n- [ ] b\n\n## Sawl", "question"),
    ("lesson", LESSON, "`only: wales`\n", "", "reflect"),
    ("lesson", LESSON, "`plan` `id: ail`\n", "", "plan"),
    ("course", COURSE, " `after 8 weeks`\n- [Pa", "\n- [Pa", "after"),
    ("course", COURSE, "(what-a-note-holds.cy.md)\n2", "(what-a-note-lacks.cy.md)\n2", "lacks"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "before", "after", "word"), EDITS)
def test_another_shape_is_said_in_the_twins_own_line(
    kind: str, name: str, before: str, after: str, word: str
) -> None:
    original, _ = draft(kind, f"{name}.md")
    twin, text = draft(kind, f"{name}.cy.md")
    assert find_difference(original, twin) is None
    assert text.count(before) == 1
    changed = text.replace(before, after)
    altered = read_and_judge(source(kind, changed), TERM_WORDS).draft
    assert altered is not None
    difference = find_difference(original, altered)
    assert difference is not None
    assert word in difference.message
    assert 1 <= difference.line <= changed.count("\n")


def test_a_twin_of_another_shape_is_left_out_and_its_original_stays(tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path / "root")
    path = tmp_path / "root" / f"{CASE}.cy.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("`poor: delays`", "`poor: misses`"), "utf-8")
    library = load_library([tmp_path / "root"])
    assert "the-quiet-table" in library.scenarios
    assert library.twin(Kind.SCENARIO, "the-quiet-table", "cy") is None
    assert library.twin(Kind.LESSON, "the-quiet-table/what-a-note-holds", "cy") is not None


def test_a_twin_without_an_original_is_left_out(tmp_path: Path) -> None:
    shutil.copytree(ROOT, tmp_path / "root")
    (tmp_path / "root/quizzes/how-sure.md").unlink()
    library = load_library([tmp_path / "root"])
    assert (Kind.QUIZ, "how-sure", "cy") not in library.twins
    assert "how-sure" not in library.quizzes
