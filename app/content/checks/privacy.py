"""P…: a training text holds nobody's real particulars."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from markdown_it.token import Token

from app.content.blocks import inline_tokens, with_lines, words_of
from app.content.checks.rule import Finding
from app.content.model.text import PlainText
from app.content.page import Page

_DIGIT = re.compile(r"\d")
_TEN_DIGITS = re.compile(r"(?<!\d)(?<!\d\.)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\.?\d)")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_PHONE = re.compile(r"(?<!\d)(?<!\d\.)(?:\+44[ -]?(?:\(0\))?|\(?0)(?:[ ()-]{0,2}\d){9,10}(?!\d)")
_INVENTED = (
    *(f"01{area}4960" for area in (13, 14, 15, 16, 17, 18, 21, 31, 41, 51, 61)),
    *("01632960", "02079460", "01914980", "02896496", "02920180"),
    *("07700900", "08081570", "09098790", "03069990"),
)
"""Numbers that the regulator keeps free for drama: https://www.ofcom.org.uk, “numbers for drama use”."""
_NO_TEXTS = ("original",)
_HELPLINES = ("0800", "0808", "116", "101", "111", "999")
_TEST_NHS_NUMBERS = "999"


def personal_data(page: Page) -> Iterator[Finding]:
    for words, line in _texts(page):
        for kind in sorted({*_found(words)}):
            yield Finding(
                line,
                f"looks like a real {kind}: invent one that cannot exist, or leave it out",
            )


def _texts(page: Page) -> Iterator[tuple[str, int]]:
    """No particulars are without a digit, and no name of an entity stands for one."""
    for inline in filter(_has_digit, inline_tokens(page.tokens)):
        for line, children in groupby(with_lines(inline), key=itemgetter(1)):
            yield words_of([child for child, _ in children]), line
    for link in page.links:
        if link.scheme == "tel":
            yield link.href.partition(":")[2], link.line
    for name, value in page.header.values.items():
        if isinstance(value, str | PlainText) and name not in _NO_TEXTS:
            yield (
                value if isinstance(value, str) else _without_slots(value),
                page.header.lines[name],
            )


def _has_digit(inline: Token) -> bool:
    return _DIGIT.search(inline.content) is not None


def _without_slots(text: PlainText) -> str:
    return "".join(part if isinstance(part, str) else "…" for part in text.parts)


def _found(words: str) -> Iterator[str]:
    if any(_is_nhs_number(match[0]) for match in _TEN_DIGITS.finditer(words)):
        yield "NHS number"
    if _POSTCODE.search(words):
        yield "postcode"
    if any(_is_real_phone(match[0]) for match in _PHONE.finditer(words)):
        yield "phone number"


def _is_nhs_number(written: str) -> bool:
    """The tenth digit is a check digit, modulus 11."""
    digits = [int(c) for c in written if c.isdigit()]
    total = sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - total % 11) % 11
    tested = "".join(map(str, digits)).startswith(_TEST_NHS_NUMBERS)
    return check == digits[9] and not tested and digits[0] != 0


def _is_real_phone(written: str) -> bool:
    digits = "".join(c for c in written if c.isdigit())
    national = "0" + digits.removeprefix("44").removeprefix("0")
    return not national.startswith((*_INVENTED, *_HELPLINES))
