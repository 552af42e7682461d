"""Quizzes and lessons in the preview: learners' own pages, asked and answered without a row."""

import pytest
from bs4 import BeautifulSoup, Tag

from tests.own_files import OwnFiles
from tests.walking import Walker, said
from tests.web.browsing import Browsing
from tests.web.preview.test_desk import LESSON, page
from tests.web.preview.test_play import framed

QUIZ = "quizzes/first-words.md"
RECORD = "Record my answer"


@pytest.fixture
def walker(author: Browsing) -> Walker:
    """In the frame: a form's answer is the desk, whose frame is gone to."""
    return Framed(author)


class Framed(Walker):
    def go(self, path: str) -> Walker:
        super().go(path)
        return self.enter()

    def press(self, words: str, **answers: str | list[str]) -> Walker:
        super().press(words, **answers)
        return self.enter()

    def enter(self) -> Walker:
        frame = self.page.find("iframe")
        return super().go(str(frame["src"])) if isinstance(frame, Tag) else self


def desk(author: Browsing, files: OwnFiles, path: str, **query: object) -> BeautifulSoup:
    return page(author, "/desk", file=files.name(path), **query)


def test_a_quiz_from_its_beginning_through_every_question(walker: Walker, files: OwnFiles) -> None:
    walker.go(f"/desk?file={files.name(QUIZ)}")
    assert walker.heading == "Check what you know"
    walker.press("Begin")
    assert "Question 1 of 7" in walker.text
    assert "Her account stays her own." not in walker.text
    walker.press(RECORD, answer="ask-did-he-hit-you", confidence="sure")
    for words in ("not this time", "A leading question.", "What is right", "You were sure."):
        assert words in walker.text
    walker.follow("Next question")
    assert "Question 2 of 7" in walker.text
    assert "Question 1 of 7" in walker.follow("Look at the question before").text


def test_what_is_missing_is_asked_for(walker: Walker, files: OwnFiles) -> None:
    walker.go(f"/desk?file={files.name(QUIZ)}&question=1").press(RECORD)
    assert "Choose one answer. A guess will do." in walker.text
    walker.press("Show a hint")
    assert "Who should do the talking?" in walker.text
    walker.go(f"/desk?file={files.name(QUIZ)}&question=3")
    walker.press(RECORD, **{"answer-listen": "1", "answer-write-it-down": "1"})
    assert "Place 1 is given twice." in walker.text
    assert "Give it a place." in walker.text


@pytest.mark.parametrize("number", range(1, 8))
def test_every_kind_of_question_is_answered_somehow(
    walker: Walker, files: OwnFiles, number: int
) -> None:
    walker.go(f"/desk?file={files.name(QUIZ)}&question={number}")
    answers: dict[str, str | list[str]] = {}
    for place, box in enumerate(walker.page.select("#question [name^=answer]"), 1):
        if box.name == "select":
            options = [str(option["value"]) for option in box.select("option[value]")]
            answers[str(box["name"])] = options[min(place, len(options) - 1)]
        else:
            answers.setdefault(str(box["name"]), str(box.get("value") or "3"))
    walker.press(RECORD, **answers)
    assert "Your answer" in walker.text
    assert not walker.page.find("form", id="question")


def test_the_whole_bank_stands_on_the_desk(author: Browsing, files: OwnFiles) -> None:
    shown = desk(author, files, QUIZ)
    bank = shown.select_one("section[aria-labelledby=bank]")
    assert isinstance(bank, Tag)
    assert "Her account stays her own." in said(bank)
    second = bank.select("h3 a")[1]
    assert "What belongs in a record?" in framed(author, page(author, str(second["href"]))).text


@pytest.mark.parametrize("number", ["8", "-1", "x", "9" * 400])
def test_a_question_that_is_not_there(author: Browsing, files: OwnFiles, number: str) -> None:
    assert "one to a page" in framed(author, desk(author, files, QUIZ, question=number)).text


def test_a_lesson_is_looked_through_as_learners_do(walker: Walker, files: OwnFiles) -> None:
    walker.go(f"/desk?file={files.name(LESSON)}")
    assert "An opinion: nobody can tell what was said." not in walker.text
    assert walker.page.find("textarea")
    walker.press("See what each answer means")
    assert "Pick what you think, then look." in walker.text
    walker.press("See what each answer means", **picks(walker))
    assert "An opinion: nobody can tell what was said." in walker.text
    assert "Your pick" in walker.text
    assert "not in the preview" in walker.press("Done, go on").text


def picks(walker: Walker) -> dict[str, str | list[str]]:
    box = walker.page.select("input[type=radio]")[-1]
    return {str(box["name"]): str(box["value"])}
