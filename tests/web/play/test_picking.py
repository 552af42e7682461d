"""What was picked before the page was left is still picked when it is come back to."""

from pathlib import Path

import pytest
from flask import Flask

from tests.own_content import own_copy
from tests.walking import Walker, said
from tests.web.browsing import Browsing
from tests.web.play.test_tasks import COAT, COPE, DO, IN_PASSING, RAIN, RECORD, begin

NOTICE = "This is what you had picked. It is not recorded yet."


@pytest.fixture
def content_root(tmp_path: Path) -> Path:
    return own_copy(tmp_path)


def picked(walker: Walker) -> set[str]:
    return {str(box["value"]) for box in walker.page.select("#choices input[checked]")}


def leave(walker: Walker, **answers: str | list[str]) -> Walker:
    here = walker.path
    walker.press("Leave quickly", **answers)
    return walker.go(here)


def test_a_choice(walker: Walker) -> None:
    begin(walker).press(RECORD, tick=[COAT]).press("Go on to the bell")
    assert picked(walker) == set()
    assert NOTICE not in walker.text
    leave(walker, choice=IN_PASSING)
    assert picked(walker) == {IN_PASSING}
    assert NOTICE in walker.text
    assert walker.press(DO).heading == "In the office"


def test_ticks(walker: Walker) -> None:
    leave(begin(walker), tick=[COAT, COPE])
    assert picked(walker) == {COAT, COPE}
    leave(walker, tick=[RAIN])
    assert picked(walker) == {RAIN}


def test_a_pick_belongs_to_its_step(walker: Walker) -> None:
    """Gone on, and come back to the same decision: nothing is picked for anybody."""
    begin(walker).press(RECORD, tick=[COAT]).press("Go on to the bell")
    leave(walker, choice=IN_PASSING).press(DO)
    walker.press("Go back to the last decision")
    assert (picked(walker), NOTICE in walker.text) == (set(), False)


def test_nobody_else_sees_it(walker: Walker, stranger: Browsing, app: Flask) -> None:
    leave(begin(walker), tick=[COAT])
    assert picked(begin(Walker(stranger))) == set()


def test_scripts_keep_it_on_the_way_to_a_real_concern(walker: Walker) -> None:
    form = begin(walker).page.select_one("form#answer")
    assert form is not None
    assert form["data-draft-url"] == "/drafts"
    assert said(walker.button(RECORD)) == RECORD
