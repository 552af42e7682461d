"""The case as the second step of a course: a lesson comes before it, a quiz after it."""

import shutil
from pathlib import Path

import pytest

from app.content.model.header import Kind
from app.services import playing_alternatives, playing_begin
from app.services.history import read_history
from app.services.open_steps import NotYet
from app.store import alternatives
from app.store.awards import awards_of
from app.store.content_versions import keep_version
from app.store.lessons import add_completion
from tests.services.playing.conftest import CASE, EXAMPLES, LISTEN, NOW, REPORT, RING, WRITE, World

COURSE = "first-words"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The course, without its quiz: the case completes it."""
    root = tmp_path / "content"
    shutil.copytree(EXAMPLES, root)
    course = root / "courses" / COURSE / "course.md"
    lines = course.read_text("utf-8").splitlines()
    kept = [line for line in lines if "quizzes/" not in line and "listen:" not in line]
    course.write_text("\n".join(kept), "utf-8")
    return root


def read_the_lesson(world: World) -> None:
    lesson = world.content.library.lessons[f"{COURSE}/what-a-record-is"]
    with world.database.transaction() as session:
        keep_version(session, world.content.library.sources[lesson.sha256], NOW)
        add_completion(session, world.actor.person_id, lesson.slug, lesson.sha256, NOW)


def another_way(world: World) -> None:
    with world.database.transaction() as session:
        playing_alternatives.take_another_way(session, world.content, world.actor, CASE, NOW)


def awarded(world: World) -> list[str]:
    with world.database.reading() as session:
        return [award.facts.course for award in awards_of(session, world.actor.person_id)]


def cases_done(world: World) -> set[str]:
    with world.database.reading() as session:
        return set(read_history(session, world.actor.person_id).facts().cases)


def test_the_lesson_comes_first(world: World) -> None:
    with pytest.raises(NotYet) as not_yet:
        world.begin(course=COURSE)
    assert not_yet.value.next_step
    assert not_yet.value.next_step.slug == f"{COURSE}/what-a-record-is"
    with world.database.reading() as session:
        start = playing_begin.start(session, world.content, world.actor, CASE, COURSE, NOW)
    assert start.not_yet is not None
    assert start.earlier == ()


def test_an_attempt_keeps_course_and_release(world: World) -> None:
    read_the_lesson(world)
    terms = world.look(world.begin(course=COURSE)).attempt.terms
    assert (terms.kind, terms.course) == (Kind.SCENARIO, COURSE)
    assert terms.release_sha256 == world.content.library.releases[COURSE].sha256
    assert terms.terms_sha256 == world.content.library.terms.sha256


def test_the_last_step_completed_is_an_award_and_an_unsafe_ending_is_none(world: World) -> None:
    read_the_lesson(world)
    attempt = world.begin(course=COURSE)
    world.play(attempt, LISTEN, RING)
    assert (awarded(world), cases_done(world)) == ([], set())
    world.play(attempt, "back:1", WRITE, REPORT)
    assert (awarded(world), cases_done(world)) == ([COURSE], {CASE})


def test_another_way_counts_the_same(world: World) -> None:
    read_the_lesson(world)
    another_way(world)
    another_way(world)
    assert (awarded(world), cases_done(world)) == ([COURSE], {CASE})
    with world.database.reading() as session:
        taken = alternatives.alternatives_of(session, world.actor.person_id)
        start = playing_begin.start(session, world.content, world.actor, CASE, COURSE, NOW)
    assert [alternative.scenario for alternative in taken] == [CASE]
    assert (start.done_another_way, start.open) == (True, None)


def test_the_lesson_that_serves_instead(world: World) -> None:
    scenario = world.content.current_scenario(CASE)
    assert playing_alternatives.find_alternative_lesson(world.content, scenario) is None
    case = world.root / "scenarios" / f"{CASE}.md"
    link = f"alternative: ../courses/{COURSE}/what-a-record-is.md"
    case.write_text(case.read_text("utf-8").replace("minutes: 8", f"minutes: 8\n{link}"), "utf-8")
    content = world.reload()
    lesson = playing_alternatives.find_alternative_lesson(content, content.current_scenario(CASE))
    assert lesson is not None
    assert lesson.slug == f"{COURSE}/what-a-record-is"
