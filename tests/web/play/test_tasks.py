"""Noticing, writing, another role, and an explanation of each step, as a learner meets them."""

from pathlib import Path

import pytest

from app.content.loading import load_library
from tests.conftest import heed_of
from tests.own_content import own_copy
from tests.walking import Walker
from tests.web.browsing import Browsing

START = "/cases/two-desks"
RECORD = "This is what I would record"
CHECK = "Show me what to check it by"
DO = "This is what I would do"
COAT, POORLY, COPE, RAIN = (
    "third-wet-day-without-a-coat",
    "mams-poorly",
    "his-mother-cannot-cope",
    "it-rained",
)
IN_PASSING = "tell-the-class-teacher-in-passing-when-you-next-meet"
ADVICE = "ring-social-services-for-advice-with-the-three-days-in-front-of-you"
WORDS = "Thank you.\nWhat were his words? ŵ"


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    return own_copy(tmp_path)


def begin(walker: Walker, case: str = START) -> Walker:
    return walker.go(case).press("Begin")


def to_the_office(walker: Walker) -> Walker:
    begin(walker).press(RECORD, tick=[COAT, COPE]).press("Go on to the bell")
    return walker.press(DO, choice=IN_PASSING)


def panels(walker: Walker) -> dict[str, str]:
    found = {}
    for panel in walker.page.select(".panel"):
        title = panel.select_one(".panel__title")
        assert title is not None
        found[title.get_text(strip=True)] = " ".join(panel.get_text(" ").split())
    return found


def typed(walker: Walker) -> str:
    box = walker.page.find("textarea")
    return box.get_text().strip() if box else ""


def test_what_is_ticked_is_reported_in_all_four_ways(walker: Walker) -> None:
    begin(walker).press(RECORD, tick=[COAT, COPE])
    assert walker.heading == "At the pegs"
    assert "You ticked 1 of the 2 things that belong in a record." in walker.text
    assert "You also ticked 1 thing that does not." in walker.text
    said = panels(walker)
    assert "Third wet day without a coat Counted" in said["What you noticed"]
    assert "His own words, with" in said["What was also there"]
    assert "A guess about somebody" in said["What you ticked, and is better left out"]
    assert "True of everyone today." in said["What you rightly left out"]
    assert walker.press("Go on to the bell").heading == "The bell"


def test_nothing_tells_before_what_is_to_be_noticed(walker: Walker) -> None:
    begin(walker)
    source = str(walker.page)
    for secret in ("Counted", "A guess", "True of everyone", "checked", 'value="true"'):
        assert secret not in source
    shown = [str(box["value"]) for box in walker.page.select("input[name=tick]")]
    assert set(shown) == {COAT, POORLY, COPE, RAIN}


def test_nothing_ticked_is_asked_once_more_and_may_be_meant(walker: Walker) -> None:
    begin(walker).press(RECORD)
    assert walker.status == 422
    assert "Tick at least one thing" in walker.text
    walker.press("I would record none of these")
    assert "You ticked 0 of the 2 things" in walker.text
    assert "What you noticed" not in panels(walker)


def test_what_nobody_offered_cannot_be_ticked(walker: Walker) -> None:
    assert begin(walker).press(RECORD, tick=["the-moon"]).status == 422
    assert walker.go(START).follow("Begin").has_button(RECORD)


def test_the_ticks_are_kept_as_a_move_and_come_back_in_the_review(walker: Walker) -> None:
    to_the_office(walker).press(CHECK).press("Pick up the telephone").press(DO, choice=ADVICE)
    walker.follow("Look back on").follow("Go on without writing").follow("Open the review")
    moments = [" ".join(each.get_text(" ").split()) for each in walker.page.select(".moment")]
    assert moments[0].startswith("What you noticed At the pegs You ticked 1 of the 2")
    assert "Third wet day without a coat" in moments[0]
    assert moments[1].startswith("Decision 1 The bell")
    assert "What is only said is soon remembered differently." in moments[1]
    assert moments[2].startswith("What you wrote In the office You are now: DSP")
    assert "You are now" not in moments[3]


def test_first_a_box_then_what_to_check_it_by(walker: Walker) -> None:
    to_the_office(walker)
    assert "What would you say to her?" in walker.text
    assert "Do not name or describe a real child or family." in walker.text
    for secret in ("You thank her", "You noticed three days", "It takes under a minute"):
        assert secret not in str(walker.page)
    walker.press(CHECK, text=WORDS)
    said = panels(walker)
    assert "What were his words? ŵ" in said["What you wrote"]
    assert "It takes under a minute." in said["One way to put it"]
    ticks = [tick.get_text(strip=True) for tick in walker.page.select(".choice__label")]
    assert ticks[1] == "You ask what his words were"
    assert walker.press("Pick up the telephone").heading == "Whom to ring"


def test_the_words_are_a_private_note(walker: Walker, stranger: Browsing) -> None:
    to_the_office(walker).press(CHECK, text=WORDS)
    assert (
        "Two desks In the office: What would you say to her? Thank you."
        in walker.go("/reflections").text
    )
    walker.follow("Change").press("Save my note", text="Shorter.")
    assert "Shorter." in walker.go("/cases/attempts/1").text
    assert "Shorter." not in Walker(stranger).go("/reflections").text
    assert stranger.get("/reflections/1/edit").status_code == 404
    assert stranger.submit("/cases/attempts/1", {"step": "3", "move": "wrote"}).status_code == 404


def test_the_box_may_stay_empty(walker: Walker) -> None:
    to_the_office(walker).press(CHECK)
    assert "What you wrote" not in panels(walker)
    assert "No notes yet" in walker.go("/reflections").text


def test_a_second_visit_finds_what_was_written_and_an_empty_box_keeps_it(walker: Walker) -> None:
    to_the_office(walker).press(CHECK, text=WORDS).press("Go back to the last decision")
    walker.press(DO, choice=IN_PASSING)
    assert typed(walker) == WORDS
    walker.press(CHECK, text="")
    assert "What were his words?" in panels(walker)["What you wrote"]


def test_what_was_typed_when_leaving_is_there_again(walker: Walker) -> None:
    scene = to_the_office(walker).path
    walker.press("Leave quickly", text="Half a thought")
    assert typed(walker.go(scene)) == "Half a thought"
    assert "It is not saved yet." in walker.text
    walker.press(CHECK, text="A whole thought")
    assert "A whole thought" in panels(walker)["What you wrote"]


def test_words_for_a_step_that_was_taken_otherwise_are_not_lost(
    walker: Walker, other_device: Browsing
) -> None:
    scene = to_the_office(walker).path
    Walker(other_device).go(scene).press("Go back to the last decision")
    walker.press(CHECK, text=WORDS)
    assert (walker.status, walker.heading) == (409, "You have been here already")
    walker.follow("Go to where the case stands").press(DO, choice=IN_PASSING)
    assert typed(walker) == WORDS


def test_the_same_words_twice_are_written_once(walker: Walker, client: Browsing) -> None:
    scene = to_the_office(walker).path
    for _ in range(2):
        assert (
            client.submit(scene, {"step": "3", "move": "wrote", "text": WORDS}).status_code == 302
        )
    assert walker.go("/reflections").text.count("What were his words?") == 1


def test_words_where_none_are_asked_are_refused(walker: Walker, client: Browsing) -> None:
    scene = begin(walker).path
    for move in ("wrote", "explained"):
        answer = client.submit(scene, {"step": "0", "move": move, "text": WORDS})
        assert answer.status_code == 422
    assert "No notes yet" in walker.go("/reflections").text


def test_too_many_words_stay_in_their_box(walker: Walker) -> None:
    to_the_office(walker).press(CHECK, text="ŵ" * 5001)
    assert walker.status == 422
    assert "Keep it under 5000 characters, please." in walker.text
    assert typed(walker) == "ŵ" * 5001


def test_another_role_is_said_where_it_begins_and_from_there_on(walker: Walker) -> None:
    begin(walker).press(RECORD, tick=[COAT]).press("Go on to the bell")
    assert "You are now" not in walker.text
    walker.press(DO, choice=IN_PASSING)
    assert "You are now: DSP" in panels(walker)
    walker.press(CHECK).press("Pick up the telephone")
    assert "You are now: DSP" not in panels(walker)
    assert "2 of about 2 · You are now: DSP" in walker.text
    scene = walker.press(DO, choice=ADVICE).path
    assert "Whom to ring You are now: DSP You: Ring" in walker.go(f"{scene}/road").text


def test_unaided_says_what_happened_and_keeps_the_why(walker: Walker) -> None:
    to_the_office(walker)
    assert "She nods. Nothing is written." in walker.text
    why = "What is only said is soon remembered differently."
    assert why not in str(walker.page)
    assert why not in str(walker.follow("Look back").page)


def test_worked_shows_an_experts_thinking_and_asks_before_going_on(walker: Walker) -> None:
    begin(walker, "/cases/one-step").press(DO, choice="tell-her-to-splash-her-face")
    assert walker.heading == "Before you go on: Asleep"
    assert "Decision 1 of about 1" in walker.text
    said = panels(walker)
    assert "It answers being sleepy" in said["What happened"]
    expert = said["How an experienced colleague thinks here"]
    assert "Sit by her" in expert
    assert "One open question, and then quiet." in expert
    assert "In your own words: why does this step matter for the child?" in walker.text
    assert walker.press("Go on", text="Because of the nights.").heading == "Not told"
    assert "One step Asleep: In your own words" in walker.go("/reflections").text


def test_the_end_of_a_worked_case_waits_for_the_explanation(walker: Walker) -> None:
    scene = begin(walker, "/cases/one-step").press(
        DO, choice="sit-by-her-and-ask-how-the-night-was"
    )
    assert "They would do the same" in scene.text
    attempt = scene.path
    assert walker.go(f"{attempt}/debrief").heading == "Before you go on: Asleep"
    assert walker.press("Go on").heading == "Told"
    walker.follow("Look back on").follow("Go on without writing").follow("Open the review")
    assert "One open question, and then quiet." in walker.text


def test_own_explanations_come_back_in_the_review(walker: Walker) -> None:
    begin(walker, "/cases/one-step").press(DO, choice="sit-by-her-and-ask-how-the-night-was")
    walker.press("Go on", text="She was asked.").follow("Look back on").follow("Go on without")
    assert "Why, in your own words: She was asked." in walker.follow("Open the review").text


def test_each_nation_plays_its_own_case(walker: Walker) -> None:
    """The learner works in Wales."""
    begin(walker).press(RECORD, tick=[COAT]).press("Go on to the bell")
    assert len(walker.page.select("input[name=choice]")) == 3
    walker.go("/try/two-desks?nation=england").follow("Begin")
    walker.press(RECORD, tick=[COAT]).press("Go on to the bell")
    assert len(walker.page.select("input[name=choice]")) == 2
    assert "Ring his mother" not in str(walker.page)


def test_an_open_attempt_keeps_what_its_text_asked(walker: Walker, content_root: Path) -> None:
    attempt = begin(walker).path
    case = content_root / "scenarios" / "two-desks.md"
    edited = case.read_text("utf-8").replace("- [ ] It rained", "- [x] It poured")
    case.write_text(edited.replace("`role: {DSP}` `write`", "`role: {DSP}`\n\n`write`"), "utf-8")
    heed = heed_of(walker.client.application)
    heed.content.library = load_library([content_root])
    walker.go(attempt).press(RECORD, tick=[RAIN])
    assert "You ticked 0 of the 2 things" in walker.text
    assert "It rained True of everyone today." in walker.text
    walker.go(START).press("Begin again from the start").press(RECORD, tick=["it-poured"])
    assert "You ticked 1 of the 3 things" in walker.text


def test_a_start_says_whom_it_is_about_and_who_checked_it(walker: Walker) -> None:
    walker.go(START)
    assert "It is aboutolder children and young carers" in walker.text
    aside = walker.page.select_one("aside")
    assert aside is not None
    assert "Checked by the testers, Monday 23 November 2026." in aside.get_text()
