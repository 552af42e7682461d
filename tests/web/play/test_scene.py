"""Playing, scene by scene, as the pages show it."""

import pytest

from app.content.loading import load_library
from app.content.model.terms import Nation
from app.services.signing_in import LEARNER_LIMITS
from app.web.case.scene import HappenedView, OptionView, SceneView
from tests.conftest import FakeClock, heed_of
from tests.people import Someone
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.play.giving_away import choices_of, given_away

CASE = "a-bruise-at-the-door"
START = f"/cases/{CASE}"
LISTEN = "ask-her-what-happened-then-listen"
LEAD = "ask-her-did-daddy-hit-you"
WRITE = "write-down-her-words-and-the-time"
RING = "ring-her-father-before-anyone-else-hears"
REPORT = "go-to-the-dsp-with-your-note"
CHOOSE = "This is what I would do"


def begin(walker: Walker) -> Walker:
    return walker.go(START).press("Begin")


def offered(walker: Walker) -> set[str]:
    return {str(box["value"]) for box in walker.page.find_all("input", attrs={"name": "choice"})}


def test_one_decision_after_another(walker: Walker) -> None:
    page = begin(walker)
    assert page.heading == "Arrival"
    assert page.text.startswith("A bruise at the door · Decision 1 of about 3")
    assert offered(page) == {LISTEN, LEAD}

    page.press(CHOOSE, choice=LEAD)
    assert page.heading == "Ella goes quiet"
    assert "1 of about 3 decisions made" in page.text
    what_happened = page.text.index("What happened")
    assert what_happened < page.text.index("She looks at the floor.")
    assert page.text.index("She looks at the floor.") < page.text.index("She picks at her sleeve.")

    page.press("Stay with her")
    assert page.heading == "Ella talks"
    assert "Decision 2 of about 3" in page.text
    assert "What happened" not in page.text
    assert offered(page) == {WRITE, RING}

    page.press(CHOOSE, choice=WRITE)
    assert "You: Write down her words and the time" in page.text
    assert offered(page) == {RING, REPORT}, "once used up; and the flag opens another"


def test_the_question_that_the_scene_ends_with_is_the_legend(walker: Walker) -> None:
    page = begin(walker)
    assert _legend(page) == "What would you do?"
    page.press(CHOOSE, choice=LISTEN)
    assert _legend(page) == "The room is filling. What now?"
    assert page.text.count("The room is filling.") == 1


def _legend(walker: Walker) -> str:
    legend = walker.page.find("legend")
    return legend.get_text(strip=True) if legend else ""


def test_nothing_of_what_a_choice_means_is_on_the_page_before_it_is_made(
    walker: Walker, client: Browsing
) -> None:
    """Every scene that a road meets, held against every choice's consequence and grade."""
    content = heed_of(client.application).content
    scenario, words = content.current_scenario(CASE), content.words(Nation.WALES)
    assert len(choices_of(scenario)) == 5
    begin(walker)
    for act in (LISTEN, WRITE, RING, "back", LEAD, "on", WRITE, REPORT):
        if act == "back":
            walker.follow("Look back on").follow("Go on without").press("Try again", choice="0")
        elif act == "on":
            walker.press("Stay with her")
        else:
            walker.press(CHOOSE, choice=act)
        html = str(walker.page)
        assert {choice.id for choice in given_away(scenario, html, words)} <= {act}
        for grade in ("best", "fair", "poor", "leads", "tips-off", "regret", "soundness"):
            assert f'"{grade}"' not in html
            assert f" {grade} " not in walker.text


def test_the_type_that_a_scene_page_gets_has_no_place_for_a_key() -> None:
    fields = {name for view in (SceneView, OptionView) for name in view.__dataclass_fields__}
    assert not fields & {"soundness", "regret", "erring", "consequence", "leads_to", "ending"}
    assert "soundness" not in HappenedView.__dataclass_fields__


def test_nothing_picked_is_said_in_place(walker: Walker) -> None:
    page = begin(walker)
    page.press(CHOOSE)
    assert page.status == 422
    assert page.page.title is not None
    assert page.page.title.get_text().startswith("Error: Arrival")
    assert "Choose what you would do." in page.text
    assert page.page.select_one("a[href='#choice-0']") is not None
    assert page.press(CHOOSE, choice=LISTEN).heading == "Ella talks"


def test_a_double_click_is_one_move(walker: Walker, client: Browsing) -> None:
    attempt = begin(walker).path
    for _ in range(2):
        answer = client.submit(attempt, {"step": "0", "move": "choose", "choice": LISTEN})
        assert (answer.status_code, answer.location) == (302, attempt)
    assert "Decision 2 of about 3" in walker.go(attempt).text


def test_a_second_tab_is_told_what_is_recorded(walker: Walker, client: Browsing) -> None:
    attempt = begin(walker).path
    second_tab = Walker(client).go(attempt)
    walker.press(CHOOSE, choice=LISTEN)
    second_tab.press(CHOOSE, choice=LEAD)
    assert second_tab.status == 409
    assert "Ask her what happened, then listen" in second_tab.text
    assert "Monday 23 November 2026, 09:00" in second_tab.text
    assert "was not recorded" in second_tab.text
    assert "The case now stands at “Ella talks” (Decision 2 of about 3)" in second_tab.text
    assert second_tab.follow("Go to where the case stands").heading == "Ella talks"


def test_a_stale_way_back_is_told_too(walker: Walker, client: Browsing) -> None:
    begin(walker).press(CHOOSE, choice=LISTEN)
    second_tab = Walker(client).go(walker.path)
    walker.press("Go back to the last decision")
    second_tab.press(CHOOSE, choice=WRITE)
    assert second_tab.status == 409
    assert "You went back to an earlier decision." in second_tab.text


@pytest.mark.parametrize(
    "data",
    [
        {"step": "0", "move": "choose", "choice": RING},
        {"step": "0", "move": "choose", "choice": "no-such-thing"},
        {"step": "0", "move": "go-on"},
        {"step": "0", "move": "back:7"},
        {"step": "0", "move": "DROP TABLE"},
        {"step": "-1", "move": "choose", "choice": LISTEN},
        {"step": "one", "move": "choose", "choice": LISTEN},
        {"step": "9" * 400, "move": "choose", "choice": LISTEN},
        {"step": "9" * 5000, "move": "choose", "choice": LISTEN},
        {"move": "choose", "choice": LISTEN},
    ],
)
def test_a_form_that_the_page_never_made(
    walker: Walker, client: Browsing, data: dict[str, str]
) -> None:
    attempt = begin(walker).path
    assert client.submit(attempt, data).status_code == 422
    assert walker.go(attempt).heading == "Arrival"


def test_a_step_that_is_not_due(walker: Walker, client: Browsing) -> None:
    attempt = begin(walker).path
    answer = client.submit(attempt, {"step": "3", "move": "choose", "choice": LISTEN})
    assert answer.status_code == 409
    assert "does not fit where this case stands" in answer.get_data(as_text=True)


def test_going_back_to_the_last_decision(walker: Walker) -> None:
    page = begin(walker)
    assert not page.has_button("Go back")
    page.press(CHOOSE, choice=LEAD).press("Stay with her").press("Go back to the last decision")
    assert page.heading == "Arrival"
    assert offered(page) == {LISTEN, LEAD}
    assert "What happened" not in page.text


def test_looking_back_shows_the_road_and_no_verdict(walker: Walker) -> None:
    page = begin(walker)
    assert "No decision yet" in page.follow("Look back").text
    page.follow("Back to where you are").press(CHOOSE, choice=LEAD).follow("Look back")
    assert page.heading == "Your road so far"
    assert 'You: Ask her, "Did Daddy hit you?"' in page.text
    assert "She looks at the floor." in page.text
    assert "risk" not in page.text
    assert page.follow("Back to where you are").heading == "Ella goes quiet"


def test_a_real_concern_keeps_the_place(walker: Walker) -> None:
    begin(walker).press(CHOOSE, choice=LISTEN)
    place = walker.path
    walker.follow("I have remembered a real concern")
    links = [str(link["href"]) for link in walker.page.find_all("a", href=True)]
    assert place in links


def test_stop_and_go_on_at_home(walker: Walker, other_device: Browsing) -> None:
    begin(walker).press(CHOOSE, choice=LISTEN)
    home = Walker(other_device).go(START)
    assert not home.has_button("Begin") or home.has_button("Begin again from the start")
    assert home.follow("Continue").heading == "Ella talks"
    assert "She leans in" in home.text


def test_someone_elses_attempt_is_not_found(walker: Walker, stranger: Browsing) -> None:
    attempt = begin(walker).path
    for path in (attempt, f"{attempt}/road", f"{attempt}/debrief", f"{attempt}/review"):
        assert stranger.get(path).status_code == 404
    move = {"step": "0", "move": "choose", "choice": LISTEN}
    assert stranger.submit(attempt, move).status_code == 404
    assert stranger.submit(f"{attempt}/debrief", {"text": "mine now"}).status_code == 404
    assert walker.go(attempt).heading == "Arrival"


def test_the_text_it_began_with(walker: Walker, client: Browsing) -> None:
    begin(walker).press(CHOOSE, choice=LISTEN)
    attempt = walker.path
    heed = heed_of(client.application)
    root = heed.settings.content[0]
    case = root / "scenarios" / f"{CASE}.md"
    case.write_text(
        case.read_text("utf-8").replace("The room is filling.", "It is quiet."), "utf-8"
    )
    heed.content.library = load_library([root])
    assert "The room is filling." in walker.go(attempt).text
    walker.go(START).press("Begin again from the start").press(CHOOSE, choice=LISTEN)
    assert "It is quiet." in walker.text


def test_a_session_that_ends_before_the_answer_loses_nothing(
    walker: Walker, person: Someone, clock: FakeClock
) -> None:
    begin(walker)
    clock.moment += LEARNER_LIMITS.idle
    walker.press(CHOOSE, choice=LEAD)
    assert "We kept what you typed" in walker.text
    walker.press("Sign in", username=person.username, password=person.password)
    assert 'Ask her, "Did Daddy hit you?"' in walker.text
    walker.press("Send it again")
    assert walker.heading == "Ella goes quiet"
    assert "She looks at the floor." in walker.text
