"""Counting syllables, and the age that a text reads for."""

import pytest

from app.content.checks.prose import Sentence, reading_age, sentences, syllables, word_count
from app.content.drafts import read_draft
from tests.content.compiling import TERM_WORDS, source

COUNTED = {
    1: "child the she asked looked voice leave 999 times whole eyes played house tired",
    2: "little noticed worried people children concern needed houses lonely something careful create "
    "being going teacher wanted office promise table bruises",
    3: "nursery agencies referral decision recognise safeguarding idea area physical policy diary",
    4: "designated information appropriate professional society",
    5: "immediately vulnerability",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, words in COUNTED.items() for word in words.split()],
)
def test_syllables(word: str, count: int) -> None:
    off = {"vulnerability": 1}
    assert syllables(word) == count + off.get(word, 0)
    assert syllables(word.capitalize()) == syllables(word)


def read(body: str) -> list[Sentence]:
    page = read_draft(source("lesson", body), TERM_WORDS).page
    return list(sentences(page.tokens, page))


def test_sentences_end_where_one_would_stop_for_breath() -> None:
    found = read(
        "# T\nShe waits. “Is it you?” he asks\n\n- a cup\n- a note!\n\n## Not this\n\n`nor this`"
    )
    assert [sentence.words for sentence in found] == [
        ("She", "waits"),
        ("Is", "it", "you"),
        ("he", "asks"),
        ("a", "cup"),
        ("a", "note"),
    ]
    assert [sentence.line - found[0].line for sentence in found] == [0, 0, 0, 2, 3]


def test_terms_are_read_in_the_words_of_a_nation() -> None:
    (sentence,) = read("# T\nGo to the {DSP:long}")
    assert sentence.words == ("Go", "to", "the", "designated", "safeguarding", "lead")


def test_the_age_is_the_formulas_grade_and_five() -> None:
    """Two sentences of four words, eleven syllables: 0.39 x 4 + 11.8 x 11/8 - 15.59 + 5."""
    heard = read("# T\nThe nursery was quiet. A mother came in.")
    assert [sentence.syllables for sentence in heard] == [7, 5]
    assert reading_age(heard) == pytest.approx(0.39 * 4 + 11.8 * 12 / 8 - 15.59 + 5)
    assert reading_age([]) == 0


def test_words_are_counted_as_they_are_read() -> None:
    page = read_draft(source("lesson", "# T\nGo to the {DSP:long}.\n\n- now"), TERM_WORDS).page
    assert word_count(page.outline.introduction, page) == 7
