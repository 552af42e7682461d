"""Typed answers, read with the care that a person marking them would take."""

import re
import unicodedata
from fractions import Fraction
from typing import Final

from app.learning.errors import BadResponse, ResponseRefusal

LONGEST_NUMBER: Final = 40
"""Characters."""

SIGNS: Final = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
ONE_SHAPE: Final = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{HYPHEN}": "-",
        "\N{EN DASH}": "-",
    }
)
NUMBER: Final = re.compile(r"[+-]?(?=\.?[0-9])([0-9]{1,3}(,[0-9]{3})+|[0-9]*)(\.[0-9]*)?")
DECIMAL_COMMA: Final = re.compile(r"[+-]?[0-9]+,[0-9]+")


def plain(text: str) -> str:
    """Without what does not count: case, white space, final full stop, and which kind of quote a phone put in."""
    folded = _composed(_composed(text).casefold())
    shown = (sign for sign in folded if not sign.isspace() and unicodedata.category(sign) != "Cf")
    return _composed("".join(shown)).translate(ONE_SHAPE).rstrip(".")


def number(text: str) -> Fraction:
    """`3`, `3.0`, `3.`, `.5`, `-3`, `1,000`; a comma never stands for a point, since it may stand for thousands."""
    if len(text) > LONGEST_NUMBER:
        raise BadResponse(ResponseRefusal.TOO_LONG)
    typed = _composed(text).strip().translate(SIGNS)
    if not typed:
        raise BadResponse(ResponseRefusal.EMPTY)
    if NUMBER.fullmatch(typed):
        return Fraction(typed.replace(",", ""))
    comma = DECIMAL_COMMA.fullmatch(typed)
    raise BadResponse(ResponseRefusal.DECIMAL_COMMA if comma else ResponseRefusal.NOT_A_NUMBER)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
