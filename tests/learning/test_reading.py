from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.learning.errors import BadResponse, ResponseRefusal
from app.learning.reading import number, plain


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("999", " 9 9 9. "),
        ("Nine nine nine", "NINE  NINE\tnine."),
        ("don't", "Don’t"),
        ("the “front door”", 'the "front door"'),
        ("Straße", "STRASSE"),
        ("tŷ", "TY\u0302"),
        ("ﬁle", "file"),
        ("９９９", "999"),
        ("soft\u00adhyphen", "softhyphen"),
        ("step-down", "step\u2011down"),
        ("same day...", "same day"),
    ],
)
def test_what_does_not_count_in_a_typed_answer(typed: str, same_as: str) -> None:
    assert plain(typed) == plain(same_as)


@pytest.mark.parametrize(("one", "other"), [("999", "99"), ("tŷ", "ty"), ("1.5", "15"), ("a", "á")])
def test_what_does(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@given(st.text())
@example("O¯")
def test_plain_words_are_plain_already(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("3", 3),
        (" 3.0 ", 3),
        ("3.", 3),
        ("+3", 3),
        ("-3", -3),
        ("−3", -3),
        ("–3", -3),
        (".5", Fraction(1, 2)),
        ("0.1", Fraction(1, 10)),
        ("1,000", 1000),
        ("12,345.6", Fraction(123456, 10)),
        ("007", 7),
        ("３", 3),
    ],
)
def test_numbers(typed: str, value: Fraction) -> None:
    assert number(typed) == value


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", ResponseRefusal.EMPTY),
        ("  ", ResponseRefusal.EMPTY),
        ("three", ResponseRefusal.NOT_A_NUMBER),
        ("3 days", ResponseRefusal.NOT_A_NUMBER),
        ("1/2", ResponseRefusal.NOT_A_NUMBER),
        ("1e3", ResponseRefusal.NOT_A_NUMBER),
        ("0x10", ResponseRefusal.NOT_A_NUMBER),
        ("1_000", ResponseRefusal.NOT_A_NUMBER),
        ("inf", ResponseRefusal.NOT_A_NUMBER),
        ("nan", ResponseRefusal.NOT_A_NUMBER),
        ("٣", ResponseRefusal.NOT_A_NUMBER),
        (".", ResponseRefusal.NOT_A_NUMBER),
        ("-", ResponseRefusal.NOT_A_NUMBER),
        ("--3", ResponseRefusal.NOT_A_NUMBER),
        ("3.4.5", ResponseRefusal.NOT_A_NUMBER),
        ("1,000,5", ResponseRefusal.NOT_A_NUMBER),
        ("3,5", ResponseRefusal.DECIMAL_COMMA),
        ("1,00", ResponseRefusal.DECIMAL_COMMA),
        ("9" * 41, ResponseRefusal.TOO_LONG),
    ],
)
def test_what_is_no_number_says_why(typed: str, reason: ResponseRefusal) -> None:
    with pytest.raises(BadResponse) as refusal:
        number(typed)
    assert refusal.value.reason is reason


@given(st.decimals(-(10**6), 10**6, places=3))
def test_any_decimal_with_a_point_is_read_exactly(value: object) -> None:
    assert number(f"{value:f}") == Fraction(str(value))


@given(st.text(max_size=50))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with suppress(BadResponse):
        assert isinstance(number(text), Fraction)
