"""After an ending: the private question, another try, and only then the review."""

from bs4 import Tag

from tests.walking import Walker
from tests.web.play.test_scene import CHOOSE, LEAD, LISTEN, REPORT, RING, WRITE, begin

GOOD = (LISTEN, WRITE, REPORT)
UNSAFE = (LISTEN, RING)


def play(walker: Walker, *choices: str) -> Walker:
    for choice in choices:
        walker.press(CHOOSE, choice=choice)
    return walker


def play_to_the_end(walker: Walker, *choices: str) -> Walker:
    return play(begin(walker), *choices)


def past_the_question(walker: Walker) -> Walker:
    return walker.follow("Look back on what you did").follow("Go on without writing")


def test_the_ending_is_a_scene_and_leads_to_the_question(walker: Walker) -> None:
    page = play_to_the_end(walker, *GOOD)
    assert page.heading == "Referred"
    assert "The end, after 3 decisions" in page.text
    assert "You go with her words in your hand." in page.text
    assert not page.has_button(CHOOSE)
    page.follow("Look back on what you did")
    assert page.has_button("Save and go on")
    assert "Do not name or describe a real child or family." in page.text
    assert "Open the review" not in page.text
    assert "Try again" not in page.text


def test_the_note_is_saved_for_its_writer_and_comes_back(walker: Walker) -> None:
    play_to_the_end(walker, *GOOD).follow("Look back on what you did")
    walker.press("Save and go on", text="  I would sit down first.  ")
    assert "Only you can read it." in walker.text
    assert walker.heading == "What now?"
    walker.go(walker.path.partition("?")[0])
    assert _typed(walker) == "I would sit down first."
    assert "I would sit down first." in walker.go("/reflections").text


def test_an_empty_note_is_said_in_place(walker: Walker) -> None:
    play_to_the_end(walker, *GOOD).follow("Look back on what you did")
    walker.press("Save and go on", text="   ")
    assert walker.status == 422
    assert "Write a few words, or go on without writing." in walker.text


def test_a_note_that_is_too_long_stays_in_its_box(walker: Walker) -> None:
    play_to_the_end(walker, *GOOD).follow("Look back on what you did")
    walker.press("Save and go on", text="ŵ" * 5001)
    assert walker.status == 422
    assert "Keep it under 5000 characters, please." in walker.text
    assert _typed(walker) == "ŵ" * 5001


def test_what_was_typed_when_leaving_quickly_is_there_again(walker: Walker) -> None:
    play_to_the_end(walker, *GOOD).follow("Look back on what you did")
    debrief = walker.path
    walker.press("Leave quickly", text="Half a thought")
    walker.go(debrief)
    assert _typed(walker) == "Half a thought"
    assert "This is what you had typed. It is not saved yet." in walker.text
    walker.press("Save and go on", text="A whole thought")
    assert _typed(walker.go(debrief)) == "A whole thought"
    assert "not saved yet" not in walker.text


def _typed(walker: Walker) -> str:
    box = walker.page.find("textarea")
    return box.get_text().strip() if box else ""


def test_then_try_again_then_on_request_the_review(walker: Walker) -> None:
    page = past_the_question(play_to_the_end(walker, *GOOD))
    assert page.heading == "What now?"
    assert page.text.index("Try again from a decision") < page.text.index("Open the review")
    assert "You have completed this case." in page.text
    assert "Decision 2: Ella talks You: Write down her words and the time" in page.text
    assert page.follow("Open the review").heading == "The road you took"


def test_again_from_any_decision(walker: Walker) -> None:
    past_the_question(play_to_the_end(walker, *GOOD)).press("Try again from here", choice="1")
    assert walker.heading == "Ella talks"
    assert "Decision 2 of about 3" in walker.text
    play(walker, RING)
    assert walker.heading == "Warned"


def test_safety_that_is_not_put_right_keeps_the_case_open(walker: Walker) -> None:
    page = past_the_question(play_to_the_end(walker, *UNSAFE))
    assert "One thing is still open" in page.text
    assert "You have completed this case." not in page.text
    assert not page.page.find_all("a", string="Open the review")
    page.press("Go back to “Ella talks”")
    assert page.heading == "Ella talks"
    past_the_question(play(page, WRITE, REPORT))
    assert "You have completed this case." in page.text
    assert "One thing is still open" not in page.text


def test_the_review_is_shut_until_it_is_due(walker: Walker) -> None:
    attempt = begin(walker).path
    assert walker.go(f"{attempt}/review").heading == "Arrival"
    play(walker, *UNSAFE)
    assert walker.go(f"{attempt}/review").heading == "Before you look further"
    walker.go(attempt).follow("Look back on").follow("Go on without").press("Go back to")
    assert walker.go(f"{attempt}/review").heading == "Ella talks"
    play(walker, RING)
    assert walker.go(f"{attempt}/review").heading == "The road you took", "after a second go"


def test_the_review_tells_the_whole_road(walker: Walker) -> None:
    play_to_the_end(walker, LEAD).press("Stay with her")
    play(walker, RING)
    past_the_question(walker).press("Go back to")
    play(walker, WRITE, REPORT)
    page = past_the_question(walker).follow("Open the review")
    moments = page.page.select(".moment")
    assert [_heading(moment) for moment in moments] == [
        "Arrival",
        "Ella talks",
        "Ella talks",
        "Referred",
    ]
    said = [" ".join(moment.get_text().split()) for moment in moments]
    assert "Left the child at risk: a leading question" in said[0]
    assert "She looks at the floor." in said[0]
    assert "The turn that cost most" in said[0]
    assert "The turn that cost most" not in said[1]
    other = said[0][said[0].index("The other roads from “Arrival”") :]
    assert "Ask her what happened, then listen Sound She leans in" in other
    assert "Next comes “Ella talks”." in other
    assert "it could still" not in other, "no different from the road taken"
    assert "You tried this before." in said[1]
    assert (
        "Next comes “Warned”. From there every road would have left the child at risk." in said[1]
    )
    assert "This road ended well." in page.text
    assert "What you tried before Ella talks: Ring her father before anyone else hears" in page.text
    assert "What this case is about Open questions, a record in the child's words" in page.text
    assert page.press("Try from here").heading == "Arrival"


def _heading(moment: Tag) -> str:
    title = moment.select_one(".moment__title")
    return title.get_text(strip=True) if title else ""


def test_a_finished_go_is_listed_with_its_ending(walker: Walker) -> None:
    review = past_the_question(play_to_the_end(walker, *GOOD)).follow("Open the review").path
    walker.go("/cases/a-bruise-at-the-door")
    assert "Your earlier goes Monday 23 November 2026, 09:00: This road ended well." in walker.text
    assert walker.follow("Monday 23 November").path == review
    walker.go("/cases/a-bruise-at-the-door").press("Play it again")
    assert walker.heading == "Arrival"
