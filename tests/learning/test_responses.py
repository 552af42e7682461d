import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.content.model.quiz import (
    Match,
    NumberAnswer,
    OneOf,
    PutInOrder,
    Scale,
    SeveralOf,
    ShortAnswer,
    Task,
)
from app.content.model.text import PlainText
from app.ids import OptionId
from app.learning.errors import BadResponse, ResponseRefusal
from app.learning.responses import (
    Matched,
    Numbered,
    Ordered,
    Picked,
    Rated,
    Response,
    Ticked,
    Typed,
    from_json,
)
from app.learning.validation import LONGEST_TEXT, validate
from tests.learning.cases import items, option, question

ids = st.text(max_size=8).map(OptionId)
responses: st.SearchStrategy[Response] = st.one_of(
    st.builds(Picked, ids),
    st.builds(Ticked, st.frozensets(ids)),
    st.builds(Ordered, st.lists(ids).map(tuple)),
    st.builds(Matched, st.dictionaries(ids, ids)),
    st.builds(Typed, st.text()),
    st.builds(Numbered, st.text()),
    st.builds(Rated, ids),
)

OPTIONS = (option("a", key=True), option("b"), option("c", key=True))
ONE = OneOf(OPTIONS)
SEVERAL = SeveralOf(OPTIONS)
ORDER = PutInOrder(items("see", "note", "tell"))
MATCH = Match(
    PlainText(("Sign",)),
    PlainText(("Say",)),
    items("thin", "tired"),
    items("food", "sleep", "none"),
    {OptionId("thin"): OptionId("food"), OptionId("tired"): OptionId("sleep")},
)
SHORT = ShortAnswer((PlainText(("999",)),))
NUMBER = NumberAnswer(Fraction(3))
SCALE = Scale(items("low", "high"))


def picked(id_: str) -> Picked:
    return Picked(OptionId(id_))


def ticked(*given: str) -> Ticked:
    return Ticked(frozenset(map(OptionId, given)))


def ordered(*given: str) -> Ordered:
    return Ordered(tuple(map(OptionId, given)))


def matched(**pairs: str) -> Matched:
    return Matched({OptionId(row): OptionId(answer) for row, answer in pairs.items()})


def rated(id_: str) -> Rated:
    return Rated(OptionId(id_))


@given(responses)
def test_a_response_survives_the_store(response: Response) -> None:
    assert from_json(json.loads(json.dumps(response.to_json()))) == response


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "guessed"},
        {"kind": "picked"},
        {"kind": "picked", "option": 3},
        {"kind": "ticked", "options": "abc"},
        {"kind": "ticked", "options": [["a"]]},
        {"kind": "ordered", "items": [1, 2]},
        {"kind": "matched", "pairs": ["a", "b"]},
        {"kind": "matched", "pairs": {"a": None}},
        {"kind": "typed", "text": None},
    ],
)
def test_what_no_response_writes_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadResponse):
        from_json(data)


@pytest.mark.parametrize(
    ("task", "response"),
    [
        (ONE, picked("b")),
        (SEVERAL, ticked("a")),
        (SEVERAL, ticked("a", "b", "c")),
        (ORDER, ordered("tell", "see", "note")),
        (MATCH, matched(thin="none", tired="none")),
        (SHORT, Typed("112")),
        (NUMBER, Numbered(" 4 ")),
        (SCALE, rated("low")),
    ],
)
def test_a_response_that_fits_need_not_be_right(task: Task, response: Response) -> None:
    validate(question(task), response)


@pytest.mark.parametrize(
    ("task", "response", "reason"),
    [
        (ONE, picked("d"), ResponseRefusal.UNKNOWN_OPTION),
        (ONE, picked(""), ResponseRefusal.EMPTY),
        (ONE, ticked("a"), ResponseRefusal.WRONG_KIND),
        (SEVERAL, ticked(), ResponseRefusal.EMPTY),
        (SEVERAL, ticked("a", "d"), ResponseRefusal.UNKNOWN_OPTION),
        (SEVERAL, picked("a"), ResponseRefusal.WRONG_KIND),
        (ORDER, ordered(), ResponseRefusal.EMPTY),
        (ORDER, ordered("see", "note"), ResponseRefusal.INCOMPLETE),
        (ORDER, ordered("see", "note", ""), ResponseRefusal.INCOMPLETE),
        (ORDER, ordered("see", "note", "note"), ResponseRefusal.REPEATED),
        (ORDER, ordered("see", "note", "tell", "tell"), ResponseRefusal.REPEATED),
        (ORDER, ordered("see", "note", "ask"), ResponseRefusal.UNKNOWN_OPTION),
        (MATCH, matched(), ResponseRefusal.EMPTY),
        (MATCH, matched(thin="", tired=""), ResponseRefusal.EMPTY),
        (MATCH, matched(thin="food"), ResponseRefusal.INCOMPLETE),
        (MATCH, matched(thin="food", tired=""), ResponseRefusal.INCOMPLETE),
        (MATCH, matched(thin="food", loud="sleep"), ResponseRefusal.UNKNOWN_OPTION),
        (MATCH, matched(thin="food", tired="rest"), ResponseRefusal.UNKNOWN_OPTION),
        (SHORT, Typed(" . "), ResponseRefusal.EMPTY),
        (SHORT, Typed("9" * (LONGEST_TEXT + 1)), ResponseRefusal.TOO_LONG),
        (SHORT, Numbered("999"), ResponseRefusal.WRONG_KIND),
        (NUMBER, Numbered("three"), ResponseRefusal.NOT_A_NUMBER),
        (NUMBER, Numbered("3,5"), ResponseRefusal.DECIMAL_COMMA),
        (NUMBER, Typed("3"), ResponseRefusal.WRONG_KIND),
        (SCALE, rated("middling"), ResponseRefusal.UNKNOWN_OPTION),
        (SCALE, picked("low"), ResponseRefusal.WRONG_KIND),
    ],
)
def test_a_response_that_does_not_fit_says_why(
    task: Task, response: Response, reason: ResponseRefusal
) -> None:
    with pytest.raises(BadResponse) as refusal:
        validate(question(task), response)
    assert refusal.value.reason is reason
