"""A lesson: read, paused at, written beside, done."""

import pytest

from tests.services.training.learning import CASE, COURSE, LESSON, OPTIONAL, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing

ADDRESS = f"/courses/{COURSE}/{LESSON}"
PICK = "he-pulled-me-said-at-852-in-the-coat-corner"
GUARD = "Do not name or describe a real child or family. This is not where to report a concern."


def pause(walker: Walker) -> str:
    return str(walker.page.select_one("fieldset[id^=pause]")["id"])  # type: ignore[index]


def box(walker: Walker) -> str:
    return str(walker.page.select_one("textarea")["name"])  # type: ignore[index]


def test_the_page_says_where_it_stands_and_done_leads_on(walker: Walker) -> None:
    walker.go(ADDRESS)
    assert "Step 1 of 3" in walker.text
    walker.press("Done, go on")
    assert walker.path == f"/cases/{CASE}?course={COURSE}"
    walker.go(ADDRESS)
    assert "Step 1 of 3 · done" in walker.text


def test_done_twice_is_done_once(walker: Walker, learning: Learning) -> None:
    walker.go(ADDRESS).press("Done, go on")
    walker.go(ADDRESS).press("Done, go on")
    assert len(learning.history().lessons) == 1


def test_reading_changes_nothing(walker: Walker, learning: Learning) -> None:
    walker.go(ADDRESS)
    assert learning.history().lessons == ()


def test_feedback_comes_after_a_pick_and_for_every_answer(walker: Walker) -> None:
    walker.go(ADDRESS)
    assert "Her words, a time, a place." not in walker.text
    walker.press("See what each answer means", **{pause(walker): PICK})
    assert walker.status == 200
    assert "Your pick" in walker.text
    assert "Her words, a time, a place." in walker.text
    assert "An opinion: nobody can tell what was said." in walker.text


def test_looking_without_a_pick_asks_for_one(walker: Walker) -> None:
    walker.go(ADDRESS).press("See what each answer means")
    assert "Pick what you think, then look." in walker.text
    assert "Her words, a time, a place." not in walker.text


def test_looking_loses_nothing_that_was_typed(walker: Walker, learning: Learning) -> None:
    walker.go(ADDRESS)
    walker.press("See what each answer means", **{box(walker): "Half a", pause(walker): PICK})
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == "Half a"
    assert learning.record().attempts == ()
    walker.press("Done, go on")
    walker.go("/reflections")
    assert "Half a" in walker.text


def test_a_pick_that_was_not_on_offer_is_no_pick(signed_in: Browsing) -> None:
    page = signed_in.get(f"{ADDRESS}?pause-9239d114ab=no-such-answer")
    assert "Her words, a time, a place." not in page.text


def test_private_boxes_stand_beside_their_warning(walker: Walker) -> None:
    walker.go(ADDRESS)
    assert GUARD in walker.text
    assert "Where do you write such a note today?" in walker.text


def test_notes_are_saved_without_being_done(walker: Walker, learning: Learning) -> None:
    walker.go(ADDRESS)
    walker.press("Save my notes and stay", **{box(walker): "In the red book."})
    assert "Your notes are saved." in walker.text
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == "In the red book."
    assert learning.history().lessons == ()


@pytest.mark.parametrize("button", ["Done, go on", "Save my notes and stay"])
def test_a_note_that_is_too_long_is_shown_again_whole(
    walker: Walker, learning: Learning, button: str
) -> None:
    walker.go(ADDRESS)
    long = "word " * 1200
    walker.press(button, **{box(walker): long})
    assert walker.status == 422
    assert "Keep this note under 5000 characters." in walker.text
    assert walker.page.title is not None
    assert walker.page.title.get_text().startswith("Error: ")
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == long.strip()
    assert learning.history().lessons == ()


def test_a_page_that_was_edited_meanwhile_is_to_be_read_again(
    walker: Walker, learning: Learning
) -> None:
    walker.go(ADDRESS)
    walker.press("Done, go on", version="0" * 64, **{box(walker): "Kept"})
    assert walker.status == 409
    assert "This page was changed while you read it." in walker.text
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == "Kept"
    assert learning.history().lessons == ()
    walker.press("Done, go on")
    assert len(learning.history().lessons) == 1


def test_leaving_quickly_keeps_what_was_typed(walker: Walker) -> None:
    walker.go(ADDRESS)
    walker.press("Leave quickly", **{box(walker): "Half a sentence"})
    walker.go(ADDRESS)
    assert walker.page.textarea is not None
    assert walker.page.textarea.get_text().strip() == "Half a sentence"


def test_an_optional_lesson_is_open_from_the_beginning(walker: Walker, learning: Learning) -> None:
    walker.go(f"/courses/{COURSE}/{OPTIONAL}")
    assert "Optional reading" in walker.text
    walker.press("Done, go on")
    assert walker.path == ADDRESS, "the next step is still the first required one"
    assert [done.lesson for done in learning.history().lessons] == [f"{COURSE}/{OPTIONAL}"]


def test_a_page_whose_turn_has_not_come_points_to_the_one_that_has(signed_in: Browsing) -> None:
    page = signed_in.get(f"/quizzes/first-words?course={COURSE}")
    assert page.status_code == 409
    assert "Your next one is “What a record is”" in page.text
    assert f'href="{ADDRESS}"' in page.text


def test_a_lesson_that_is_not_there_is_not_found(signed_in: Browsing) -> None:
    page = signed_in.get(f"/courses/{COURSE}/no-such-lesson")
    assert page.status_code == 404
    assert "no-such-lesson" not in page.text


def test_the_last_step_says_that_the_course_is_complete(walker: Walker, learning: Learning) -> None:
    learning.take(learning.course(), 3)
    walker.go(ADDRESS).press("Done, go on")
    assert walker.path == f"/courses/{COURSE}"
    assert "3 of 3 steps done" in walker.text


@pytest.mark.parametrize("look", ["no-such-pause", "x\r\nSet-Cookie: a=b", "x" * 100_000, ""])
def test_only_a_pause_of_the_page_can_be_looked_at(signed_in: Browsing, look: str) -> None:
    answer = signed_in.submit(f"{ADDRESS}/look", {"look": look})
    assert answer.status_code == 404
    assert "Location" not in answer.headers
