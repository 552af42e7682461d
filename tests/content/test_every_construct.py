"""Two small content roots use all that FORMAT.md describes, and can be played in every nation."""

from fractions import Fraction
from pathlib import Path

import pytest

from app.content import directives
from app.content.loading import load_library
from app.content.markdown import parse
from app.content.model.header import Coaching, Group, Kind, Standing
from app.content.model.scenario import EndingKind, Noticing, Writing
from app.content.model.terms import Nation
from app.content.state_graph import StateGraph
from app.learning.course_progress import Doing, Facts, progress
from app.learning.marking import mark, result
from app.learning.noticing import report
from app.learning.quiz_attempt import Answer, draw
from app.learning.review import review, review_tasks
from app.learning.scenario_run import begin, ending_of, is_complete, replay, role_of
from app.services.practised import right_answer
from tests.content.compiling import EXAMPLES
from tests.roads import roads_to_endings

ROOT = Path(__file__).parent / "every_construct"
LIBRARY = load_library([ROOT])
CASE = LIBRARY.scenarios["the-quiet-table"]
QUIZ = LIBRARY.quizzes["the-quiet-table"]
COURSE = LIBRARY.courses["the-quiet-table"]


def said_in(*roots: Path) -> set[str]:
    """The directives of all originals, in their short forms."""
    files = [path for root in roots for path in root.rglob("*.md") if ".cy" not in path.name]
    tokens = [token for path in files for token in parse(path.read_text("utf-8")).tokens]
    codes = {c.content for t in tokens for c in t.children or [] if c.type == "code_inline"}
    every = {**VOCABULARY, "hint": directives.nothing}
    return {name for name in every if any(directives.known(code, {name: print}) for code in codes)}


VOCABULARY = {
    **directives.CHOICE,
    **directives.ROUTE,
    **directives.SCENE,
    **directives.QUESTION,
    **directives.OPTION,
    **directives.STEP,
    **directives.LESSON,
}


def test_both_roots_together_use_every_directive() -> None:
    assert said_in(ROOT, EXAMPLES) == {*VOCABULARY, "hint"}


def test_the_root_is_without_errors() -> None:
    assert [str(d) for d in LIBRARY.diagnostics if d.severity == "error"] == []
    assert CASE.header.coaching is Coaching.WORKED
    assert CASE.header.status is Standing.REVIEWED
    assert set(CASE.header.groups) == {Group.OLDER_CHILDREN, Group.DISABLED_CHILDREN}
    assert LIBRARY.quizzes["how-sure"].header.groups == (Group.BABIES,)
    assert CASE.header.alternative_lesson == "the-quiet-table/what-a-note-holds"


@pytest.mark.parametrize("nation", Nation)
def test_the_case_is_played_to_each_of_its_endings(nation: Nation) -> None:
    case = CASE.for_nation(nation)
    words = LIBRARY.terms.of(nation).words
    graph = StateGraph.of(case)
    roads = roads_to_endings(case)
    assert {case.scenes[scene].onward for scene in roads} == {
        case.scenes[scene].onward for scene in case.scenes if scene in ("help", "friday", "a-week")
    }
    for moves in roads.values():
        run = replay(case, moves)
        assert ending_of(case, run) is not None
        assert role_of(case, run).fill(words) == words_for_office(nation)
        noticed, written = review_tasks(case, run)
        assert isinstance(noticed.task, Noticing)
        assert noticed.report == report(
            noticed.task, {"he-has-not-eaten-for-three-days", "sleeves"}
        )
        assert isinstance(written.task, Writing)
        assert len(review(case, graph, run)) == len(run.decisions) == 2
        assert all(passage.explained is not None for passage in run.decisions)
    assert graph.value(begin(case).state) == 0


def words_for_office(nation: Nation) -> str:
    return {
        Nation.ENGLAND: "DSL",
        Nation.WALES: "DSP",
        Nation.SCOTLAND: "child protection coordinator",
        Nation.NORTHERN_IRELAND: "designated teacher",
    }[nation]


def test_only_the_good_road_puts_safety_right_and_scotland_passes_its_own_scene() -> None:
    for nation in Nation:
        case = CASE.for_nation(nation)
        roads = roads_to_endings(case, EndingKind.GOOD)
        (moves,) = roads.values()
        met = [passage.scene for passage in replay(case, moves).road]
        assert ("the-named-person" in met) == (nation is Nation.SCOTLAND)
        best = [move for move in moves if move.choice != "promise-to-keep-it-between-you"]
        sound = len(best) == len(moves)
        assert is_complete(case, replay(case, moves)) == sound


@pytest.mark.parametrize("nation", Nation)
def test_the_quiz_is_drawn_and_passed(nation: Nation) -> None:
    quiz = QUIZ.for_nation(nation)
    words = LIBRARY.terms.of(nation).words
    for seed in map(str, range(20)):
        drawn = draw(quiz, seed)
        assert len(drawn) == 5
        assert "a-child-says-dont-tell-what-do-you-answer" in drawn
        marks = {
            id_: Answer(mark(quiz.questions[id_], right_answer(quiz.questions[id_], words), words))
            for id_ in drawn
        }
        outcome = result(quiz, drawn, marks)
        assert (outcome.passed, outcome.score) == (True, Fraction(1))
    seen = {id_ for seed in range(60) for id_ in draw(quiz, str(seed))}
    assert ("which-language-may-a-child-use-in-wales" in seen) == (nation is Nation.WALES)
    assert seen == set(quiz.questions)


def test_the_course_is_completed_and_followed_up() -> None:
    parts = [(step.kind, step.slug) for step in COURSE.steps if step.required]
    day = COURSE.header.reviewed
    doings = {part: [Doing(day, passed=True)] * parts.count(part) for part in parts}
    placed = progress(COURSE, Facts.of(doings, complete_since=day), day)
    assert placed.complete
    assert parts.count((Kind.QUIZ, "how-sure")) == 2
    assert [step.step.after_weeks for step in placed.steps if step.opens] == [8, 8]
