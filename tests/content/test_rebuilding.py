"""Texts that somebody met, under rules that have grown since."""

from dataclasses import replace

import pytest

from app.content.model.scenario import Choices
from app.content.rebuilding import Unbuildable, rebuild_quiz, rebuild_scenario
from tests.content.compiling import TERM_WORDS, quiz, scenario, source

CASE = """# A knock
## The door
What do you do?
- [Open](#the-end) `best`
  > It opens.

## Nobody comes here
It is dark.

[On](#the-end)

## The end
`ending: good`

It is over.
"""
BANK = """# Two questions
## First
- [x] Yes
- [ ] Yes
"""


def test_a_case_that_breaks_todays_rules_is_built_as_it_was() -> None:
    judged = scenario(CASE)
    assert judged.value is None
    assert {"S103", "S111"} <= {found.code for found in judged.diagnostics}
    built = rebuild_scenario(source("scenario", CASE), TERM_WORDS)
    onward = built.scenes[next(iter(built.scenes))].onward
    assert isinstance(onward, Choices)
    assert [choice.id for choice in onward.options] == ["open"]


def test_a_quiz_that_breaks_todays_rules_is_built_as_it_was() -> None:
    assert quiz(BANK).value is None
    assert list(rebuild_quiz(source("quiz", BANK), TERM_WORDS).questions) == ["first"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (CASE.replace("It is over.", "Tell the {nobody}."), "M008"),
        (CASE.replace("(#the-end) `best`", "(#gone) `best`"), "S102"),
        (CASE.replace("[On](#the-end)", ""), "S101"),
        (CASE.replace(" `best`", ""), "IndexError"),
        (CASE.replace("`ending: good`", "`ending: happy`"), "IndexError"),
    ],
)
def test_what_could_not_be_played_is_not_built(body: str, why: str) -> None:
    with pytest.raises(Unbuildable, match=why):
        rebuild_scenario(source("scenario", body), TERM_WORDS)


def test_a_header_that_lacks_what_a_model_needs() -> None:
    headless = replace(source("quiz", BANK), text=BANK)
    with pytest.raises(Unbuildable):
        rebuild_quiz(headless, TERM_WORDS)


def test_a_text_of_another_kind() -> None:
    with pytest.raises(Unbuildable, match="another kind"):
        rebuild_quiz(source("scenario", CASE), TERM_WORDS)
