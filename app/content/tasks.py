"""What a question asks one to do, built from its options: ticks, orders, pairs, answers, scales."""

from collections.abc import Sequence
from fractions import Fraction

from app.content import directives
from app.content.blocks import tokens_of
from app.content.model.quiz import (
    Item,
    Match,
    NumberAnswer,
    OneOf,
    Option,
    PutInOrder,
    Scale,
    SeveralOf,
    ShortAnswer,
)
from app.content.options import OptionDraft, PairsDraft
from app.content.rendering import plain, rich, rich_inline
from app.content.slots import with_slots
from app.ids import OptionId

_NUMBER_SIGNS = ("±", "+-")
_LONGEST_NUMBER = 12


def identities(options: Sequence[OptionDraft]) -> list[OptionId]:
    """Two options that say the same (a fault, or the same words on two sides) are told apart by a number."""
    found: list[OptionId] = []
    for option in options:
        identity, number = option.id or "option", 1
        while OptionId(identity) in found:
            number += 1
            identity = f"{option.id or 'option'}-{number}"
        found.append(OptionId(identity))
    return found


def ticked_task(options: Sequence[OptionDraft], *, keep_order: bool) -> OneOf | SeveralOf:
    built = tuple(
        Option(
            identity,
            rich_inline(option.label),
            bool(option.ticked),
            _share(option),
            rich(tokens_of([part for quote in option.feedback for part in quote.inside])),
            option.line,
        )
        for identity, option in zip(identities(options), options, strict=True)
    )
    one = sum(option.key for option in built) == 1
    return OneOf(built, keep_order) if one else SeveralOf(built, keep_order)


def _share(option: OptionDraft) -> Fraction:
    if option.ticked:
        return Fraction(1)
    return directives.share(option.argument("%") or "1") if option.argument("%") else Fraction(0)


def items(options: Sequence[OptionDraft]) -> tuple[Item, ...]:
    return tuple(
        Item(identity, rich_inline(option.label))
        for identity, option in zip(identities(options), options, strict=True)
    )


def order_task(options: Sequence[OptionDraft]) -> PutInOrder:
    return PutInOrder(items(options))


def scale_task(options: Sequence[OptionDraft]) -> Scale:
    return Scale(items(options))


def match_task(draft: PairsDraft) -> Match:
    left = [row for row, _ in draft.rows if row.words]
    sides: dict[str, OptionDraft] = {}
    for _, side in draft.rows:
        sides.setdefault(side.words, side)
    answers = dict(zip(sides, items(list(sides.values())), strict=True))
    rows = items(left)
    wanted = [answers[side.words].id for row, side in draft.rows if row.words]
    return Match(
        plain(draft.headings[0].children or []),
        plain(draft.headings[1].children or []),
        rows,
        tuple(answers.values()),
        dict(zip([row.id for row in rows], wanted, strict=True)),
    )


def answer_task(argument: str) -> ShortAnswer | NumberAnswer | None:
    """None where a sign of tolerance stands between what are no numbers."""
    for sign in _NUMBER_SIGNS:
        value, found, tolerance = argument.partition(sign)
        if found and (number := _number(value)) is not None:
            within = _number(tolerance)
            return None if within is None or within < 0 else NumberAnswer(number, within)
    accepted = [with_slots(part.strip()) for part in argument.split("|")]
    return ShortAnswer(tuple(part for part in accepted if part))


def _number(text: str) -> Fraction | None:
    digits = text.strip().removeprefix("-")
    whole, _, decimals = digits.partition(".")
    plain_digits = (whole + decimals).isascii() and (whole + decimals).isdigit()
    return Fraction(text.strip()) if plain_digits and len(digits) <= _LONGEST_NUMBER else None
