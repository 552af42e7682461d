"""One question to a page, every kind with scripts off."""

from dataclasses import replace

import pytest

from app.content.model.header import Kind
from app.content.model.text import SafeHtml
from app.services.questions import Paired, Said
from app.store.attempt_records import AnswerGiven
from app.web.quiz.presenters import in_words
from tests.services.training.learning import EVERY_KIND, Learning
from tests.walking import Walker
from tests.web.browsing import Browsing
from tests.web.quiz.answers import TITLES, at, names

RECORD = "Record my answer"

RIGHT: dict[str, dict[str, str | list[str]]] = {
    "First call": {"answer": "999"},
    "What belongs in a note": {"answer": ["the-time", "her-words"]},
    "A day’s order": {
        "answer-see-to-the-child": "1",
        "answer-write-it-down": "2",
        "answer-tell-the-dsp": "3",
    },
    "Who does what": {
        "answer-a-child-in-danger-now": "the-police",
        "answer-a-worry-that-has-grown": "the-dsp",
    },
    "The number": {"answer": " 999. "},
    "How many": {"answer": "2.5"},
    "How sure": {"answer": "very-sure"},
}

FAULTS: list[tuple[str, dict[str, str | list[str]], str]] = [
    ("First call", {}, "Choose one answer. A guess will do."),
    ("First call", {"answer": "made-up"}, "Not a valid choice."),
    ("What belongs in a note", {}, "Tick one answer at least."),
    ("A day’s order", {"answer-write-it-down": "2"}, "See to the child: Give it a place."),
    (
        "A day’s order",
        {
            "answer-see-to-the-child": "1",
            "answer-write-it-down": "1",
            "answer-tell-the-dsp": "3",
        },
        "Write it down: Place 1 is given twice.",
    ),
    (
        "Who does what",
        {"answer-a-child-in-danger-now": "the-police"},
        "A worry that has grown: Choose a match.",
    ),
    ("The number", {"answer": "  "}, "Give an answer first. A guess will do."),
    ("The number", {"answer": "9" * 201}, "That is too long. A few words are enough."),
    ("How many", {"answer": ""}, "Give an answer first. A guess will do."),
    ("How many", {"answer": "three"}, "Write a number in figures, such as 3 or 2.5."),
    ("How many", {"answer": "2,5"}, "Write it with a point, such as 2.5."),
    ("How sure", {}, "Choose the point that comes closest."),
]


def recorded(learning: Learning) -> tuple[AnswerGiven, ...]:
    [attempt] = learning.attempts_at(Kind.QUIZ, EVERY_KIND)
    return learning.taking(attempt).answers


@pytest.mark.parametrize("title", TITLES)
def test_every_kind_can_be_answered(walker: Walker, learning: Learning, title: str) -> None:
    at(walker, learning, title)
    assert set(RIGHT[title]) == set(names(walker))
    walker.press(RECORD, **RIGHT[title])
    assert walker.status == 200
    assert "Your answer: right" in walker.text or "Your answer is recorded" in walker.text
    assert recorded(learning)[-1].mark in (1, None)


@pytest.mark.parametrize(("title", "typed", "words"), FAULTS)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    walker: Walker,
    learning: Learning,
    title: str,
    typed: dict[str, str | list[str]],
    words: str,
) -> None:
    at(walker, learning, title)
    before = recorded(learning)
    walker.press(RECORD, **typed)
    assert walker.status == 422
    assert walker.page.title is not None
    assert walker.page.title.get_text().startswith("Error: ")
    summary = walker.page.select_one("[data-error-summary]")
    assert summary is not None
    assert words in summary.get_text()
    for link in summary.select("a"):
        assert walker.page.find(id=str(link["href"]).removeprefix("#")) is not None
    assert recorded(learning) == before
    sent = dict(walker._filled_in(walker.page.select_one("form#question")))  # type: ignore[arg-type]
    for name, value in typed.items():
        if value != "made-up":
            assert sent[name] == ([value] if isinstance(value, str) else value)


def test_what_was_typed_is_there_again_after_going_away(walker: Walker, learning: Learning) -> None:
    at(walker, learning, "A day’s order")
    place = walker.path
    walker.press(RECORD, **{"answer-write-it-down": "2"})
    walker.go("/training").go(place)
    chosen = walker.page.select_one("[name=answer-write-it-down] option[selected]")
    assert chosen is not None
    assert chosen["value"] == "2"


def test_leaving_quickly_keeps_what_was_typed(walker: Walker, learning: Learning) -> None:
    at(walker, learning, "The number")
    place = walker.path
    walker.press("Leave quickly", answer="99")
    walker.go(place)
    box = walker.page.select_one("[name=answer]")
    assert box is not None
    assert box["value"] == "99"


def test_how_sure_one_is_is_optional_and_not_asked_of_a_rating(
    walker: Walker, learning: Learning
) -> None:
    at(walker, learning, "How many")
    assert "How sure are you?" in walker.text
    walker.press(RECORD, answer="3", confidence="fairly-sure")
    assert "You were fairly sure." in walker.text
    walker.follow("Next question")
    assert walker.heading == "How sure"
    assert "How sure are you?" not in walker.text


def test_a_short_answer_stands_beside_its_warning(walker: Walker, learning: Learning) -> None:
    at(walker, learning, "The number")
    assert "Do not name or describe a real child or family." in walker.text


def test_the_hint_comes_on_request_with_what_was_typed_and_is_recorded(
    walker: Walker, learning: Learning
) -> None:
    at(walker, learning, "What belongs in a note")
    assert "What could somebody else check?" not in walker.text
    walker.press("Show a hint", answer=["the-time"])
    assert "What could somebody else check?" in walker.text
    assert not walker.has_button("Show a hint")
    assert [box["value"] for box in walker.page.select("[name=answer][checked]")] == ["the-time"]
    walker.press("Leave quickly").go("/training").follow("Begin")
    [attempt] = learning.attempts_at(Kind.QUIZ, EVERY_KIND)
    walker.go(f"/quizzes/attempts/{attempt}")
    assert "What could somebody else check?" in walker.text, "also after leaving"
    walker.press(RECORD, answer=["the-time"])
    assert [given.hint_shown for given in recorded(learning)] == [False, True]


def test_a_question_without_a_hint_offers_none(walker: Walker, learning: Learning) -> None:
    assert not at(walker, learning, "First call").has_button("Show a hint")


def test_a_double_click_goes_on_as_one_would(signed_in: Browsing, learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    for _ in range(2):
        page = signed_in.submit(
            f"/quizzes/attempts/{attempt}",
            {"step": "0", "answer": "999", "confidence": "sure"},
            follow_redirects=True,
        )
        assert "Your answer: right" in page.text
    assert len(recorded(learning)) == 1


@pytest.mark.parametrize("stale", [{"answer": "her-mother"}, {"answer": "999"}, {}])
def test_a_second_tabs_other_answer_shows_what_is_recorded(
    signed_in: Browsing, learning: Learning, stale: dict[str, str]
) -> None:
    attempt = learning.begin(EVERY_KIND)
    address = f"/quizzes/attempts/{attempt}"
    signed_in.submit(address, {"step": "0", "answer": "the-dsp"})
    page = signed_in.submit(address, {"step": "0", **stale})
    assert page.status_code == 409
    assert "This is what is recorded there:" in page.text
    assert "The DSP" in page.text
    assert f'href="{address}"' in page.text
    [given] = recorded(learning)
    assert given.response["option"] == "the-dsp"


@pytest.mark.parametrize("step", ["1", "7", "99", "999999"])
def test_a_step_that_is_not_due_changes_nothing(
    signed_in: Browsing, learning: Learning, step: str
) -> None:
    attempt = learning.begin(EVERY_KIND)
    page = signed_in.submit(f"/quizzes/attempts/{attempt}", {"step": step, "answer": "999"})
    assert page.status_code == 409
    assert "does not fit where this quiz stands" in page.text
    assert recorded(learning) == ()


@pytest.mark.parametrize("step", ["", "-1", "1e3", "0x0", "9" * 4000, "9" * 5000, "٠", "0 "])
@pytest.mark.parametrize("way", ["", "/hint"])
def test_a_form_that_is_not_ours_is_refused(
    signed_in: Browsing, learning: Learning, step: str, way: str
) -> None:
    attempt = learning.begin(EVERY_KIND)
    data = {"answer": "999", "step": step}
    page = signed_in.submit(f"/quizzes/attempts/{attempt}{way}", data)
    assert page.status_code == 422
    assert recorded(learning) == ()


def test_what_is_recorded_reads_as_it_was_written(learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    learning.reply_rightly(attempt)
    page = learning.answered(attempt, 0)
    said = (Said(SafeHtml("Ring <em>Mum</em> &amp; Dad")), Said("typed: <b> & c"))
    assert in_words(replace(page, said=said)) == "Ring Mum & Dad; typed: <b> & c"
    pairs = Paired(((SafeHtml("A &amp; B"), SafeHtml("<em>C</em>")),))
    assert in_words(replace(page, said=pairs)) == "A & B: C"


def test_nobody_elses_attempt_is_found(
    walker: Walker, learning: Learning, stranger: Browsing
) -> None:
    at(walker, learning, "The number")
    [attempt] = learning.attempts_at(Kind.QUIZ, EVERY_KIND)
    before = recorded(learning)
    address = f"/quizzes/attempts/{attempt}"
    pages = [
        stranger.get(address),
        stranger.get(f"{address}?question=1"),
        stranger.get(f"{address}/result"),
        stranger.submit(address, {"step": "4", "answer": "999"}),
        stranger.submit(f"{address}/hint", {"step": "4"}),
    ]
    assert {page.status_code for page in pages} == {404}
    assert not any("The number" in page.text or "First call" in page.text for page in pages)
    assert recorded(learning) == before


def test_looking_back_is_only_looking(walker: Walker, learning: Learning) -> None:
    at(walker, learning, "A day’s order").follow("Look at the question before")
    assert walker.heading == "What belongs in a note"
    assert not walker.has_button(RECORD)
    walker.follow("Look at the question before")
    assert walker.heading == "First call"
    walker.follow("Go on where you stopped")
    assert walker.heading == "A day’s order"


def test_a_question_that_has_not_come_is_not_shown(walker: Walker, learning: Learning) -> None:
    attempt = learning.begin(EVERY_KIND)
    for number in (2, 7, 99, 0, -3):
        walker.go(f"/quizzes/attempts/{attempt}?question={number}")
        assert walker.heading == "First call"


def test_enter_in_a_field_records_the_answer(walker: Walker, learning: Learning) -> None:
    """A browser then presses the form's first button; the one that leaves stands in the header, before all others."""
    at(walker, learning, "The number")
    first = walker.page.select_one("[form=question], form#question button")
    assert first is not None
    assert not first.get("formaction")
