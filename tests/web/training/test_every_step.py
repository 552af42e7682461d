"""A step before, sections for one nation, a plan, a step after so many weeks, and a course that was renewed."""

from dataclasses import dataclass
from datetime import datetime
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
FOLLOW_UP = "/cases/two-desks?course=every-step"
NOT_SURE = "not-at-all-sure"
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


@dataclass
class AtWork(Practised):
    """The same person, brought on quickly."""

    @property
    def course(self) -> Course:
        return self.content.library.courses["every-step"]

    def rate(self) -> None:
        self.answer(self.course, "how-sure")


@pytest.fixture
def at_work(app: Flask, in_scotland: Someone, clock: FakeClock) -> AtWork:
    heed = heed_of(app)
    number, name = in_scotland.id, in_scotland.name
    actor = Actor(number, SessionId(0), name, Nation.SCOTLAND, permissions=LEARNER)
    return AtWork(heed.database, heed.content, actor, clock())


def write_plan(walker: Walker, *parts: str) -> Walker:
    walker.go(PLAN)
    boxes = [str(box["name"]) for box in walker.page.select(".plan textarea")]
    return walker.press("Save my notes and stay", **dict(zip(boxes, parts, strict=False)))


def complete(walker: Walker, at_work: AtWork) -> None:
    at_work.rate()
    write_plan(walker, *MINE).press("Done, go on")
    at_work.play(at_work.course, "one-step")
    at_work.rate()


def test_what_is_asked_before_comes_first_and_again_only_after_the_rest(
    walker: Walker, at_work: AtWork
) -> None:
    assert "How sure are you? Quiz · 2 minutes First of all" in walker.go(COURSE).text
    assert walker.go(PLAN).status == 409
    at_work.rate()
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
    box = walker.page.select_one("input[type=radio]")
    assert box is not None
    walker.press("Record my answer", **{str(box["name"]): NOT_SURE}).follow("Next question")
    assert "Question 2 of 2" in walker.text
    assert walker.heading == "Whom to tell in Scotland"


def test_a_lesson_has_its_nations_sections_alone(walker: Walker, at_work: AtWork) -> None:
    at_work.rate()
    walker.go(PLAN)
    assert "Here the named person may be told." in walker.text
    assert "In England" not in str(walker.page)


def test_a_plan_is_kept_where_its_maker_finds_it(walker: Walker, at_work: AtWork) -> None:
    at_work.rate()
    write_plan(walker, *MINE[:2])
    assert "Your notes are saved." in walker.text
    kept = [box.get_text().strip() for box in walker.page.select(".plan textarea")]
    assert kept == [*MINE[:2], ""]
    write_plan(walker, "", "", MINE[2])
    notes = walker.go("/reflections").text
    assert "Your plan: A plan" in notes
    assert all(part in notes for part in MINE)


def test_changing_and_deleting_a_plan(walker: Walker, at_work: AtWork) -> None:
    at_work.rate()
    write_plan(walker, *MINE)
    walker.go("/reflections").follow("Change").press("Save my plan", tell="Ruth, the deputy")
    assert "Your plan is changed." in walker.text
    assert "Ruth, the deputy" in walker.text
    walker.follow("Delete").press("Delete my plan")
    assert "No notes yet" in walker.text


def test_what_was_typed_into_a_plan_is_there_after_leaving(walker: Walker, at_work: AtWork) -> None:
    at_work.rate()
    walker.go(PLAN)
    name = str(walker.page.select(".plan textarea")[0]["name"])
    walker.press("Leave quickly", **{name: "Half a plan"})
    assert walker.go(PLAN).page.select(".plan textarea")[0].get_text().strip() == "Half a plan"


def test_weeks_later_it_is_asked_again_in_private(
    walker: Walker, at_work: AtWork, clock: FakeClock, in_scotland: Someone
) -> None:
    assert "8 weeks after the rest" in walker.go(COURSE).text
    complete(walker, at_work)
    assert "4 of 4 steps done" in walker.go(COURSE).text
    assert "a child without a coat" in walker.text
    assert "Did you do it?" not in walker.text
    assert "Opens on Monday 18 January 2027" in walker.text
    assert "It opens on Monday 18 January 2027" in walker.go(FOLLOW_UP).text
    assert not walker.has_button("Begin")
    clock.forward(weeks=8)
    walker.client.sign_in(in_scotland)
    assert "Some weeks on" in walker.go("/training").text
    assert walker.go(FOLLOW_UP).has_button("Begin")
    assert "Did you do it?" in walker.go(COURSE).text
    question = walker.follow("Say how it went").path
    walker.press("Leave quickly", outcome="not-yet", note="It has not").go(question)
    assert [box["value"] for box in walker.page.select("input[checked]")] == ["not-yet"]
    assert "It has not" in walker.text
    walker.go("/training").go(COURSE).follow("Say how it went").press("Save my answer", outcome="")
    assert (walker.status, "Choose the answer that fits best." in walker.text) == (422, True)
    walker.press("Save my answer", outcome="in-part", note="It stopped raining.")
    assert "Did you do it? In part." in walker.text
    assert "It stopped raining." in walker.go(COURSE).text
    assert "Say how it went" not in walker.text


def test_a_plan_is_nobody_elses(
    walker: Walker, at_work: AtWork, app: Flask, person: Someone
) -> None:
    at_work.rate()
    write_plan(walker, *MINE)
    other = app.test_client()
    assert isinstance(other, Browsing)
    other.sign_in(person)
    for path in ("edit", "follow-up", "delete"):
        assert other.get(f"/plans/1/{path}").status_code == 404
        assert other.submit(f"/plans/1/{path}", {"outcome": "done"}).status_code == 404
    assert "a child without a coat" in walker.go("/reflections").text


def test_the_record_stands_without_what_comes_weeks_later(walker: Walker, at_work: AtWork) -> None:
    complete(walker, at_work)
    assert "Completed on Monday 23 November 2026" in walker.go(COURSE).text
    assert "Every step" in walker.go("/record").text


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
