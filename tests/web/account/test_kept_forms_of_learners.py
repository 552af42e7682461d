"""The forms that a learner fills in: each meets an ended session, and each is recorded in the end."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from app.content.model.terms import Nation
from app.ids import SessionId
from app.policy.actor import Actor
from app.policy.permissions import LEARNER
from app.services.practised import Practised
from app.services.signing_in import LEARNER_LIMITS
from tests.conftest import FakeClock, heed_of
from tests.people import PASSWORD, Someone
from tests.walking import Walker, said
from tests.web.browsing import Browsing

COURSE = "noticing-neglect"
FIRST_LESSON = "noticing-neglect/what-neglect-is"
CASE = "the-long-monday"
QUIZ = "noticing-neglect"
AFTER_THE_CASE = "noticing-neglect/the-picture-and-the-child"
WORDS = "Monday, ten to nine: “Mam was asleep.”\nI wrote it down & told Ruth — ŵ."


@pytest.fixture
def after(
    app: Flask, client: Browsing, person: Someone, clock: FakeClock
) -> Callable[[str], Walker]:
    """Signed in, with the course's steps before this one behind her."""

    def go(slug: str) -> Walker:
        heed = heed_of(app)
        actor = Actor(person.id, SessionId(0), person.name, Nation.WALES, permissions=LEARNER)
        practised = Practised(heed.database, heed.content, actor, clock())
        practised.take_until(heed.content.library.courses[COURSE], slug)
        clock.moment = practised.now
        client.sign_in(person)
        return Walker(client)

    return go


def press_too_late(
    walker: Walker, person: Someone, clock: FakeClock, button: str, **answers: str
) -> None:
    """And sign in again, and send what was kept."""
    clock.moment += LEARNER_LIMITS.idle
    walker.press(button, **answers)
    assert walker.heading == "Sign in"
    assert "We kept what you typed" in walker.text
    walker.press("Sign in", username=person.username, password=PASSWORD)
    assert walker.heading == "We kept what you typed"


def test_a_note_beside_a_lesson(
    after: Callable[[str], Walker], person: Someone, clock: FakeClock
) -> None:
    walker = after(FIRST_LESSON).go(f"/courses/{COURSE}").follow("What neglect is")
    boxes = [str(box["name"]) for box in walker.page.find_all("textarea")]
    typed = dict.fromkeys(boxes, WORDS)
    press_too_late(walker, person, clock, "Done, go on", **typed)
    shown = [panel.get_text() for panel in walker.page.select(".typed")]
    assert shown == [WORDS] * len(boxes)
    walker.press("Send it again")
    assert walker.status == 200
    notes = walker.go("/reflections").text
    assert notes.count("Mam was asleep") == len(boxes)
    assert "3 of " in walker.go("/training").text


def shown(walker: Walker) -> list[str]:
    return [said(each) for each in walker.page.select(".typed")]


def first_choice(walker: Walker) -> str:
    return str(walker.page.select("input[name=choice]")[0]["value"])


def test_a_choice_in_a_case(
    after: Callable[[str], Walker], person: Someone, clock: FakeClock
) -> None:
    walker = after(CASE)
    walker.go("/cases/the-long-monday").press("Begin")
    choice = first_choice(walker)
    card = walker.page.select_one("label.choice")
    assert card is not None
    before = walker.heading
    press_too_late(walker, person, clock, "This is what I would do", choice=choice)
    assert shown(walker) == [said(card)]
    walker.press("Send it again")
    assert walker.heading != before
    assert "Before you go on: " in walker.heading


def test_an_answer_in_a_quiz(
    after: Callable[[str], Walker], person: Someone, clock: FakeClock
) -> None:
    walker = after(QUIZ)
    walker.go("/quizzes/noticing-neglect").press("Begin")
    assert "1 of" in walker.text
    while not walker.page.select("label.choice input[name=answer]"):
        # The paper is drawn: go on to a question with one list of choices.
        walker.press("Record my answer", **filled_in(walker), confidence="fairly-sure")
        walker.follow("Next question")
    answers = filled_in(walker)
    card = next(
        card
        for card in walker.page.select("label.choice")
        if card.select_one(f"input[value='{answers['answer']}']")
    )
    place = question_number(walker)
    press_too_late(walker, person, clock, "Record my answer", **answers, confidence="fairly-sure")
    assert shown(walker) == [said(card), "How sure are you: Fairly sure"]
    walker.press("Send it again")
    walker.follow("Next question")
    assert question_number(walker) == place + 1


def question_number(walker: Walker) -> int:
    found = re.search(r"(\d+) of \d+", walker.text)
    assert found is not None
    return int(found[1])


def filled_in(walker: Walker) -> dict[str, str]:
    """Something in every field of the question, as a person in a hurry answers."""
    form = walker.button("Record my answer").find_parent("form")
    assert form is not None
    answers: dict[str, str] = {}
    for box in form.find_all(["input", "select"]):
        kind, name = box.get("type"), str(box.get("name"))
        if box.name == "select":
            used = set(answers.values())
            options = [str(each["value"]) for each in box.find_all("option") if each.get("value")]
            answers[name] = next((each for each in options if each not in used), options[0])
        elif kind in ("radio", "checkbox") and name not in ("confidence",):
            answers.setdefault(name, str(box["value"]))
        elif kind in ("text", "number", None):
            answers[name] = "4"
    return answers


def test_what_was_written_after_an_ending(
    after: Callable[[str], Walker], person: Someone, clock: FakeClock
) -> None:
    walker = after(AFTER_THE_CASE)
    walker.go("/record").follow("The long Monday")
    (box,) = (str(each["name"]) for each in walker.page.find_all("textarea"))
    press_too_late(walker, person, clock, "Save and go on", **{box: WORDS})
    walker.press("Send it again")
    assert "Mam was asleep" in walker.go("/reflections").text


def test_sending_it_from_two_tabs_records_it_once(
    after: Callable[[str], Walker], person: Someone, clock: FakeClock
) -> None:
    walker = after(CASE)
    walker.go("/cases/the-long-monday").press("Begin")
    choice = first_choice(walker)
    press_too_late(walker, person, clock, "This is what I would do", choice=choice)
    other = Walker(walker.client).go(walker.path)
    walker.press("Send it again")
    where = walker.heading
    other.press("Send it again")
    assert other.status == 404
    assert walker.go(walker.path).heading == where
