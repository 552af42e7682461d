"""A step before, sections for one nation, a plan, a step after so many weeks, and a course that was renewed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from app.content.model.course import Course
from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.passwords import Passwords
from app.services.practised import Practised
from app.store.database import Database
from tests.conftest import FakeClock, heed_of
from tests.own_content import own_copy
from tests.people import Someone, agency, learner
from tests.walking import Walker
from tests.web.browsing import Browsing

COURSE = "/courses/every-step"
PLAN = f"{COURSE}/a-plan"
QUIZ = "/quizzes/how-sure?course=every-step"
NOT_SURE, SURE = "not-at-all-sure", "very-sure"
MINE = ("a child without a coat", "the DSP", "noon")


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    return own_copy(tmp_path)


@pytest.fixture
def in_scotland(database: Database, passwords: Passwords, clock: FakeClock) -> Someone:
    with database.transaction() as session:
        school = agency(session, "Loch Street School", "school", Nation.SCOTLAND)
        return learner(session, passwords, clock(), name="Mairi Reid", at=school)


@pytest.fixture
def walker(client: Browsing, in_scotland: Someone) -> Walker:
    client.sign_in(in_scotland)
    return Walker(client)


@pytest.fixture
def at_work(app: Flask, in_scotland: Someone, clock: FakeClock) -> Callable[[str], Practised]:
    def work(nation: str = "scotland") -> Practised:
        heed = heed_of(app)
        number, name = in_scotland.id, in_scotland.name
        actor = Actor(number, SessionId(0), name, Nation(nation), permissions=LEARNER)
        return Practised(heed.database, heed.content, actor, clock())

    return work


def rate(walker: Walker) -> None:
    walker.go(QUIZ).press("Begin")
    while walker.has_button("Record my answer"):
        box = walker.page.select_one("input[type=radio]")
        assert box is not None
        walker.press("Record my answer", **{str(box["name"]): NOT_SURE})
        if (
            not walker.has_button("Record my answer")
            and walker.heading != "Your answers are recorded"
        ):
            walker.follow("Next question")


def write_plan(walker: Walker, *parts: str) -> Walker:
    walker.go(PLAN)
    boxes = [str(box["name"]) for box in walker.page.select(".plan textarea")]
    return walker.press("Save my notes and stay", **dict(zip(boxes, parts, strict=False)))


def complete(walker: Walker, practised: Practised, course: Course) -> None:
    rate(walker)
    write_plan(walker, *MINE).press("Done, go on")
    practised.play(course, "one-step")
    rate(walker)


def test_what_is_asked_before_comes_first_and_again_only_after_the_rest(walker: Walker) -> None:
    assert "How sure are you? Quiz · 2 minutes First of all" in walker.go(COURSE).text
    assert walker.go(PLAN).status == 409
    rate(walker)
    assert "1 of 4 steps done" in walker.go(COURSE).text
    assert "How sure are you now? Quiz · 2 minutes After step 3" in walker.text
    walker.go(QUIZ)
    assert "In Every step, “A plan” comes before this." in walker.text
    assert not walker.has_button("Begin")
    assert not walker.has_button("Take it again")
    assert walker.follow("Your last result").heading == "Your answers are recorded"
    assert walker.client.submit("/quizzes/how-sure?course=every-step").status_code == 409


def test_a_quiz_asks_what_there_is_for_the_nation(walker: Walker) -> None:
    walker.go(QUIZ)
    assert "Questions2, one to a page" in walker.text
    walker.press("Begin")
    titles = [walker.heading]
    walker.press("Record my answer", answer=NOT_SURE, option=NOT_SURE)
    titles.append(
        walker.follow("Next question").heading if "Next" in walker.text else walker.heading
    )
    assert "Whom to tell elsewhere" not in " ".join(titles)


def test_a_lesson_has_its_nations_sections_alone(walker: Walker) -> None:
    rate(walker)
    walker.go(PLAN)
    assert "Here the named person may be told." in walker.text
    assert "In England" not in str(walker.page)


def test_a_plan_is_kept_where_its_maker_finds_it(walker: Walker) -> None:
    rate(walker)
    write_plan(walker, *MINE[:2])
    assert "Your notes are saved." in walker.text
    kept = [box.get_text().strip() for box in walker.page.select(".plan textarea")]
    assert kept == [*MINE[:2], ""]
    write_plan(walker, "", "", MINE[2])
    notes = walker.go("/reflections").text
    assert "Your plan: A plan" in notes
    assert all(part in notes for part in MINE)
    walker.press("Leave quickly") if walker.has_button("Leave quickly now") else None


def test_changing_and_deleting_a_plan(walker: Walker) -> None:
    rate(walker)
    write_plan(walker, *MINE)
    walker.go("/reflections").follow("Change").press("Save my plan", tell="Ruth, the deputy")
    assert "Your plan is changed." in walker.text
    assert "Ruth, the deputy" in walker.text
    walker.follow("Delete").press("Delete my plan")
    assert "No notes yet" in walker.text


def test_what_was_typed_into_a_plan_is_there_after_leaving(walker: Walker) -> None:
    rate(walker)
    walker.go(PLAN)
    name = str(walker.page.select(".plan textarea")[0]["name"])
    walker.press("Leave quickly", **{name: "Half a plan"})
    assert walker.go(PLAN).page.select(".plan textarea")[0].get_text().strip() == "Half a plan"


def test_weeks_later_it_is_asked_again_in_private(
    walker: Walker,
    at_work: Callable[[], Practised],
    clock: FakeClock,
    app: Flask,
    person: Someone,
) -> None:
    course = heed_of(app).content.library.courses["every-step"]
    assert "Two desks Case · 20 minutes" in walker.go(COURSE).text
    assert "8 weeks after the rest" in walker.text
    complete(walker, at_work(), course)
    assert "4 of 4 steps done" in walker.go(COURSE).text
    assert "a child without a coat" in walker.text
    assert "Did you do it?" not in walker.text
    opens = (clock() + timedelta(weeks=8)).date()
    assert f"Opens on Monday {opens.day} January 2027" in walker.text
    assert "Not yet" in walker.go("/cases/two-desks?course=every-step").text
    clock.forward(weeks=8)
    walker = sign_in_again(walker, app)
    assert "Some weeks on" in walker.go("/training").text
    assert "Did you do it?" in walker.go(COURSE).text
    walker.follow("Say how it went").press("Save my answer")
    assert "Choose the answer that fits best." in walker.text
    walker.press("Save my answer", outcome="in-part", note="It stopped raining.")
    assert "Did you do it? In part." in walker.text
    assert "It stopped raining." in walker.go(COURSE).text
    other = app.test_client()
    assert isinstance(other, Browsing)
    other.sign_in(person)
    for path in ("edit", "follow-up", "delete"):
        assert other.get(f"/plans/1/{path}").status_code == 404
        assert other.submit(f"/plans/1/{path}", {"outcome": "done"}).status_code == 404


def sign_in_again(walker: Walker, app: Flask) -> Walker:
    """Eight weeks end every session."""
    walker.go("/training")
    username = next(iter(USERNAMES))
    return walker.press("Sign in", username=username, password="four quiet grey herons")


USERNAMES: set[str] = set()


@pytest.fixture(autouse=True)
def remembered(in_scotland: Someone) -> None:
    USERNAMES.clear()
    USERNAMES.add(in_scotland.username)


def test_the_step_after_so_many_weeks_is_never_needed(
    walker: Walker, at_work: Callable[[], Practised], app: Flask
) -> None:
    complete(walker, at_work(), heed_of(app).content.library.courses["every-step"])
    assert "Every step" in walker.go("/record").text
    assert "valid until" in walker.go("/training").text


def test_an_award_from_before_a_renewal_is_asked_for_anew(
    app: Flask, clock: FakeClock, database: Database, passwords: Passwords
) -> None:
    with database.transaction() as session:
        college = agency(session, "Lough Road College", "school", Nation.NORTHERN_IRELAND)
        someone = learner(session, passwords, clock(), name="Niall Quinn", at=college)
    heed = heed_of(app)
    actor = Actor(
        someone.id, SessionId(0), someone.name, Nation.NORTHERN_IRELAND, permissions=LEARNER
    )
    early = datetime.fromisoformat("2026-10-01T09:00:00+00:00")
    practised = Practised(heed.database, heed.content, actor, early)
    practised.take(heed.content.library.courses["renewed"], 1)
    client = app.test_client()
    assert isinstance(client, Browsing)
    client.sign_in(someone)
    walker = Walker(client).go("/training")
    assert "Begin: One step" in walker.text
    assert "The course was renewed on Monday 2 November 2026" in walker.text
    practised.now = clock()
    practised.take(heed.content.library.courses["renewed"], 1)
    assert "Nothing to do now" in walker.go("/training").text
    assert "was renewed" not in walker.text
